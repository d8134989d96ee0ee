include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

set(fmt "")
if(FMT_DIR)
  set(fmt --fmt "${FMT_DIR}")
endif()
get_filename_component(bin "${CMAKE_COMMAND}" DIRECTORY)
run("${CMAKE_COMMAND}" -E env "PATH=${bin}:$ENV{PATH}" "${PYTHON}" -B "${CMAKE_CURRENT_LIST_DIR}/run_recipe.py"
  --work "${WORK_DIR}" --version "${VERSION}" ${fmt} -- -G "${GENERATOR}" "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}"
  "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
