# cmake -DPYTHON=python3 -DCORPUS=corpus.py "-DDRIVERS=PROGRAM;PROGRAM" -DOUT=FOLDER -P smoke.cmake
# Runs each driver once over a few replies. A driver fails by itself where its subjects differ; here the drivers are
# held against each other. Nothing is said about times.
cmake_minimum_required(VERSION 3.16)

file(REMOVE_RECURSE "${OUT}")
execute_process(COMMAND "${PYTHON}" "${CORPUS}" "${OUT}" --short 500 --multi 100 RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "corpus.py failed")
endif()

set(expected "")
foreach(driver IN LISTS DRIVERS)
  execute_process(COMMAND "${driver}" smoke "${OUT}/corpus_short.bin" "${OUT}/corpus_multi.bin" 1
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${driver} failed:\n${error}")
  endif()
  string(REGEX MATCHALL "# [^\n]+" counts "${output}")
  if(NOT counts MATCHES "# short: 500 replies, 500 lines" OR NOT counts MATCHES "# multi: 100 replies")
    message(FATAL_ERROR "${driver} does not count what corpus.py wrote:\n${output}")
  endif()
  if(expected AND NOT counts STREQUAL expected)
    message(FATAL_ERROR "the drivers differ:\n${expected}\n${counts}")
  endif()
  set(expected "${counts}")
endforeach()
message(STATUS "${expected}")
