# What the tests and the examples are built with; nothing here reaches a user of the library.

# The warnings for our own code.
add_library(smtp_reply_warnings INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(smtp_reply_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wdouble-promotion -Wshadow -Wold-style-cast
    -Wuseless-cast -Wcast-align -Wcast-qual -Wduplicated-branches -Wduplicated-cond -Wlogical-op -Wformat=2
    -Wextra-semi -Wmissing-declarations -Wnon-virtual-dtor -Woverloaded-virtual -Wredundant-decls
    -Wsuggest-override -Wundef -Wzero-as-null-pointer-constant
    # g++ 12 is wrong about comparing an empty std::optional (GCC bug 80635) and about std::string::insert (105651);
    # the sanitizers look for the real ones.
    -Wno-maybe-uninitialized -Wno-restrict)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT MSVC)
  target_compile_options(smtp_reply_warnings INTERFACE
    -Weverything
    -Wno-unknown-warning-option         # the list serves old and new versions alike
    -Wno-c++98-compat -Wno-c++98-compat-pedantic  # C++17 is the floor
    -Wno-c++20-compat -Wno-pre-c++20-compat-pedantic  # what C++20 has is used where it is there
    -Wno-padded                         # layout is chosen, not a mistake
    -Wno-switch-default                 # a switch over an enumeration names every case, or says default
    -Wno-switch-enum                    # `code` is open and has 41 names
    -Wno-unsafe-buffer-usage)           # asks for std::span, which is C++20
elseif(MSVC)
  target_compile_options(smtp_reply_warnings INTERFACE /W4 /permissive- /utf-8 /Zc:__cplusplus)
endif()
if(SMTP_REPLY_WERROR)
  if(MSVC)
    target_compile_options(smtp_reply_warnings INTERFACE /WX)
  else()
    target_compile_options(smtp_reply_warnings INTERFACE -Werror)
  endif()
endif()

# fmt where there is one: the header finds it by itself, but a program that formats must link it too.
add_library(smtp_reply_fmt INTERFACE)
set(SMTP_REPLY_HAS_FMT OFF)
if(NOT SMTP_REPLY_FMT STREQUAL "OFF")
  if(SMTP_REPLY_BUILD_EXAMPLES)
    smtp_reply_require_fmt()  # explain prints with it
  elseif(NOT TARGET fmt::fmt)
    find_package(fmt 9.1 QUIET)
  endif()
  if(TARGET fmt::fmt)
    set(SMTP_REPLY_HAS_FMT ON)
    target_link_libraries(smtp_reply_fmt INTERFACE fmt::fmt)
  else()
    # A header without its library, such as an incomplete installation, would be found and then fail to link.
    target_compile_definitions(smtp_reply_fmt INTERFACE SMTP_REPLY_USE_FMT=0)
  endif()
endif()

# What every program here has in common. The standard is the lowest one unless the caller sets another.
function(smtp_reply_own_target target)
  target_link_libraries(${target} PRIVATE smtp_reply::smtp_reply smtp_reply_fmt smtp_reply_warnings)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 17
    CXX_STANDARD_REQUIRED ON
    CXX_EXTENSIONS OFF)
endfunction()
