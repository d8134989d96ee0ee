#!/usr/bin/env bash
# Builds `explain` and runs it; what the build needs and the machine lacks is installed first, where apt-get can.
#
#   examples/run.sh              explain 211 502
#   examples/run.sh ARGS...      explain ARGS...
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/examples
script=examples/run.sh
. "$root/tests/support/setup.sh"

if ! is_configured; then
  say 'building, the first time only'
  configure fmt -DCMAKE_BUILD_TYPE=Release -DSMTP_REPLY_BUILD_TESTS=OFF -DSMTP_REPLY_BUILD_EXAMPLES=ON
fi
build_targets --target explain

[ $# -gt 0 ] || set -- 211 502
exec "$build/examples/explain" "$@"
