#!/bin/sh
#
# dashboard.sh
#	  Show the dashboard on the corpus "demo": "make dashboard".
#
# Starts a private server (see server.sh) and the dashboard (see web.sh),
# prints its address, and stops both on Ctrl-C.  Environment:
#	DASHBOARD_PORT	port on this machine, 8642 if it is not said
#	DASHBOARD_NEWS	a folder with more news: files *.jsonl, *.jsonl.gz and
#					*.jsonl.xz with one article in each line, by the keys that
#					zhnews.read_json knows
#
set -eu

. "$(dirname "$0")/server.sh"
. "$(dirname "$0")/web.sh"

: "${DASHBOARD_PORT:=8642}" "${DASHBOARD_NEWS:=}"

finish()
{
	web_stop
	server_exit
}

echo "zhnews: installing the parts of the dashboard"
web_install
server_prepare dashboard
trap finish EXIT
trap 'exit 0' INT TERM
server_copy examples
server_start news
echo "zhnews: loading the demonstration"
web_load
if [ -n "$DASHBOARD_NEWS" ]; then
	web_load_news "$DASHBOARD_NEWS"
fi
web_start "$DASHBOARD_PORT"
echo
echo "    $web_address"
echo
echo "Open it in a browser on this machine.  Ctrl-C stops it."
wait "$web_pid" || true
