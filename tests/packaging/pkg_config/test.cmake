include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

# pkg_config(OPTIONS...): leaves the answer as a list in ${answer}.
function(pkg_config folder)
  set(ENV{PKG_CONFIG_PATH} "${folder}:$ENV{PKG_CONFIG_PATH}")
  run("${PKG_CONFIG}" ${ARGN} smtp_reply)
  separate_arguments(answer NATIVE_COMMAND "${output}")
  set(answer "${answer}" PARENT_SCOPE)
endfunction()

install_library("${WORK_DIR}/prefix")
pkg_config("${WORK_DIR}/prefix/share/pkgconfig" --modversion)
if(NOT answer STREQUAL VERSION)
  message(FATAL_ERROR "pkg-config says version ${answer}, the library is ${VERSION}")
endif()
pkg_config("${WORK_DIR}/prefix/share/pkgconfig" --cflags --libs)
compile_and_run(${answer})

if(FMT_DIR)
  install_library("${WORK_DIR}/prefix-fmt" -DSMTP_REPLY_FMT=ON)
  pkg_config("${WORK_DIR}/prefix-fmt/share/pkgconfig" --cflags --libs)
  compile_and_run(${answer})
endif()

# A distribution's way: folders given as absolute paths, everything staged below DESTDIR.
set(prefix "${WORK_DIR}/absolute")
configure("${SOURCE_DIR}" "${WORK_DIR}/absolute-build" -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=OFF
  "-DCMAKE_INSTALL_PREFIX=${prefix}"
  "-DCMAKE_INSTALL_INCLUDEDIR=${prefix}/headers" "-DCMAKE_INSTALL_DATADIR=${prefix}/data")
run("${CMAKE_COMMAND}" -E env "DESTDIR=${WORK_DIR}/stage"
  "${CMAKE_COMMAND}" --install "${WORK_DIR}/absolute-build")
if(EXISTS "${prefix}")
  message(FATAL_ERROR "installed outside of DESTDIR")
endif()
file(RENAME "${WORK_DIR}/stage${prefix}" "${prefix}")
pkg_config("${prefix}/data/pkgconfig" --cflags)
if(NOT answer STREQUAL "-I${prefix}/headers")
  message(FATAL_ERROR "pkg-config says ${answer}, the headers are in ${prefix}/headers")
endif()
compile_and_run(${answer})
build_and_run("${CMAKE_CURRENT_LIST_DIR}/../find_package" "${WORK_DIR}/absolute-consumer"
  "-Dsmtp_reply_DIR=${prefix}/data/cmake/smtp_reply")
