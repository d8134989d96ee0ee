# Sourced by the install.sh of a part of the tests: brings packages of Debian and its like, as root. Expects $script, the
# name to speak under.

apt='env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300'

say() { printf '%s: %s\n' "$script" "$*"; }

# quietly COMMAND...: shows what it printed only where it failed.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$log"
  rm -f "$log"
  return "$status"
}

# install_missing PACKAGES...: what is there already is left alone.
install_missing() {
  local package missing=''
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "installing:$missing"
  # shellcheck disable=SC2086  # lists of words
  quietly $apt update && quietly $apt install --no-install-recommends $missing
}
