include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

# meson(NAME ENVIRONMENT ARGUMENTS...): sets up, builds and runs the consumer of ${project} in a folder of that name.
function(meson name environment)
  run("${CMAKE_COMMAND}" -E env "CXX=${COMPILER}" "CXXFLAGS=${FLAGS}" "${environment}"
    "${MESON}" setup "${WORK_DIR}/${name}" "${project}" "-Dversion=${VERSION}" ${ARGN})
  set(setup_output "${output}" PARENT_SCOPE)
  run("${MESON}" compile -C "${WORK_DIR}/${name}")
  run("${MESON}" test -C "${WORK_DIR}/${name}")
endfunction()

# A release's archive, where a file: address finds it, so that all of the wrap is followed: download, hash and patch.
set(release "smtp_reply-${VERSION}")
foreach(part IN ITEMS include LICENSE)
  file(COPY "${SOURCE_DIR}/${part}" DESTINATION "${WORK_DIR}/${release}")
endforeach()
run("${CMAKE_COMMAND}" -E tar czf "${release}.tar.gz" "${release}")
file(SHA256 "${WORK_DIR}/${release}.tar.gz" SHA256)
set(URL "file://${WORK_DIR}/${release}.tar.gz")

set(project "${WORK_DIR}/project")
foreach(part IN ITEMS meson.build meson_options.txt subprojects ../main.cpp)
  file(COPY "${CMAKE_CURRENT_LIST_DIR}/${part}" DESTINATION "${project}")
endforeach()
configure_file("${project}/subprojects/smtp_reply.wrap.in" "${project}/subprojects/smtp_reply.wrap" @ONLY)

meson(subproject "PKG_CONFIG_LIBDIR=${WORK_DIR}/none")
if(NOT setup_output MATCHES "Executing subproject smtp_reply")
  message(FATAL_ERROR "the library did not come from the subproject:\n${setup_output}")
endif()

install_library("${WORK_DIR}/prefix")
meson(installed "PKG_CONFIG_LIBDIR=${WORK_DIR}/prefix/share/pkgconfig" --wrap-mode=nofallback)
