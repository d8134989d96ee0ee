include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

set(variants AUTO OFF)
if(FMT_DIR)
  list(APPEND variants ON)
endif()
foreach(variant IN LISTS variants)
  install_library("${WORK_DIR}/prefix-${variant}" "-DSMTP_REPLY_FMT=${variant}")
  build_and_run("${CMAKE_CURRENT_LIST_DIR}" "${WORK_DIR}/build-${variant}"
    "-DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix-${variant}")
endforeach()
