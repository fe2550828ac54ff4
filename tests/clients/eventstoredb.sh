#!/usr/bin/env bash
# Checks the server that the event store is tested against with the official client of EventStoreDB.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules/@eventstore ] || npm ci --no-audit --no-fund --loglevel=error
server=../EventStoreDb.Server
log=$(mktemp)
host=
trap '[ -z "$host" ] || { kill -KILL "$host" 2>/dev/null; wait "$host" 2>/dev/null || true; }; rm -f "$log"' EXIT
[ -f "$server/bin/Release/net10.0/PartnerGraph.EventStoreDb.Server.dll" ] || dotnet build "$server" -c Release -v q -nologo >&2
dotnet "$server/bin/Release/net10.0/PartnerGraph.EventStoreDb.Server.dll" >"$log" 2>&1 &
host=$!
for _ in $(seq 100); do
  EVENTSTORE=$(sed -n 's/^listening //p' "$log")
  [ -n "$EVENTSTORE" ] && break
  kill -0 "$host" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
export EVENTSTORE="${EVENTSTORE:?the server did not start}"
node --test eventstoredb/*.test.mjs
