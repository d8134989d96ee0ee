include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

# The target by itself, and nothing but the file it wrote.
configure("${SOURCE_DIR}" "${WORK_DIR}/build" -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=OFF)
run("${CMAKE_COMMAND}" --build "${WORK_DIR}/build" --target smtp_reply_single_header)
file(COPY "${WORK_DIR}/build/single_header/smtp_reply.hpp" DESTINATION "${WORK_DIR}/alone")
compile_and_run("-I${WORK_DIR}/alone" -DCONSUMER_HAS_ONE_FILE)

# Installed, it stands beside the folder.
install_library("${WORK_DIR}/prefix" -DSMTP_REPLY_INSTALL_SINGLE_HEADER=ON)
compile_and_run("-I${WORK_DIR}/prefix/include" -DCONSUMER_HAS_ONE_FILE)
compile_and_run("-I${WORK_DIR}/prefix/include")
install_library("${WORK_DIR}/prefix-without")
if(EXISTS "${WORK_DIR}/prefix-without/include/smtp_reply.hpp")
  message(FATAL_ERROR "the single file was installed without being asked for")
endif()
