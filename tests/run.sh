#!/usr/bin/env bash
# Builds and runs all tests; what the build needs and the machine lacks is installed first, where apt-get can.
#
#   tests/run.sh                 everything
#   tests/run.sh -L unit         only the unit tests; all arguments go to ctest
#   CXX=clang++ tests/run.sh     another compiler (in a fresh build folder: rm -r build/tests)
#   SMTP_REPLY_WERROR=ON tests/run.sh   warnings are errors
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/tests
script=tests/run.sh
. "$root/tests/support/setup.sh"

configure 'fmt doctest pkg-config' -DCMAKE_BUILD_TYPE=Debug \
  -DSMTP_REPLY_BUILD_TESTS=ON -DSMTP_REPLY_BUILD_EXAMPLES=ON "-DSMTP_REPLY_WERROR=${SMTP_REPLY_WERROR:-OFF}"
say "building in $build"
build_targets

cd "$build"
exec ctest --output-on-failure --parallel "$(processors)" "$@"
