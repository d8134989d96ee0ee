# The target smtp_reply_single_header: all of the library as one file, single_header/smtp_reply.hpp in the build folder.
#
#   cmake -S . -B build && cmake --build build --target smtp_reply_single_header

set(smtp_reply_single_header "${CMAKE_CURRENT_BINARY_DIR}/single_header/smtp_reply.hpp")
file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/include/smtp_reply/*.hpp")

add_custom_command(OUTPUT "${smtp_reply_single_header}"
  COMMAND "${CMAKE_COMMAND}"
    "-DINCLUDE_DIR=${CMAKE_CURRENT_SOURCE_DIR}/include/smtp_reply" "-DLICENSE=${CMAKE_CURRENT_SOURCE_DIR}/LICENSE"
    "-DOUTPUT=${smtp_reply_single_header}" -P "${CMAKE_CURRENT_LIST_DIR}/write_single_header.cmake"
  DEPENDS ${headers} LICENSE "${CMAKE_CURRENT_LIST_DIR}/write_single_header.cmake"
  VERBATIM)
if(SMTP_REPLY_INSTALL_SINGLE_HEADER)
  add_custom_target(smtp_reply_single_header ALL DEPENDS "${smtp_reply_single_header}")
else()
  add_custom_target(smtp_reply_single_header DEPENDS "${smtp_reply_single_header}")
endif()
