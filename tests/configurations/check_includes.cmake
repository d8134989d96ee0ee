# cmake -DINCLUDE_DIR=include/smtp_reply -P check_includes.cmake
# Holds every #include of the headers against the order they stand in, and against the standard headers that are
# light enough for them.
cmake_minimum_required(VERSION 3.16)

# Lowest first. A header includes its own layer and those below, nothing above. A new header needs its place here.
set(layers
  "config"
  "code enhanced scan"
  "code_table enhanced_table command"
  "parse ehlo write"
  "advise"
  "compare guide guide/texts guide/english guide/arabic"
  "print"
  "format ostream error_code testing"
  "smtp_reply")

set(light_headers array cassert cstddef cstdint cstring iosfwd limits optional string_view type_traits utility version)
# Those that meet the world may include the world's header as well.
set(more_for_format fmt/base.h fmt/core.h format)
set(more_for_error_code new string system_error)
set(more_for_testing cstdlib)

function(layer_of name result)
  set(level 0)
  foreach(layer IN LISTS layers)
    string(REPLACE " " ";" names "${layer}")
    if(name IN_LIST names)
      set(${result} ${level} PARENT_SCOPE)
      return()
    endif()
    math(EXPR level "${level} + 1")
  endforeach()
  message(SEND_ERROR "${name}.hpp has no layer: give it one in ${CMAKE_CURRENT_LIST_FILE}")
  set(${result} 0 PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE headers "${INCLUDE_DIR}/*.hpp")
if(NOT headers)
  message(FATAL_ERROR "no headers in ${INCLUDE_DIR}")
endif()
foreach(header IN LISTS headers)
  file(RELATIVE_PATH name "${INCLUDE_DIR}" "${header}")
  string(REGEX REPLACE "\\.hpp$" "" name "${name}")
  layer_of(${name} level)
  get_filename_component(folder "${header}" DIRECTORY)

  file(STRINGS "${header}" includes REGEX "^[ \t]*#[ \t]*include")
  foreach(include IN LISTS includes)
    if(include MATCHES "#[ \t]*include[ \t]+<([^>]+)>")
      if(NOT CMAKE_MATCH_1 IN_LIST light_headers AND NOT CMAKE_MATCH_1 IN_LIST more_for_${name})
        message(SEND_ERROR "${name}.hpp includes <${CMAKE_MATCH_1}>, which is not one of the light headers")
      endif()
    elseif(include MATCHES "#[ \t]*include[ \t]+\"([^\"]+)\"")
      get_filename_component(included "${folder}/${CMAKE_MATCH_1}" ABSOLUTE)
      file(RELATIVE_PATH included_name "${INCLUDE_DIR}" "${included}")
      string(REGEX REPLACE "\\.hpp$" "" included_name "${included_name}")
      layer_of(${included_name} included_level)
      if(included_level GREATER level)
        message(SEND_ERROR "${name}.hpp includes ${included_name}.hpp, which stands above it")
      endif()
    else()
      message(SEND_ERROR "${name}.hpp has an #include that cannot be read: ${include}")
    endif()
  endforeach()
endforeach()
