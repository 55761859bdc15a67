#!/bin/sh
#
# run.sh
#	  Measure accuracy: "make eval", or "make eval ARGS=segmentation" for one
#	  part.
#
# Each part is a script beside this one.  Texts to measure with are not part
# of the project: parts look for them in $ZHNEWS_SHARED (by default ../shared)
# and say so if they are not there.
#
set -eu

here=$(cd "$(dirname "$0")" && pwd)
: "${ZHNEWS_SHARED:=$(cd "$here/../.." && pwd)/../shared}"
export ZHNEWS_SHARED

if [ $# = 0 ]; then
	for part in "$here"/*.sh; do
		part=$(basename "$part" .sh)
		if [ "$part" != run ]; then set -- "$@" "$part"; fi
	done
fi
for part; do
	echo
	echo "# $part"
	"$here/$part.sh"
done
