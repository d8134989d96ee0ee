# The Debian package libsmtp-reply-dev, for every architecture: the headers, the CMake package and smtp_reply.pc.
#
#   cmake -S . -B build -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=OFF
#   (cd build && cpack -G DEB) && dpkg -i build/libsmtp-reply-dev_*_all.deb
#
# Give your own name with -DCPACK_PACKAGE_CONTACT="NAME <ADDRESS>": you are the package's maintainer.

# Debian wants the licence under the package's name.
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/libsmtp-reply-dev" RENAME copyright
  COMPONENT debian EXCLUDE_FROM_ALL)
set(CPACK_INSTALL_CMAKE_PROJECTS
  "${PROJECT_BINARY_DIR};${PROJECT_NAME};Unspecified;/;${PROJECT_BINARY_DIR};${PROJECT_NAME};debian;/")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libsmtp-reply-dev)
if(NOT CPACK_PACKAGE_CONTACT)
  set(CPACK_PACKAGE_CONTACT "the smtp_reply authors")
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "SMTP replies for C++17, header-only")
set(CPACK_PACKAGE_DESCRIPTION "\
Looks SMTP reply codes and enhanced status codes up, reads replies off a
socket, tells a client what to do next, writes replies that are always legal,
and explains them to a person.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
if(SMTP_REPLY_FMT STREQUAL "ON")
  set(CPACK_DEBIAN_PACKAGE_DEPENDS libfmt-dev)
else()
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS libfmt-dev)
endif()
include(CPack)
