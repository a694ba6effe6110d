#!/bin/sh
# `npm run bench`: builds, then measures on a virtual display and a throw-away keyring. Options go to main.ts.
set -e
cd "$(dirname "$0")/../.."
npm run --silent build
# What the display shows can be read there (screen.ts); in memory, as it would be without.
display=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$display"' EXIT
export CASIER_BENCH_SCREEN="$display/Xvfb_screen0"
sh test/servers/with-keyring.sh xvfb-run -a -s "-screen 0 1366x768x24 -fbdir $display" node build/run-ts.mjs test/bench/main.ts "$@"
