# Nothing installed depends on the architecture, so all but the headers goes below share/.
include(CMakePackageConfigHelpers)

set(smtp_reply_cmake_dir "${CMAKE_INSTALL_DATADIR}/cmake/smtp_reply")
set(smtp_reply_pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
set(smtp_reply_generated "${CMAKE_CURRENT_BINARY_DIR}/generated")

install(DIRECTORY include/smtp_reply DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.cppm" PATTERN "*.py" PATTERN "*.natvis")
if(SMTP_REPLY_INSTALL_SINGLE_HEADER)
  install(FILES "${smtp_reply_single_header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
endif()
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT licence)

install(TARGETS smtp_reply EXPORT smtp_replyTargets)
install(EXPORT smtp_replyTargets NAMESPACE smtp_reply:: DESTINATION "${smtp_reply_cmake_dir}")

if(SMTP_REPLY_FMT STREQUAL "ON")
  set(smtp_reply_config_find_fmt "  include(CMakeFindDependencyMacro)\n  find_dependency(fmt)\n")
  set(smtp_reply_config_link_fmt "  target_link_libraries(smtp_reply::smtp_reply INTERFACE fmt::fmt)\n")
  set(smtp_reply_pc_requires "fmt")
  set(smtp_reply_pc_definitions " -DSMTP_REPLY_USE_FMT=1")
else()
  set(smtp_reply_config_find_fmt "")
  set(smtp_reply_config_link_fmt "")
  set(smtp_reply_pc_requires "")
  set(smtp_reply_pc_definitions "")
  if(SMTP_REPLY_FMT STREQUAL "OFF")
    set(smtp_reply_pc_definitions " -DSMTP_REPLY_USE_FMT=0")
  endif()
endif()

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/smtp_replyConfig.cmake.in"
  "${smtp_reply_generated}/smtp_replyConfig.cmake"
  INSTALL_DESTINATION "${smtp_reply_cmake_dir}"
  PATH_VARS CMAKE_INSTALL_INCLUDEDIR
  NO_SET_AND_CHECK_MACRO)
# Until 1.0 a minor version may change the interface.
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(smtp_reply_compatibility SameMinorVersion)
else()
  set(smtp_reply_compatibility SameMajorVersion)
endif()
write_basic_package_version_file("${smtp_reply_generated}/smtp_replyConfigVersion.cmake"
  COMPATIBILITY ${smtp_reply_compatibility}
  ARCH_INDEPENDENT)
install(FILES
  "${smtp_reply_generated}/smtp_replyConfig.cmake"
  "${smtp_reply_generated}/smtp_replyConfigVersion.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/module.cmake"
  DESTINATION "${smtp_reply_cmake_dir}")

# smtp_reply.pc finds the prefix from where it lies itself, so that an installed tree can be moved. A folder given
# as an absolute path stands outside of the prefix and is named as it is.
if(IS_ABSOLUTE "${smtp_reply_pkgconfig_dir}")
  set(smtp_reply_pc_prefix "${CMAKE_INSTALL_PREFIX}")
else()
  file(RELATIVE_PATH smtp_reply_pc_prefix "/prefix/${smtp_reply_pkgconfig_dir}" "/prefix")
  string(REGEX REPLACE "/$" "" smtp_reply_pc_prefix "${smtp_reply_pc_prefix}")
  set(smtp_reply_pc_prefix "\${pcfiledir}/${smtp_reply_pc_prefix}")
endif()
set(smtp_reply_pc_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
if(NOT IS_ABSOLUTE "${smtp_reply_pc_includedir}")
  set(smtp_reply_pc_includedir "\${prefix}/${smtp_reply_pc_includedir}")
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/smtp_reply.pc.in" "${smtp_reply_generated}/smtp_reply.pc" @ONLY)
install(FILES "${smtp_reply_generated}/smtp_reply.pc" DESTINATION "${smtp_reply_pkgconfig_dir}")

if(SMTP_REPLY_IS_TOP_LEVEL)
  include("${CMAKE_CURRENT_LIST_DIR}/debian.cmake")
endif()
