#!/bin/sh
#
# deps.sh
#	  Install what zhnews is built and tested with, where it is missing.
#
#	test/deps.sh [PROGRAM ...]	install what is missing
#	test/deps.sh --check		only say what is missing
#	test/deps.sh --optional [PROGRAM ...]
#								the same, but do not fail
#
# PROGRAMs are needed too, and are in packages of the same name.  The browser
# step of the tests needs programs node, npm and chromium, and "cjk-fonts"
# stands for a font with Chinese characters; the dashboard needs node and npm.
# "jdbc" and "odbc" are the drivers of PostgreSQL that the TAP step uses.
#
# Each tool is looked for by using it, not by its package: so the script does
# nothing where all is there, whoever installed it, and never asks the network
# in that case.  Packages have Debian's names (12 and 13; Ubuntu's are the
# same).  Run by root, or by a user who may use sudo; otherwise it prints the
# command to run and exits with 1.
#
set -eu

: "${PG_CONFIG:=pg_config}" "${PKG_CONFIG:=pkg-config}" "${CC:=cc}"

check_only=
optional=
if [ "${1:-}" = --optional ]; then
	optional=yes
	shift
fi
if [ "${1:-}" = --check ]; then
	check_only=yes
	shift
fi
programs=$*

say()
{
	echo "zhnews: $*"
}

have()
{
	command -v "$1" >/dev/null 2>&1
}

# The version of the server to use: that of PG_CONFIG, or the newest one that
# is installed without its headers, or none.
server_version()
{
	version=$("$PG_CONFIG" --version 2>/dev/null |
		sed -n 's/^PostgreSQL \([0-9]*\).*/\1/p') || version=
	if [ -z "$version" ] || [ ! -x "$("$PG_CONFIG" --bindir)/psql" ]; then
		for postgres in /usr/lib/postgresql/*/bin/postgres; do
			if [ -x "$postgres" ]; then
				version=${postgres#/usr/lib/postgresql/}
				version=${version%%/*}
			fi
		done
	fi
	echo "$version"
}

# Print the packages that are missing, in one line.
missing()
{
	packages=
	version=$(server_version)
	pgxs=$("$PG_CONFIG" --pgxs 2>/dev/null) || pgxs=
	headers=$("$PG_CONFIG" --includedir-server 2>/dev/null) || headers=
	bindir=$("$PG_CONFIG" --bindir 2>/dev/null) || bindir=

	have "$CC" || packages="$packages build-essential"
	have "$PKG_CONFIG" || packages="$packages pkg-config"
	{ have "$PKG_CONFIG" && "$PKG_CONFIG" --exists icu-uc icu-i18n; } ||
		packages="$packages libicu-dev"
	{ have "$PKG_CONFIG" && "$PKG_CONFIG" --exists libxml-2.0; } ||
		packages="$packages libxml2-dev"
	{ [ -n "$bindir" ] && [ -x "$bindir/initdb" ] &&
		[ -x "$bindir/postgres" ] && [ -x "$bindir/psql" ]; } ||
		packages="$packages postgresql${version:+-$version}"
	{ [ -e "$headers/postgres.h" ] && [ -e "$pgxs" ] &&
		[ -x "$(dirname "$pgxs")/../test/regress/pg_regress" ]; } ||
		packages="$packages postgresql-server-dev-${version:-all}"
	{ have prove && perl -MIPC::Run -e 1 2>/dev/null; } ||
		packages="$packages libipc-run-perl"
	have xz || packages="$packages xz-utils"
	for program in $programs; do
		case $program in
			node)
				have node || packages="$packages nodejs" ;;
			chromium)
				have chromium || packages="$packages chromium chromium-l10n" ;;
			cjk-fonts)
				[ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ] ||
					packages="$packages fontconfig fonts-noto-cjk" ;;
			jdbc)
				[ -e /usr/share/java/postgresql.jar ] ||
					packages="$packages libpostgresql-jdbc-java"
				have javac || packages="$packages default-jdk-headless" ;;
			odbc)
				have isql || packages="$packages unixodbc"
				grep -qs 'PostgreSQL Unicode' /etc/odbcinst.ini ||
					packages="$packages odbc-postgresql" ;;
			*)
				have "$program" || packages="$packages $program" ;;
		esac
	done
	echo $packages
}

packages=$(missing)
if [ -z "$packages" ]; then
	exit 0
fi

if [ -z "$check_only" ] && have apt-get; then
	sudo=
	if [ "$(id -u)" != 0 ]; then
		if have sudo; then sudo=sudo; else sudo=none; fi
	fi
	if [ "$sudo" != none ]; then
		say "installing $packages"
		{ $sudo apt-get update -q &&
			$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
				--no-install-recommends $packages; } </dev/null || true
		packages=$(missing)
		if [ -z "$packages" ]; then
			exit 0
		fi
	fi
fi

say "missing: $packages"
if [ -n "$optional" ]; then
	say "going on without"
	exit 0
fi
say "install them as root, then run make again:"
echo "    apt-get update && apt-get install -y --no-install-recommends $packages"
exit 1
