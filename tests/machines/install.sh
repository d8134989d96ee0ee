#!/usr/bin/env bash
# Brings what tests/machines/run.sh and locales.sh need, on Debian 12 on x86-64, as root. What is there already is left
# alone.
#
#   tests/machines/install.sh
set -euo pipefail

apt='env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300'

say() { printf 'machines/install.sh: %s\n' "$*"; }

missing=''
for package in g++-s390x-linux-gnu g++-arm-linux-gnueabihf g++-aarch64-linux-gnu g++-i686-linux-gnu qemu-user \
  g++-mingw-w64-x86-64-posix wine64 doctest-dev libfmt-dev cmake ninja-build locales; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done

if [ -n "$missing" ]; then
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  say "installing:$missing"
  # shellcheck disable=SC2086  # lists of words
  { $apt update && $apt install --no-install-recommends $missing; } >"$log" 2>&1 || { cat "$log"; exit 1; }
fi
say 'everything is there'
