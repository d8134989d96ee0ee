include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

compile_and_run("-I${SOURCE_DIR}/include")

# Copying the folder is installing it.
file(COPY "${SOURCE_DIR}/include/smtp_reply" DESTINATION "${WORK_DIR}/copy")
compile_and_run("-I${WORK_DIR}/copy")
