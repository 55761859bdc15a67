#!/bin/sh
#
# segmentation.sh
#	  How fast texts are cut into words, in the core and in a server.
#
# The texts are the first 20 MB of news/xwlb.jsonl.xz in $ZHNEWS_SHARED, or
# the sample page again and again.  Compared are ICU's word boundaries and,
# where they are installed, Friso and jieba (Debian: libfriso-dev friso-dict
# python3-jieba); with valgrind, the memory that is touched is counted too.
# Everything is the best of several rounds in which all take turns.
#
#	MEGABYTES	of text, by default 20
#	ROUNDS		in the server, by default 3
#	ONLY		parts to do, by default "core memory server"
#
set -eu

: "${MEGABYTES:=20}" "${ROUNDS:=3}" "${ONLY:=core memory server}"
KEEP=
. "$(dirname "$0")/../core.sh"
. "$root/test/server.sh"

cd "$root"
here=$root/test/bench
out=$BUILD/bench
mkdir -p "$out"

wanted()
{
	case " $ONLY " in *" $1 "*) return 0 ;; esac
	return 1
}

# Debian's modules belong to Debian's Python, which may not be the first one.
python_with_jieba()
{
	for python in python3 /usr/bin/python3; do
		if "$python" -c 'import jieba' 2>/dev/null; then
			echo "$python"
			return
		fi
	done
	return 1
}

# Peers are only looked at, so their absence is no failure.
install_peers()
{
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
		{ [ ! -e /usr/include/friso/friso.h ] ||
			! python_with_jieba >/dev/null; }; then
		DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
			--no-install-recommends libfriso-dev friso-dict python3-jieba \
			</dev/null >"$out/install.log" 2>&1 || true
	fi
}

# Texts, each with a zero byte after it, and as rows for COPY.
make_texts()
{
	python3 "$here/texts.py" "$MEGABYTES" examples/page.txt \
		"$ZHNEWS_SHARED/news/xwlb.jsonl.xz" "$out/texts" "$out/texts.copy"
}

measure_core()
{
	"$speed" "$out/texts"
	if python=$(python_with_jieba); then
		"$python" "$here/jieba_speed.py" "$out/texts"
	else
		echo "jieba: skipped, no python3-jieba"
	fi
	echo
	echo "time by length, core news"
	"$speed" "$out/texts" length
	echo
	ls -l "$BUILD/zhnews.img" | awk '{
		printf "dictionary image, linked in: %.1f MB\n", $5 / 1e6 }'
}

# Counts of cachegrind for one pass: instructions, data references, misses of
# the first and of the last cache.
cachegrind()
{
	valgrind --tool=cachegrind --cache-sim=yes --cachegrind-out-file=/dev/null \
		"$speed" "$out/texts.some" pass "$1" 2>&1 | tr -d , | awk '
		/I *refs:/ { i = $4 } /D *refs:/ { d = $4 }
		/D1 *misses:/ { d1 = $4 } /LLd misses:/ { ll = $4 }
		END { print i, d, d1, ll }'
}

# What the program does before the pass is counted once, and taken off.
measure_memory()
{
	if ! command -v valgrind >/dev/null; then
		echo "memory touched: skipped, no valgrind"
		return
	fi
	python3 "$here/texts.py" 1 examples/page.txt \
		"$ZHNEWS_SHARED/news/xwlb.jsonl.xz" "$out/texts.some" /dev/null
	characters=$(python3 -c 'import sys
print(len(open(sys.argv[1], encoding="utf-8").read()))' "$out/texts.some")
	none=$(cachegrind none)
	echo "by cachegrind, a character of text:"
	for engine in 'core news' 'icu UTF-8' 'icu UTF-16'; do
		echo "$none $(cachegrind "$engine")" |
			awk -v n="$characters" -v engine="$engine" '{
			printf "%-12s %7.0f instructions, %6.0f data references, ", engine, ($5 - $1) / n, ($6 - $2) / n
			printf "%5.2f lines not in L1 (%.0f bytes), %5.3f not in cache\n", ($7 - $3) / n, 64 * ($7 - $3) / n, ($8 - $4) / n }'
	done
}

