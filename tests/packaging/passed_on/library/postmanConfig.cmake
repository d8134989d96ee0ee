include(CMakeFindDependencyMacro)
find_dependency(smtp_reply)
include("${CMAKE_CURRENT_LIST_DIR}/postmanTargets.cmake")
