# cmake -DHEADER=smtp_reply/NAME.hpp -DLIMIT=LINES -DCOMMAND=COMPILER;FLAGS... -P check_include_cost.cmake
# Counts what the preprocessor leaves of a header, without blank lines and lines that begin with #.
cmake_minimum_required(VERSION 3.16)

get_filename_component(name "${HEADER}" NAME_WE)
set(unit "${CMAKE_CURRENT_BINARY_DIR}/include_cost_${name}_${LIMIT}.cpp")
file(WRITE "${unit}" "#include <${HEADER}>\n")
execute_process(COMMAND ${COMMAND} -E "${unit}"
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${HEADER} does not pass the preprocessor:\n${error}")
endif()

# Not a list of lines: code is full of the brackets and semicolons that CMake gives a meaning in a list.
string(REGEX REPLACE "\n#[^\n]*" "" output "\n${output}")
string(REGEX REPLACE "\n[ \t]*[^ \t\n][^\n]*" "x" output "${output}")
string(REGEX REPLACE "[^x]" "" output "${output}")
string(LENGTH "${output}" lines)

message(STATUS "${HEADER}: ${lines} lines, the limit is ${LIMIT}")
if(lines GREATER LIMIT)
  message(FATAL_ERROR "${HEADER} costs too much")
endif()
