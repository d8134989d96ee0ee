# cmake -DFILE=smtp_reply.hpp -DINCLUDE_DIR=include -DLICENSE=LICENSE -DSCRIPT=write_single_header.cmake -DWORK_DIR=FOLDER
#       [-DCOMMAND=COMPILER;FLAGS...] -P check_text.cmake
# Holds the text of the single file against what it was made from. With COMMAND, a preprocessor that writes to its
# output, the file is held to be the same code, token by token.
cmake_minimum_required(VERSION 3.16)

file(REMOVE_RECURSE "${WORK_DIR}")
file(READ "${FILE}" text)

# Nothing of it is elsewhere, and a standard header comes once; what stands behind the first SMTP_REPLY_WITH_ brings its own.
string(FIND "${text}" "\n#if defined(SMTP_REPLY_WITH_" core_length)
string(SUBSTRING "${text}" 0 ${core_length} core)
string(REGEX MATCHALL "\n#[ \t]*include[^\n]*" includes "${text}")
foreach(include IN LISTS includes)
  if(NOT include MATCHES "<[a-z_/.]+>")
    message(SEND_ERROR "the file is not alone:${include}")
  endif()
endforeach()
string(REGEX MATCHALL "\n#[ \t]*include[ \t]*<[^>]+>" includes "${core}")
set(unique ${includes})
list(REMOVE_DUPLICATES unique)
if(NOT includes OR NOT includes STREQUAL "${unique}")
  message(SEND_ERROR "headers are included more than once, or none is:${includes}")
endif()

file(STRINGS "${LICENSE}" licence REGEX ".")
string(FIND "${text}" "\n#" first_directive)
foreach(line IN LISTS licence)
  string(FIND "${text}" "\n// ${line}\n" found)
  if(found EQUAL -1 OR found GREATER first_directive)
    message(SEND_ERROR "the licence is not on top: ${line}")
  endif()
endforeach()

# The same again, from another place.
file(COPY "${INCLUDE_DIR}/smtp_reply" DESTINATION "${WORK_DIR}/moved")
execute_process(COMMAND "${CMAKE_COMMAND}" "-DINCLUDE_DIR=${WORK_DIR}/moved/smtp_reply" "-DLICENSE=${LICENSE}"
  "-DOUTPUT=${WORK_DIR}/again.hpp" -P "${SCRIPT}" RESULT_VARIABLE status)
file(READ "${WORK_DIR}/again.hpp" again)
if(NOT status EQUAL 0 OR NOT again STREQUAL text)
  message(SEND_ERROR "writing the file a second time, from another folder, does not give the same")
endif()

if(NOT COMMAND)
  return()
endif()

file(GLOB_RECURSE headers RELATIVE "${WORK_DIR}/moved" "${WORK_DIR}/moved/*.hpp")
set(folder "#include \"moved/smtp_reply/smtp_reply.hpp\"\n")
set(single "")
foreach(header IN LISTS headers)
  string(APPEND folder "#include \"moved/${header}\"\n")
  string(REGEX REPLACE "^smtp_reply/(.*)\\.hpp$" "\\1" macro "${header}")
  string(TOUPPER "SMTP_REPLY_WITH_${macro}" macro)
  if(NOT macro MATCHES "/")
    string(APPEND single "#define ${macro}\n")
  endif()
endforeach()
string(APPEND single "#include \"again.hpp\"\n")

# The tokens of a unit in which no header of another library is left.
foreach(header IN LISTS headers ITEMS ../again.hpp)
  file(READ "${WORK_DIR}/moved/${header}" content)
  string(REGEX REPLACE "\n#[ \t]*include[ \t]*<[^\n]*" "\n" content "${content}")
  file(WRITE "${WORK_DIR}/moved/${header}" "${content}")
endforeach()
function(preprocess name)
  file(WRITE "${WORK_DIR}/${name}.cpp" "${${name}}")
  execute_process(COMMAND ${COMMAND} -P "${WORK_DIR}/${name}.cpp"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${name}.cpp does not pass the preprocessor:\n${error}")
  endif()
  string(REGEX REPLACE "[ \t\r\n]+" "\n" output "${output}")
  string(STRIP "${output}" output)
  file(WRITE "${WORK_DIR}/${name}.tokens" "${output}\n")
  set(${name} "${output}" PARENT_SCOPE)
endfunction()
preprocess(folder)
preprocess(single)
if(NOT folder STREQUAL single OR NOT folder MATCHES "write_reply")
  message(FATAL_ERROR "the file is not the code of the folder: compare ${WORK_DIR}/folder.tokens and single.tokens")
endif()
