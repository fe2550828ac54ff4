#!/usr/bin/env bash
# Runs the client suites against PARTNERGRAPH_URL, or against the small test host when that is not set.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error
host=
log=$(mktemp)
trap '[ -z "$host" ] || { kill "$host" 2>/dev/null; wait "$host" 2>/dev/null || true; }; rm -f "$log"' EXIT
if [ -z "${PARTNERGRAPH_URL:-}" ]; then
  dotnet build host -c Release -v q -nologo
  dotnet host/bin/Release/net10.0/PartnerGraph.Transport.Host.dll >"$log" 2>&1 &
  host=$!
  for _ in $(seq 100); do
    address=$(sed -n 's/^listening //p' "$log")
    [ -n "$address" ] && break
    kill -0 "$host" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.1
  done
  export PARTNERGRAPH_URL="${address:?the test host did not start}/graphql"
fi
node --test schema/*.test.mjs suites/*.test.mjs
