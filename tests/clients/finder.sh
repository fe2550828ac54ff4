#!/usr/bin/env bash
# Tries Partner Finder's page in a real browser: PARTNERGRAPH_CHROMIUM, or the system's Chromium. Nothing is downloaded for it.
# With PARTNERGRAPH_SCREENSHOTS=<folder> the tests write pictures of what they see.
set -euo pipefail
[ -z "${PARTNERGRAPH_SCREENSHOTS:-}" ] || PARTNERGRAPH_SCREENSHOTS=$(realpath -m "$PARTNERGRAPH_SCREENSHOTS")
cd "$(dirname "$0")"
PARTNERGRAPH_CHROMIUM=${PARTNERGRAPH_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
export PARTNERGRAPH_CHROMIUM PARTNERGRAPH_SCREENSHOTS
if [ ! -x "$PARTNERGRAPH_CHROMIUM" ]; then
  echo "Chromium is not installed: Partner Finder's page was NOT tried in a browser. Install it or set PARTNERGRAPH_CHROMIUM." >&2
  printf '# pass 0\n# fail 0\n# skipped 1\n'
  exit 0
fi
# An installation from before the browser's driver was needed has none.
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --loglevel=error
. ./lib.sh
start_product empty
export PARTNERGRAPH_EMPTY_URL="$address"
start_product store --demo
export PARTNERGRAPH_URL="$address"
PARTNERGRAPH_TOKEN=$(dotnet "$cli" token alice --data "$data/store")
export PARTNERGRAPH_TOKEN
# One file after the other: they share a store, and one of them changes a profile.
node --test --test-concurrency=1 --test-reporter=tap finder/*.test.mjs