# What the server's process says of each of some statements in a session of
# their own: seconds of the processor, elapsed seconds, page faults.
statistics()
{
	server_psql -q -o /dev/null -c "SET client_min_messages = log;
		SET log_statement_stats = on" "$@" 2>&1 | awk '
		/ s elapsed/ { gsub("[!,]", ""); time = $1 + $4 " " $7 }
		/faults\/reclaims/ { split($2, n, "/"); print time, n[2] }'
}

# seconds FIELD QUERY: of the processor (1), or elapsed (2).
seconds()
{
	statistics -c "SET max_parallel_workers_per_gather = ${workers:-0};
		SET parallel_leader_participation = off;
		SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
		SET min_parallel_table_scan_size = 0" -c "$2" |
		tail -n 1 | cut -d ' ' -f "$1"
}

# Best of rounds, kept in files: best NAME SECONDS
best()
{
	if [ ! -e "$out/best.$1" ] ||
		[ "$(echo "$2 $(cat "$out/best.$1")" | awk '{ print ($1 < $2) }')" = 1 ]; then
		echo "$2" >"$out/best.$1"
	fi
}

rate()
{
	awk -v b="$bytes" -v s="$(cat "$out/best.$1")" 'BEGIN { printf "%.2f", b / 1e6 / s }'
}

ratio()
{
	awk -v a="$(rate "$1")" -v b="$(rate "$2")" 'BEGIN { printf "%.2f", a / b }'
}

query()
{
	echo "SELECT sum(length($1)) FROM item"
}

# The library's own speed, to compare with, is taken in the same rounds.
round_of_queries()
{
	best news "$(seconds 1 "$(query "to_tsvector('zhnews.news', body)")")"
	best icu "$(seconds 1 "$(query "to_tsvector('zhnews.icu', body)")")"
	best words "$(seconds 1 'SELECT count(*) FROM item, zhnews.segment(body)')"
	workers=0
	best one "$(seconds 2 "$(query "to_tsvector('zhnews.news', body)")")"
	workers=2
	best two "$(seconds 2 "$(query "to_tsvector('zhnews.news', body)")")"
	workers=0
	best library "$("$speed" "$out/texts" seconds 'icu UTF-8')"
	best core "$("$speed" "$out/texts" seconds 'core news')"
}

measure_queries()
{
	bytes=$(server_psql -At -c 'SELECT sum(octet_length(body)) FROM item')
	rm -f "$out"/best.*
	for round in $(seq "$ROUNDS"); do
		round_of_queries
	done
	echo "in the server, MB/s of processor time"
	echo "icu, the library alone       $(rate library)"
	echo "core news alone              $(rate core)"
	echo "to_tsvector('zhnews.news')   $(rate news), $(ratio news library) x icu's library"
	echo "to_tsvector('zhnews.icu')    $(rate icu), $(ratio icu library) x icu's library"
	echo "zhnews.segment() as rows     $(rate words)"
	echo "two workers, elapsed         $(rate two), $(ratio two one) x one process ($(rate one))"
}

# First and second call in new sessions; the best of each, in ms.
first_call()
{
	for i in $(seq 20); do
		statistics -c "$1" -c "$1" | tail -n 2 | tr '\n' ' '
		echo
	done | awk '
		NR == 1 || $1 < p1 { p1 = $1 }
		NR == 1 || $2 < e1 { e1 = $2; faults = $3 }
		NR == 1 || $4 < p2 { p2 = $4 }
		NR == 1 || $5 < e2 { e2 = $5 }
		END { printf "%.2f ms more than the second (%.2f); %.2f of the processor, %d page faults\n", (e1 - e2) * 1e3, e2 * 1e3, (p1 - p2) * 1e3, faults }'
}

