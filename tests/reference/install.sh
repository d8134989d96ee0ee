#!/usr/bin/env bash
# Brings what the browser test needs, on Debian and its like, as root: Chromium and its driver, Python, and a font that
# has Arabic. What is there already is left alone.
#
#   tests/reference/install.sh
set -euo pipefail

script=reference/install.sh
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/support/install.sh"

install_missing chromium chromium-driver fonts-noto-core python3
say 'everything is there'
