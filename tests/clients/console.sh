#!/usr/bin/env bash
# Tries the console in a real browser (see finder.sh), as it is built now, against the product with its demo.
# With PARTNERGRAPH_SCREENSHOTS=<folder> the tests write pictures of what they see.
set -euo pipefail
[ -z "${PARTNERGRAPH_SCREENSHOTS:-}" ] || PARTNERGRAPH_SCREENSHOTS=$(realpath -m "$PARTNERGRAPH_SCREENSHOTS")
cd "$(dirname "$0")"
PARTNERGRAPH_CHROMIUM=${PARTNERGRAPH_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
export PARTNERGRAPH_CHROMIUM PARTNERGRAPH_SCREENSHOTS
if [ ! -x "$PARTNERGRAPH_CHROMIUM" ]; then
  echo "Chromium is not installed: the console was NOT tried in a browser. Install it or set PARTNERGRAPH_CHROMIUM." >&2
  printf '# pass 0\n# fail 0\n# skipped 1\n'
  exit 0
fi
[ -d node_modules/axe-core ] || npm ci --no-audit --no-fund --loglevel=error
../../clients/console/build.sh >&2
. ./lib.sh
# The host has a copy of the pages that were there when it was built. One that is older is passed over.
pages=$(realpath ../../src/Api.GraphQL/wwwroot)
cmp -s "$pages/console/.version" "$(dirname "$cli")/wwwroot/console/.version" || export ASPNETCORE_WEBROOT="$pages"
start_product store --demo
export PARTNERGRAPH_URL="$address" PARTNERGRAPH_KEY="$data/store/signing.key"
for actor in alice otto harbor-user; do
  case $actor in harbor-user) claims=(--customer demo-harbor) ;; *) claims=() ;; esac
  declare -x "PARTNERGRAPH_TOKEN_${actor//-/_}=$(dotnet "$cli" token "$actor" "${claims[@]}" --data "$data/store")"
done
# One file after the other: they share a store, and some of them change it.
node --test --test-concurrency=1 --test-reporter=tap console/*.test.mjs
