#!/bin/sh
#
# pages.sh
#	  How well pages are read: 1,000 of each layout, from real news where it
#	  is and from the articles of test/pages otherwise (test/pages/pages.py).
#
exec "$(dirname "$0")/../pages/run.sh" --pages 1000
