# cmake -DINCLUDE_DIR=include/smtp_reply -DLICENSE=LICENSE -DOUTPUT=smtp_reply.hpp -P write_single_header.cmake
# Writes the headers as one file: each header once, behind those that it includes, with its include guard, so that the
# file and the folder can meet in one unit. Standard headers go to the top, but for those that stand under a condition.
# A header that smtp_reply.hpp does not include follows under SMTP_REPLY_WITH_ and its name, for the user to ask for.
cmake_minimum_required(VERSION 3.16)

# Takes a header apart: ${text} is what remains without its unconditional includes, ${own} names the headers of the
# library among these, relative to INCLUDE_DIR, and ${std} the others.
function(take_apart header)
  file(READ "${INCLUDE_DIR}/${header}" rest)
  get_filename_component(folder "${INCLUDE_DIR}/${header}" DIRECTORY)
  set(rest "\n${rest}")
  set(text "")
  set(own "")
  set(std "")
  set(depth 0)
  while(rest MATCHES "\n#[ \t]*(if|endif|include)[^\n]*")
    set(line "${CMAKE_MATCH_0}")
    set(directive "${CMAKE_MATCH_1}")
    string(FIND "${rest}" "${line}" start)
    string(LENGTH "${line}" length)
    math(EXPR end "${start} + ${length}")
    string(SUBSTRING "${rest}" 0 ${start} before)
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(APPEND text "${before}")
    if(directive STREQUAL "if")
      math(EXPR depth "${depth} + 1")
    elseif(directive STREQUAL "endif")
      math(EXPR depth "${depth} - 1")
    elseif(line MATCHES "\"([^\"]+)\"")
      get_filename_component(included "${folder}/${CMAKE_MATCH_1}" ABSOLUTE)
      file(RELATIVE_PATH included "${INCLUDE_DIR}" "${included}")
      list(APPEND own "${included}")
      if(NOT depth EQUAL 1)
        message(FATAL_ERROR "${header} includes ${included} under a condition, which one file cannot")
      endif()
      continue()
    elseif(depth EQUAL 1 AND line MATCHES "<([^>]+)>")
      list(APPEND std "${CMAKE_MATCH_1}")
      continue()
    endif()
    string(APPEND text "${line}")  # the guard, or something under a condition
  endwhile()
  string(APPEND text "${rest}")

  string(REPLACE "\n//\n// SPDX-License-Identifier: MIT\n" "\n" text "${text}")  # all of the licence is on top
  string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
  set(text "${text}" PARENT_SCOPE)
  set(own "${own}" PARENT_SCOPE)
  set(std "${std}" PARENT_SCOPE)
endfunction()

# Adds a header, behind what it includes, to the properties `taken`, `std` and `text`, unless it is in `taken`.
function(add_header header)
  get_property(taken GLOBAL PROPERTY taken)
  if(header IN_LIST taken)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY taken "${header}")
  take_apart("${header}")
  foreach(included IN LISTS own)
    add_header("${included}")
  endforeach()
  set_property(GLOBAL APPEND PROPERTY std ${std})
  if(NOT header STREQUAL "smtp_reply.hpp")
    set_property(GLOBAL APPEND_STRING PROPERTY text "${text}")
  endif()
endfunction()

# take(HEADER): adds it and sets ${text} and ${includes}, lines for the standard headers that were not in ${known}.
function(take header)
  set_property(GLOBAL PROPERTY taken ${taken})
  set_property(GLOBAL PROPERTY std "")
  set_property(GLOBAL PROPERTY text "")
  add_header("${header}")
  get_property(taken GLOBAL PROPERTY taken)
  get_property(std GLOBAL PROPERTY std)
  get_property(text GLOBAL PROPERTY text)
  list(REMOVE_DUPLICATES std)
  list(SORT std)
  set(includes "")
  foreach(name IN LISTS std)
    if(NOT name IN_LIST known)
      string(APPEND includes "#include <${name}>\n")
    endif()
  endforeach()
  set(taken "${taken}" PARENT_SCOPE)
  set(std "${std}" PARENT_SCOPE)
  set(text "${text}" PARENT_SCOPE)
  set(includes "${includes}" PARENT_SCOPE)
endfunction()

get_filename_component(INCLUDE_DIR "${INCLUDE_DIR}" ABSOLUTE)
foreach(part IN ITEMS major minor patch)
  string(TOUPPER "${part}" macro)
  file(STRINGS "${INCLUDE_DIR}/config.hpp" line REGEX "^#define SMTP_REPLY_VERSION_${macro} ")
  string(REGEX REPLACE ".* " "" ${part} "${line}")
endforeach()
set(version "${major}.${minor}.${patch}")

set(taken "")
set(known "")
take(smtp_reply.hpp)
set(core "#ifndef SMTP_REPLY_SMTP_REPLY_HPP\n\n${includes}${text}\n#define SMTP_REPLY_SMTP_REPLY_HPP\n#endif\n")
set(core_headers "${taken}")
set(known "${std}")

set(asked_for "")
set(macros "")
file(GLOB headers RELATIVE "${INCLUDE_DIR}" "${INCLUDE_DIR}/*.hpp")
foreach(header IN LISTS headers)
  if(header IN_LIST core_headers)
    continue()
  endif()
  string(REGEX REPLACE "\\.hpp$" "" macro "${header}")
  string(TOUPPER "SMTP_REPLY_WITH_${macro}" macro)
  # Everything that it needs beyond the core, whether or not another one of its kind has it too: there are guards.
  set(taken "${core_headers}")
  take("${header}")
  string(APPEND asked_for "\n#if defined(${macro})\n\n${includes}${text}\n#endif  // ${macro}\n")
  string(APPEND macros "//   #define ${macro}  // before the #include, for ${header}\n")
endforeach()
if(macros)
  set(macros "//\n// What costs more than the rest is there for whoever asks for it:\n//\n${macros}")
endif()

file(READ "${LICENSE}" licence)
string(STRIP "${licence}" licence)
string(REGEX REPLACE "\n" "\n// " licence "// ${licence}\n")
string(REGEX REPLACE "// \n" "//\n" licence "${licence}")
string(REGEX REPLACE "// $" "" licence "${licence}")

file(WRITE "${OUTPUT}" "\
// smtp_reply ${version} - everything about SMTP replies, in one file.
//
//   #include \"smtp_reply.hpp\"
//   using namespace smtp_reply;
//
// Written from the headers of include/smtp_reply, which follow one by one, each with its own manual: change those. A
// program may hold this file and those headers of the same version; their include guards are the same.
${macros}//
${licence}
#if defined(SMTP_REPLY_VERSION_MAJOR)
#if SMTP_REPLY_VERSION_MAJOR != ${major} || SMTP_REPLY_VERSION_MINOR != ${minor} || SMTP_REPLY_VERSION_PATCH != ${patch}
#error \"this smtp_reply.hpp is ${version}, and headers of another version were included before it\"
#endif
#endif

${core}${asked_for}")
