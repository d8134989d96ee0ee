# cmake "-DCOMMAND=COMPILER;FLAGS..." -DNM=nm -DSIZE=size -DSOURCES=FOLDER -DOUT=FOLDER -P check.cmake
# What a program carries of this library: compiles the programs beside this file, prints the size of each object, and
# holds what it carries against what it uses.
cmake_minimum_required(VERSION 3.16)

# The data of the library that a program may carry, as nm names it behind smtp_reply::v0::. A new table of parse.hpp,
# code_table.hpp or write.hpp needs its place here.
set(parses "detail::default_parse_options")
set(looks_up "code_table" "detail::code_index")
set(writes "code_table" "detail::code_index" "detail::sendable_phrases")
# Texts, each of another table, that only a program may carry that explains. All of them must be found there: else this
# would look for what no longer exists.
set(guide_texts
  "There is no such mailbox"     # guide/english.hpp, summaries
  "The mailbox"                  # guide/english.hpp, codes
  "الخادم")                      # guide/arabic.hpp
# And what no program but those that look up or write may carry.
set(code_table_texts "RFC 5321 4.2.3" "Requested mail action okay, completed")

file(MAKE_DIRECTORY "${OUT}")

# Octets as hexadecimal digits: CMake has no strings with NUL.
function(hex_of text result)
  file(WRITE "${OUT}/text" "${text}")
  file(READ "${OUT}/text" hex HEX)
  set(${result} "${hex}" PARENT_SCOPE)
endfunction()

function(object_of program)
  set(object "${OUT}/${program}.o")
  execute_process(COMMAND ${COMMAND} -c "${SOURCES}/${program}.cpp" -o "${object}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${program}.cpp does not compile:\n${output}")
  endif()

  # The second line of size: text, data and bss, then their sum.
  execute_process(COMMAND "${SIZE}" "${object}" RESULT_VARIABLE status OUTPUT_VARIABLE output)
  if(NOT status EQUAL 0 OR NOT output MATCHES "\n *([0-9]+)[ \t]+([0-9]+)[ \t]+([0-9]+)[ \t]+([0-9]+)")
    message(FATAL_ERROR "cannot read what ${SIZE} prints:\n${output}")
  endif()
  message(STATUS "${program}: ${CMAKE_MATCH_1} octets of code and constants, ${CMAKE_MATCH_2} to be relocated")
  set(${program}_size "${CMAKE_MATCH_4}" PARENT_SCOPE)

  file(READ "${object}" hex HEX)
  set(${program}_hex "${hex}" PARENT_SCOPE)

  # Data has no parameters. Brackets, which nm sets behind clones of functions, have a meaning in lists.
  execute_process(COMMAND "${NM}" -C --defined-only "${object}" RESULT_VARIABLE status OUTPUT_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${NM} cannot read ${object}")
  endif()
  string(REGEX REPLACE "[][;]" "" output "${output}")
  string(REGEX MATCHALL "[^\n]+" lines "${output}")
  set(data "")
  foreach(line IN LISTS lines)
    if(line MATCHES "^[0-9a-fA-F]* *[A-Za-z] smtp_reply::v[0-9]+::([^(]+)$")
      list(APPEND data "${CMAKE_MATCH_1}")
    endif()
  endforeach()
  set(${program}_data "${data}" PARENT_SCOPE)
endfunction()

function(check_text program text expected)
  hex_of("${text}" hex)
  string(FIND "${${program}_hex}" "${hex}" position)
  if(expected AND position EQUAL -1)
    message(SEND_ERROR "\"${text}\" is not in ${program}: it does not show what the others carry")
  elseif(NOT expected AND NOT position EQUAL -1)
    message(SEND_ERROR "${program} carries \"${text}\", which it does not use")
  endif()
endfunction()

foreach(program IN ITEMS parses looks_up writes explains explains_in_english)
  object_of(${program})
endforeach()

foreach(text IN LISTS guide_texts)
  check_text(explains "${text}" TRUE)
endforeach()
foreach(text IN LISTS code_table_texts)
  check_text(looks_up "${text}" TRUE)
  check_text(parses "${text}" FALSE)
endforeach()
if(NOT "code_table" IN_LIST looks_up_data)
  message(SEND_ERROR "nm does not show code_table in looks_up: it does not show what the others carry")
endif()

foreach(program IN ITEMS parses looks_up writes)
  foreach(text IN LISTS guide_texts)
    check_text(${program} "${text}" FALSE)
  endforeach()
  foreach(name IN LISTS ${program}_data)
    if(NOT name IN_LIST ${program})
      message(SEND_ERROR "${program} carries ${name}, which it does not use")
    endif()
  endforeach()
  # Texts are many, and only a few of them are looked for by name.
  math(EXPR limit "${explains_size} / 4")
  if(${program}_size GREATER limit)
    message(SEND_ERROR "${program} has ${${program}_size} octets, over a quarter of what explains has")
  endif()
endforeach()
