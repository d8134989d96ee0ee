# Read behind project(), when the tests are built for another machine: fmt and doctest as headers alone. The host's
# folder of headers cannot be named itself, since the C library of the host is in it too.
foreach(package IN ITEMS doctest fmt)
  set(from "/usr/include/${package}")
  if(NOT EXISTS "${from}")
    message(FATAL_ERROR "${from} is not there: tests/machines/install.sh brings it")
  endif()
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/headers")
  file(CREATE_LINK "${from}" "${PROJECT_BINARY_DIR}/headers/${package}" SYMBOLIC)
  add_library(${package}::${package} INTERFACE IMPORTED)
  set_target_properties(${package}::${package} PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${PROJECT_BINARY_DIR}/headers")
endforeach()
set_property(TARGET fmt::fmt PROPERTY INTERFACE_COMPILE_DEFINITIONS FMT_HEADER_ONLY)
