#!/usr/bin/env bash
# Tries README's tour as it stands, and the server's own pages and a page of another origin in a real browser (see finder.sh).
set -euo pipefail
[ -z "${PARTNERGRAPH_SCREENSHOTS:-}" ] || PARTNERGRAPH_SCREENSHOTS=$(realpath -m "$PARTNERGRAPH_SCREENSHOTS")
cd "$(dirname "$0")"
PARTNERGRAPH_CHROMIUM=${PARTNERGRAPH_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
export PARTNERGRAPH_CHROMIUM PARTNERGRAPH_SCREENSHOTS
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --loglevel=error
. ./lib.sh
PARTNERGRAPH_PORTAL=http://127.0.0.1:$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
start_product data --demo --allow-origin "$PARTNERGRAPH_PORTAL"
export PARTNERGRAPH_PORTAL PARTNERGRAPH_URL="$address" PARTNERGRAPH_DATA="$data/data"
PARTNERGRAPH_TOKEN=$(dotnet "$cli" token alice --data "$data/data")
export PARTNERGRAPH_TOKEN
node --test --test-concurrency=1 --test-reporter=tap pages/*.test.mjs
