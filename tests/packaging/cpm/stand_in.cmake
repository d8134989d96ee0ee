# What CPM.cmake does with the calls of CMakeLists.txt once it has the sources, for want of the real one, which has to be
# downloaded: with -DSMTP_REPLY_CPM=CPM.cmake the tests use that instead. Like it, this takes the sources from
# CPM_<name>_SOURCE, adds a package once, hands the options over as variables of the calling scope, and leaves what the
# package would build by itself out of the build.

function(CPMAddPackage)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;VERSION;GIT_REPOSITORY" "OPTIONS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_GIT_REPOSITORY)
    message(FATAL_ERROR "this is no call that CPM knows: ${ARGN}")
  endif()
  get_property(added GLOBAL PROPERTY cpm_${arg_NAME}_version)
  if(added)
    if(added VERSION_LESS arg_VERSION)
      message(FATAL_ERROR "${arg_NAME} ${arg_VERSION} is asked for, ${added} is there")
    endif()
    return()
  endif()
  set_property(GLOBAL PROPERTY cpm_${arg_NAME}_version "${arg_VERSION}")
  foreach(option IN LISTS arg_OPTIONS)
    if(NOT option MATCHES "^([^ ]+) (.+)$")
      message(FATAL_ERROR "an option is a name and a value: ${option}")
    endif()
    set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
  endforeach()
  add_subdirectory("${CPM_${arg_NAME}_SOURCE}" "${CMAKE_BINARY_DIR}/_deps/${arg_NAME}-build" EXCLUDE_FROM_ALL)
endfunction()
