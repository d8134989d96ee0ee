include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

# mix(NAME PREFIX ORDER): by_folder takes the sources, by_package what stands in PREFIX.
function(mix name prefix order)
  build_and_run("${CMAKE_CURRENT_LIST_DIR}" "${WORK_DIR}/${name}" "-DORDER=${order}"
    "-DLIBRARY=${SOURCE_DIR}" "-DANOTHER_LIBRARY=${WORK_DIR}/copy" "-DCMAKE_PREFIX_PATH=${prefix}")
endfunction()

# must_fail(TEXT NAME PREFIX ORDER): mix() where CMake has to refuse, and say so.
function(must_fail text name prefix order)
  execute_process(COMMAND "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK_DIR}/${name}" -G "${GENERATOR}"
    "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DORDER=${order}"
    "-DLIBRARY=${SOURCE_DIR}" "-DANOTHER_LIBRARY=${WORK_DIR}/newer" "-DCMAKE_PREFIX_PATH=${prefix}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  if(status EQUAL 0 OR NOT output MATCHES "${text}")
    message(FATAL_ERROR "${name}: CMake was to refuse this with \"${text}\"; status ${status}\n${output}")
  endif()
endfunction()

install_library("${WORK_DIR}/prefix")
foreach(part IN ITEMS .cmake include CMakeLists.txt LICENSE)
  file(COPY "${SOURCE_DIR}/${part}" DESTINATION "${WORK_DIR}/copy")
  file(COPY "${SOURCE_DIR}/${part}" DESTINATION "${WORK_DIR}/newer")
endforeach()

mix(each_below "${WORK_DIR}/prefix" by_folder,by_package)
mix(each_below_reversed "${WORK_DIR}/prefix" by_package,by_folder)
mix(folder_first "${WORK_DIR}/prefix" folder,package)
mix(package_first "${WORK_DIR}/prefix" package,folder)
mix(two_folders "${WORK_DIR}/prefix" folder,another_folder)
if(FMT_DIR)
  install_library("${WORK_DIR}/prefix-fmt" -DSMTP_REPLY_FMT=ON)
  mix(fmt_folder_first "${WORK_DIR}/prefix-fmt" folder,package)
  mix(fmt_package_first "${WORK_DIR}/prefix-fmt" package,package,folder)
endif()

# Another version is refused wherever the two meet.
file(READ "${WORK_DIR}/newer/include/smtp_reply/config.hpp" config)
string(REGEX REPLACE "(SMTP_REPLY_VERSION_PATCH) [0-9]+" "\\1 99" config "${config}")
file(WRITE "${WORK_DIR}/newer/include/smtp_reply/config.hpp" "${config}")
string(REGEX REPLACE "[0-9]+$" "99" newer "${VERSION}")
set(library "${SOURCE_DIR}")
set(SOURCE_DIR "${WORK_DIR}/newer")
install_library("${WORK_DIR}/prefix-newer")
set(SOURCE_DIR "${library}")

must_fail("smtp_reply ${newer} is added to a build that has smtp_reply ${VERSION} already"
  versions_of_folders "${WORK_DIR}/prefix" folder,another_folder)
must_fail("smtp_reply ${VERSION} is added to a build that has smtp_reply ${newer} already"
  versions_package_first "${WORK_DIR}/prefix-newer" package,folder)
must_fail("this is smtp_reply ${newer}, and the build has smtp_reply ${VERSION} already"
  versions_folder_first "${WORK_DIR}/prefix-newer" folder,package)
must_fail("does not agree with the value of SMTP_REPLY_VERSION"
  versions_linked "${WORK_DIR}/prefix-newer" by_package,by_folder)
