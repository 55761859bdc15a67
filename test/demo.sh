#!/bin/sh
#
# demo.sh
#	  Show on the sample page what zhnews does: "make demo".
#
# Starts a private server (see server.sh) with an empty database, runs
# examples/demo.sql in it and stops it again.  KEEP=1 leaves the server
# running, with the corpus in it, and says how to connect.
#
set -eu

. "$(dirname "$0")/server.sh"

server_prepare demo
server_copy examples
server_start news
server_psql -q -X -f examples/demo.sql
if [ -z "$KEEP" ] || [ "$KEEP" = 0 ]; then
	echo
	echo 'To go on from here, in a database with this page: make demo KEEP=1'
fi
