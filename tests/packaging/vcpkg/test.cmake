include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

# The port's own files are the real ones, and executed; only vcpkg is not.
include("${CMAKE_CURRENT_LIST_DIR}/stand_in.cmake")
set(PORT smtp-reply)
set(CURRENT_PORT_DIR "${CMAKE_CURRENT_LIST_DIR}/ports/${PORT}")

file(READ "${CURRENT_PORT_DIR}/vcpkg.json" manifest)
foreach(entry IN ITEMS "name=${PORT}" "version=${VERSION}" "license=MIT")
  string(REGEX MATCH "(.*)=(.*)" entry "${entry}")
  string(JSON value GET "${manifest}" "${CMAKE_MATCH_1}")
  if(NOT value STREQUAL CMAKE_MATCH_2)
    message(FATAL_ERROR "vcpkg.json: ${CMAKE_MATCH_1} is ${value}, not ${CMAKE_MATCH_2}")
  endif()
endforeach()
string(JSON features LENGTH "${manifest}" features)
string(JSON dependency GET "${manifest}" features fmt dependencies 0)
if(NOT features EQUAL 1 OR NOT dependency STREQUAL "fmt")
  message(FATAL_ERROR "vcpkg.json: fmt is the one feature, and needs fmt")
endif()

set(every_feature "core")
if(FMT_DIR)
  list(APPEND every_feature "fmt")
endif()
foreach(FEATURES IN LISTS every_feature)
  set(CURRENT_BUILDTREES_DIR "${WORK_DIR}/buildtrees-${FEATURES}")
  set(CURRENT_PACKAGES_DIR "${WORK_DIR}/packages-${FEATURES}")
  include("${CURRENT_PORT_DIR}/portfile.cmake")

  # What vcpkg checks after a build: all of it below include/ and share/, the copyright, nothing empty.
  file(GLOB folders RELATIVE "${CURRENT_PACKAGES_DIR}" "${CURRENT_PACKAGES_DIR}/*")
  file(GLOB shared RELATIVE "${CURRENT_PACKAGES_DIR}/share" "${CURRENT_PACKAGES_DIR}/share/*")
  if(NOT folders STREQUAL "include;share" OR NOT shared STREQUAL "pkgconfig;smtp-reply;smtp_reply")
    message(FATAL_ERROR "the package has the folders ${folders}, and in share ${shared}")
  endif()
  run("${CMAKE_COMMAND}" -E compare_files "${SOURCE_DIR}/LICENSE" "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright")

  # vcpkg's toolchain file puts the installed tree on CMAKE_PREFIX_PATH.
  file(RENAME "${CURRENT_PACKAGES_DIR}" "${WORK_DIR}/installed-${FEATURES}")
  build_and_run("${CMAKE_CURRENT_LIST_DIR}/../find_package" "${WORK_DIR}/build-${FEATURES}"
    "-DCMAKE_PREFIX_PATH=${WORK_DIR}/installed-${FEATURES}")
  file(STRINGS "${WORK_DIR}/installed-${FEATURES}/share/smtp_reply/smtp_replyTargets.cmake" uses_fmt
    REGEX "SMTP_REPLY_USE_FMT=1")
  if((FEATURES STREQUAL "fmt" AND NOT uses_fmt) OR (FEATURES STREQUAL "core" AND uses_fmt))
    message(FATAL_ERROR "the feature fmt did not reach the library")
  endif()
endforeach()
