include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

if(NOT CPM)
  set(CPM "${CMAKE_CURRENT_LIST_DIR}/stand_in.cmake")
endif()
build_and_run("${CMAKE_CURRENT_LIST_DIR}" "${WORK_DIR}/build" "-DCPM=${CPM}" "-DCPM_smtp_reply_SOURCE=${SOURCE_DIR}")
