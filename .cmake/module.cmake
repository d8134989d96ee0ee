# The target smtp_reply::module: smtp_reply.cppm of ${smtp_reply_include_dir}, built in the project that imports it, with
# that project's compiler, standard and flags. CMake 3.28 or newer, its Ninja generator and a compiler that it can ask for
# the modules of a source. Installed as it is: for sources that are added and for the package alike.
if(CMAKE_VERSION VERSION_LESS 3.28)
  set(smtp_reply_module_FOUND OFF)
  set(smtp_reply_NOT_FOUND_MESSAGE "smtp_reply::module takes CMake 3.28, this is ${CMAKE_VERSION}")
else()
  set(smtp_reply_module_FOUND ON)
  if(NOT TARGET smtp_reply::module)
    add_library(smtp_reply_module STATIC)
    add_library(smtp_reply::module ALIAS smtp_reply_module)
    target_sources(smtp_reply_module PUBLIC FILE_SET CXX_MODULES
      BASE_DIRS "${smtp_reply_include_dir}" FILES "${smtp_reply_include_dir}/smtp_reply/smtp_reply.cppm")
    target_compile_features(smtp_reply_module PUBLIC cxx_std_20)
    target_link_libraries(smtp_reply_module PUBLIC smtp_reply::smtp_reply)
  endif()
endif()
