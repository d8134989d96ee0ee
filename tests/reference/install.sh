#!/usr/bin/env bash
# Brings what the browser test needs, on Debian and its like, as root: Chromium and its driver, Python, and a font that
# has Arabic. What is there already is left alone.
#
#   tests/reference/install.sh
set -euo pipefail

apt='env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300'

say() { printf 'reference/install.sh: %s\n' "$*"; }

missing=''
for package in chromium chromium-driver fonts-noto-core python3; do
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
