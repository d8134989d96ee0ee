include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

build_and_run("${CMAKE_CURRENT_LIST_DIR}" "${WORK_DIR}/build" "-DLIBRARY=${SOURCE_DIR}")