# A dictionary of PostgreSQL's own, in a library that is loaded for it, is the
# measure of what a first call costs on this machine.
measure_start()
{
	echo
	echo "first call in a new session"
	echo "zhnews.words()               $(first_call "SELECT zhnews.words('市委书记出席会议')")"
	echo "to_tsvector('zhnews.news')   $(first_call "SELECT to_tsvector('zhnews.news', '市委书记出席会议')")"
	echo "to_tsvector('english')       $(first_call "SELECT to_tsvector('english', 'a meeting')")"
}

# Memory of a session, in kB: Private_Dirty, and of that what is not shared
# memory that happens to be used by this session alone.
measure_private()
{
	echo
	server_psql -q -At >"$out/private" <<'SQL'
\set show 'awk ''/^Private_Dirty/ { d = $2 } /^Anonymous/ { a = $2 } END { print d, a }'' /proc/$PID/smaps_rollup'
SELECT length(to_tsvector('english', 'a meeting')), array_to_string('{1}'::int[], ',') \g /dev/null
SELECT pg_backend_pid() AS pid \gset
\setenv PID :pid
\setenv SHOW :show
\! eval "$SHOW"
SELECT zhnews.words('市委书记出席会议') \g /dev/null
\! eval "$SHOW"
SELECT to_tsvector('zhnews.news', '市委书记出席会议') \g /dev/null
\! eval "$SHOW"
SELECT sum(length(to_tsvector('zhnews.news', body))) FROM item \g /dev/null
\! eval "$SHOW"
SQL
	awk '{ dirty[NR] = $1; own[NR] = $2 } END {
		print "private memory, kB           Private_Dirty, not shared"
		print "before                       " dirty[1] ", " own[1]
		printf "zhnews.words()               %+d, %+d\n", dirty[2] - dirty[1], own[2] - own[1]
		printf "and to_tsvector()            %+d, %+d\n", dirty[3] - dirty[1], own[3] - own[1]
		printf "and all texts                %+d, %+d\n", dirty[4] - dirty[1], own[4] - own[1] }' "$out/private"
}

# A lexicon of 100,000 words that are hardly ever in the texts.
measure_lexicon()
{
	without=$(rate news)
	server_psql -q <<'SQL'
INSERT INTO zhnews.lexicon (word)
SELECT DISTINCT chr(20000 + i % 400 * 7) || chr(20100 + i / 400 % 250 * 5) || chr(25000 + i % 997)
FROM generate_series(1, 100000) AS i;
ANALYZE zhnews.lexicon;
SQL
	rm -f "$out/best.lexicon"
	for round in $(seq "$ROUNDS"); do
		best lexicon "$(seconds 1 "$(query "to_tsvector('zhnews.news', body)")")"
		best news "$(seconds 1 "$(query "to_tsvector('zhnews.news', body)")")"
	done
	echo
	echo "lexicon of $(server_psql -At -c 'SELECT count(*) FROM zhnews.lexicon') words"
	echo "first call                   $(first_call "SELECT zhnews.words('市委书记出席会议')")"
	echo "to_tsvector('zhnews.news')   $(rate lexicon) MB/s with it, $without without"
}

measure_server()
{
	server_prepare bench
	cp "$out/texts.copy" "$work/src/"
	server_own
	server_start bench
	server_psql -q <<'SQL'
CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY, body text);
\copy item (body) FROM 'texts.copy'
VACUUM ANALYZE item;
SQL
	measure_queries
	measure_start
	measure_private
	measure_lexicon
}

install_peers
friso=
if [ -e /usr/include/friso/friso.h ]; then friso='-DHAVE_FRISO -lfriso'; fi
core_program speed test/bench/speed.c $friso
speed=$BUILD/bin/speed
make_texts
if wanted core; then measure_core; fi
if wanted memory; then measure_memory; fi
if wanted server; then measure_server; fi
