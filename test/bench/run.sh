#!/bin/sh
# `npm run bench`: builds, then measures on a virtual display and a throw-away keyring. Options go to main.ts.
set -e
cd "$(dirname "$0")/../.."
npm run --silent build
exec sh test/servers/with-keyring.sh xvfb-run -a -s '-screen 0 1366x768x24' node build/run-ts.mjs test/bench/main.ts "$@"
