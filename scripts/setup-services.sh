#!/bin/sh
# Installs what the tests with real services need on Debian and Ubuntu: MediaWiki, PHP with SQLite, Chromium.
# Needs root; does nothing where everything is there already.
set -eu

packages="mediawiki php-cli php-sqlite3 php-mbstring php-xml php-intl chromium"

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "setup-services.sh: this is no Debian or Ubuntu; install by hand: $packages" >&2
    exit 1
fi

missing=""
for package in $packages; do
    if ! dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    echo "setup-services.sh: everything is installed"
    exit 0
fi

if [ "$(id -u)" -ne 0 ]; then
    echo "setup-services.sh: missing:$missing" >&2
    echo "setup-services.sh: run it as root: sudo $0" >&2
    exit 1
fi

echo "setup-services.sh: installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get -q update
# shellcheck disable=SC2086  # one word a package
apt-get -q install -y --no-install-recommends $missing
