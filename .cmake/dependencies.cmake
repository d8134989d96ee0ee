# Where fmt and doctest come from: an installed package, else, when smtp_reply is the top level, the sources of
# one release, pinned by hash. A project that adds smtp_reply to its own build never finds itself downloading.

function(smtp_reply_fetch name url sha256)
  if(NOT SMTP_REPLY_IS_TOP_LEVEL)
    message(FATAL_ERROR "smtp_reply: ${name} was not found; install it, or provide it before adding smtp_reply")
  endif()
  message(STATUS "smtp_reply: ${name} is not installed, fetching it")
  if(POLICY CMP0135)
    cmake_policy(SET CMP0135 NEW)
  endif()
  include(FetchContent)
  FetchContent_Declare(${name} URL "${url}" URL_HASH "SHA256=${sha256}" ${ARGN})
  FetchContent_MakeAvailable(${name})
  set(${name}_SOURCE_DIR "${${name}_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

# After it there is a target fmt::fmt, or the configuration has failed.
function(smtp_reply_require_fmt)
  if(TARGET fmt::fmt)
    return()
  endif()
  find_package(fmt 9.1 QUIET)
  if(NOT fmt_FOUND)
    smtp_reply_fetch(fmt
      "https://github.com/fmtlib/fmt/releases/download/12.1.0/fmt-12.1.0.zip"
      "695fd197fa5aff8fc67b5f2bbc110490a875cdf7a41686ac8512fb480fa8ada7")
  endif()
endfunction()

# After it there is a target doctest::doctest, or the configuration has failed.
function(smtp_reply_require_doctest)
  if(TARGET doctest::doctest)
    return()
  endif()
  find_package(doctest 2.4 QUIET)
  if(NOT doctest_FOUND)
    # One header is all that is needed of it: pointing at a folder that is not there keeps its own CMakeLists.txt,
    # which CMake 4 refuses as too old, out of the build.
    smtp_reply_fetch(doctest
      "https://github.com/doctest/doctest/archive/refs/tags/v2.4.12.tar.gz"
      "73381c7aa4dee704bd935609668cf41880ea7f19fa0504a200e13b74999c2d70"
      SOURCE_SUBDIR header_only)
    add_library(doctest::doctest INTERFACE IMPORTED GLOBAL)
    set_target_properties(doctest::doctest PROPERTIES
      INTERFACE_INCLUDE_DIRECTORIES "${doctest_SOURCE_DIR}")
  endif()
endfunction()
