#!/usr/bin/env bash
# Builds the unit tests with Clang's instrumentation, runs them and prints which lines and branches of the headers they
# reach. Fails for one that is not reached and has no exception in exceptions.tsv. Needs clang-19, llvm-19, CMake,
# doctest and Python 3.
#
#   tests/coverage/run.sh
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/coverage

cmake -S "$root" -B "$build" -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_BUILD_TYPE=Debug \
  -DSMTP_REPLY_BUILD_EXAMPLES=OFF -DSMTP_REPLY_TEST_PARTS=coverage -DSMTP_REPLY_COVERAGE_REQUIRE=ON
cmake --build "$build" --parallel 2
ctest --test-dir "$build" -L coverage -V
