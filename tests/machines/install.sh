#!/usr/bin/env bash
# Brings what tests/machines/run.sh and locales.sh need, on Debian 12 on x86-64, as root. What is there already is left
# alone.
#
#   tests/machines/install.sh
set -euo pipefail

script=machines/install.sh
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/support/install.sh"

install_missing g++-s390x-linux-gnu g++-arm-linux-gnueabihf g++-aarch64-linux-gnu g++-i686-linux-gnu qemu-user \
  g++-mingw-w64-x86-64-posix wine64 doctest-dev libfmt-dev cmake ninja-build locales
say 'everything is there'
