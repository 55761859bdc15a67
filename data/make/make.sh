#!/bin/sh
#
# make.sh - makes the tables of data/ again from Debian's packages.
#
# usage: make.sh [DIRECTORY]
#
# DIRECTORY, data/ by default, gets the tables; everything else is written to
# a temporary directory. The packages are downloaded and unpacked there, not
# installed, so no root is needed: apt-get, dpkg-deb, unzip, gcc and python3
# are. Takes about two minutes, most of them for the word pairs.
#
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/..}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/zhnews-data.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download liblucene8-java python3-jieba unicode-cldr-core
for package in *.deb; do
	dpkg-deb -x "$package" root
done
unzip -q -j root/usr/share/java/lucene-analyzers-smartcn-[0-9]*.jar '*.mem'
cp root/usr/lib/python3/dist-packages/jieba/dict.txt \
	root/usr/lib/python3/dist-packages/jieba/posseg/prob_emit.py \
	root/usr/share/unicode/cldr/common/subdivisions/zh.xml .

# Another version of a package may well bring the same files; other files
# would make other tables.
sha256sum -c "$here/sources.sha256"

python3 "$here/smartcn.py" coredict.mem bigramdict.mem words hashes
"${CC:-cc}" -std=c11 -O2 -D_POSIX_C_SOURCE=200809L -o unhash "$here/unhash.c"
./unhash words hashes >pairs

mkdir tables
python3 -B "$here/tables.py" words pairs dict.txt prob_emit.py tables

# Names of places, as the ICU that is installed here (libicu-dev) has them.
"${CC:-cc}" -std=c11 -O2 -o regions "$here/regions.c" -licui18n -licuuc
./regions | LC_ALL=C sort -u | grep -vxFf "$here/not-regions.txt" \
	>tables/regions.txt

python3 -B "$here/subdivisions.py" zh.xml dict.txt \
	tables/words.tsv tables/newer.tsv "$here/../recent.tsv" \
	>tables/subdivisions.txt

for table in words bigrams newer compounds; do
	gzip -9n "tables/$table.tsv"
done
cp tables/* "$out"
