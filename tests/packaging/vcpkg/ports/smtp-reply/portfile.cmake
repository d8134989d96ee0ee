# An overlay port of the tree that it lies in:
#
#   vcpkg install smtp-reply --overlay-ports=tests/packaging/vcpkg/ports
#
# In a registry of your own, vcpkg_from_github or vcpkg_from_git sets SOURCE_PATH instead.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../../../../.." ABSOLUTE)

set(VCPKG_BUILD_TYPE release)  # header-only
set(with_fmt AUTO)
if("fmt" IN_LIST FEATURES)
  set(with_fmt ON)
endif()

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS
    -DSMTP_REPLY_BUILD_TESTS=OFF
    -DSMTP_REPLY_BUILD_EXAMPLES=OFF
    -DSMTP_REPLY_FMT=${with_fmt})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME smtp_reply CONFIG_PATH share/cmake/smtp_reply)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc")  # the licence, which goes to where vcpkg looks for it
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
