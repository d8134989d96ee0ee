# Sourced by the install.sh of a part of the tests: brings packages of Debian and its like, as root. Expects $script, the
# name to speak under.

say() { printf '%s: %s\n' "$script" "$*"; }

# install_missing PACKAGES...: what is there already is left alone.
install_missing() {
  local apt='env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300'
  local package log missing=''
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    log=$(mktemp)
    say "installing:$missing"
    # shellcheck disable=SC2086  # lists of words
    { $apt update && $apt install --no-install-recommends $missing; } >"$log" 2>&1 || { cat "$log"; return 1; }
    rm -f "$log"
  fi
  say 'everything is there'
}
