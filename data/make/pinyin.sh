#!/bin/sh
#
# pinyin.sh - makes the tables of readings of data/ again.
#
# usage: pinyin.sh [DIRECTORY]
#
# DIRECTORY, data/ by default, gets the tables; everything else is written to
# a temporary directory. Readings of single characters and of surnames are
# those of the ICU that is installed here, through its program uconv
# (icu-devtools); readings of words are from npm's packages pinyin and
# pinyin-pro, which are downloaded and unpacked, not installed. Needs npm and
# python3, too.
#
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/..}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/zhnews-pinyin.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent pinyin@4.0.0 pinyin-pro@3.29.4 >/dev/null
tar xzf pinyin-4.0.0.tgz
cp package/lib/cjs/pinyin.js .
tar xzf pinyin-pro-3.29.4.tgz
cp package/dist/index.js pinyin-pro.js
sha256sum -c "$here/pinyin.sha256"

python3 -B "$here/pinyin.py" characters >characters
uconv -f utf8 -t utf8 -x Han-Latin characters >readings
python3 -B "$here/pinyin.py" surnames "$here/surnames.txt" >surnames
uconv -f utf8 -t utf8 -x Han-Latin/Names surnames >surname-readings
mkdir tables
python3 -B "$here/pinyin.py" tables characters readings surnames \
	surname-readings pinyin.js pinyin-pro.js tables
cp tables/* "$out"
