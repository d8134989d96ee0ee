include("${CMAKE_CURRENT_LIST_DIR}/../support.cmake")

set(library "${WORK_DIR}/library-build")
configure("${CMAKE_CURRENT_LIST_DIR}/library" "${library}" -DCMAKE_BUILD_TYPE=Debug "-DLIBRARY=${SOURCE_DIR}")
run("${CMAKE_COMMAND}" --build "${library}" --config Debug)
run("${CMAKE_COMMAND}" --install "${library}" --config Debug --prefix "${WORK_DIR}/before-moving")
file(RENAME "${WORK_DIR}/before-moving" "${WORK_DIR}/prefix")
build_and_run("${CMAKE_CURRENT_LIST_DIR}" "${WORK_DIR}/build" "-DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix")
