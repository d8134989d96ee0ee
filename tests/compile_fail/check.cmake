# cmake -DCASE=FILE -DCOMMAND=COMPILER;FLAGS... -P check.cmake
# Compiles one case and holds the outcome against its first line (see CMakeLists.txt).
cmake_minimum_required(VERSION 3.16)

execute_process(COMMAND ${COMMAND} "${CASE}" RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)

get_filename_component(name "${CASE}" NAME)
file(STRINGS "${CASE}" first_line LIMIT_COUNT 1)
if(first_line MATCHES "^// expect: (.+)$")
  set(expected "${CMAKE_MATCH_1}")
  string(FIND "${output}" "${expected}" position)
  if(status EQUAL 0)
    message(FATAL_ERROR "${name} compiles, and must not")
  elseif(position EQUAL -1)
    message(FATAL_ERROR "${name} does not compile, but not for the expected reason\nexpected: ${expected}\ngot:\n${output}")
  endif()
elseif(NOT name STREQUAL "control.cpp")
  message(FATAL_ERROR "${name} does not begin with \"// expect: \" and the message of the compiler")
elseif(NOT status EQUAL 0)
  message(FATAL_ERROR "${name} does not compile, and must:\n${output}")
endif()
