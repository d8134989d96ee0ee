# What the test.cmake of each consumer is made of. The settings that come with -D are listed in CMakeLists.txt.
# Each test starts from an empty WORK_DIR and stops at the first command that fails.
cmake_minimum_required(VERSION 3.16)

set(main "${CMAKE_CURRENT_LIST_DIR}/main.cpp")
if(NOT INSTALLER)
  set(INSTALLER "${CMAKE_COMMAND}")
endif()

file(REMOVE_RECURSE "${WORK_DIR}")
file(MAKE_DIRECTORY "${WORK_DIR}")

# run(COMMAND...): leaves what the command printed in ${output}.
function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY "${WORK_DIR}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "failed (${status}): ${command}\n${output}")
  endif()
  string(STRIP "${output}" output)
  set(output "${output}" PARENT_SCOPE)
endfunction()

# configure(SOURCE BINARY [CMAKE ARGUMENTS...]) with the compiler under test.
function(configure source binary)
  set(settings "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
  if(FMT_DIR)
    list(APPEND settings "-Dfmt_DIR=${FMT_DIR}")
  endif()
  run("${CMAKE_COMMAND}" -S "${source}" -B "${binary}" -G "${GENERATOR}" ${settings} ${ARGN})
endfunction()

# install_library(PREFIX [CMAKE ARGUMENTS...]), by the CMake that is INSTALLER. It is installed elsewhere and moved to
# PREFIX, so that nothing installed can know where it stands.
function(install_library prefix)
  set(CMAKE_COMMAND "${INSTALLER}")
  set(build "${prefix}-build")
  configure("${SOURCE_DIR}" "${build}" -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=OFF ${ARGN})
  run("${CMAKE_COMMAND}" --build "${build}")
  run("${CMAKE_COMMAND}" --install "${build}" --prefix "${prefix}-before-moving")
  file(RENAME "${prefix}-before-moving" "${prefix}")
endfunction()

# build_and_run(SOURCE BINARY [CMAKE ARGUMENTS...]): a project whose program is named consumer.
function(build_and_run source binary)
  configure("${source}" "${binary}" -DCMAKE_BUILD_TYPE=Debug "-DVERSION=${VERSION}" ${ARGN})
  run("${CMAKE_COMMAND}" --build "${binary}" --config Debug)
  # Where a generator of many configurations puts it.
  find_program(consumer NAMES consumer PATHS "${binary}" "${binary}/Debug" NO_DEFAULT_PATH NO_CACHE)
  run("${consumer}")
endfunction()

# compile_and_run(FLAGS...): main.cpp with nothing but the compiler.
function(compile_and_run)
  separate_arguments(flags NATIVE_COMMAND "${FLAGS}")
  run("${COMPILER}" ${flags} -std=c++17 "${main}" ${ARGN} -o "${WORK_DIR}/consumer")
  run("${WORK_DIR}/consumer")
endfunction()
