# What the suites against the product have in common. Sourced; the caller has set -euo pipefail and is in this folder.
cli=../../tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll
data=$(mktemp -d)
servers=()

stop_product() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || continue; wait "$server" 2>/dev/null || true; done
  rm -rf "$data"
}
trap stop_product EXIT

# start_product NAME [--demo]: serves a new store as a new user starts it and leaves its GraphQL address in $address.
start_product() {
  local name=$1 ready='s/.*Now listening on: \(http[^ ]*\).*/\1\/graphql/p'
  shift
  # The demo is loaded after the server listens; it tells the address when it is there.
  [ "${1:-}" = --demo ] && ready='s/^PartnerGraph is at \(http[^ ]*\).*/\1/p'
  : >"$data/$name.log" # before the server is begun: the first look may come before the server's shell has opened it
  Authentication__DevelopmentKey=true GraphQL__Rates__CallsPerSecond=0 dotnet "$cli" serve --data "$data/$name" --urls http://127.0.0.1:0 "$@" >"$data/$name.log" 2>&1 &
  local server=$!
  servers+=("$server")
  for _ in $(seq 300); do
    address=$(sed -n "$ready" "$data/$name.log" | head -1)
    [ -n "$address" ] && return
    kill -0 "$server" 2>/dev/null || { cat "$data/$name.log" >&2; return 1; }
    sleep 0.2
  done
  echo "the server did not start" >&2
  return 1
}
