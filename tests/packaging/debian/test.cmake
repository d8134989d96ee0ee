include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

configure("${SOURCE_DIR}" "${WORK_DIR}/build" -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=OFF)
get_filename_component(cmake_dir "${CMAKE_COMMAND}" DIRECTORY)
run("${cmake_dir}/cpack" -G DEB --config "${WORK_DIR}/build/CPackConfig.cmake")
set(package "${WORK_DIR}/libsmtp-reply-dev_${VERSION}_all.deb")

run(dpkg-deb --field "${package}" Package Version Architecture Section)
if(NOT output STREQUAL
    "Package: libsmtp-reply-dev\nVersion: ${VERSION}\nArchitecture: all\nSection: libdevel")
  message(FATAL_ERROR "the package says of itself:\n${output}")
endif()

# Into a root of its own: as dpkg does it where that is allowed, else only unpacked.
set(root "${WORK_DIR}/root")
file(MAKE_DIRECTORY "${root}/var/lib/dpkg/updates" "${root}/var/lib/dpkg/info")
file(WRITE "${root}/var/lib/dpkg/status" "")
run(id -u)
set(is_root OFF)
if(output STREQUAL "0")
  set(is_root ON)
  run(dpkg "--root=${root}" --install "${package}")
else()
  run(dpkg-deb --extract "${package}" "${root}")
endif()

# The same headers, byte by byte, and the licence where Debian looks for it.
run("${CMAKE_COMMAND}" -E compare_files "${SOURCE_DIR}/LICENSE" "${root}/usr/share/doc/libsmtp-reply-dev/copyright")
run(diff -r --exclude=__pycache__ "${SOURCE_DIR}/include/smtp_reply" "${root}/usr/include/smtp_reply")

build_and_run("${CMAKE_CURRENT_LIST_DIR}/../find_package" "${WORK_DIR}/consumer-build" "-DCMAKE_PREFIX_PATH=${root}/usr")
# All of these flags come from the package; pkg-config would leave out a -I of its own root.
run("${CMAKE_COMMAND}" -E env "PKG_CONFIG_LIBDIR=${root}/usr/share/pkgconfig" "${PKG_CONFIG}" --cflags smtp_reply)
compile_and_run(${output})

if(is_root)
  run(dpkg "--root=${root}" --purge libsmtp-reply-dev)
  file(GLOB_RECURSE left "${root}/usr/*")
  if(left)
    message(FATAL_ERROR "left behind by the package: ${left}")
  endif()
endif()
