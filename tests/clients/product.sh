#!/usr/bin/env bash
# Runs the client suites against the product itself with its demo partner, as a new user starts it.
set -euo pipefail
cd "$(dirname "$0")"
cli=../../tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll
data=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }; rm -rf "$data"' EXIT
dotnet "$cli" serve --data "$data/store" --urls http://127.0.0.1:0 --demo >"$data/log" 2>&1 &
server=$!
for _ in $(seq 300); do
  address=$(sed -n 's/^PartnerGraph is at \(http[^ ]*\).*/\1/p' "$data/log")
  [ -n "$address" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
  sleep 0.2
done
export PARTNERGRAPH_URL="${address:?the server did not start}"
PARTNERGRAPH_TOKEN=$(dotnet "$cli" token alice --data "$data/store")
export PARTNERGRAPH_TOKEN

# A budget of 1 USD for a customer that has spent more: the alert that the subscription suites ask for, in the running month.
month=$(date -u -d '+8 hours' +%Y-%m)
node --input-type=module -e '
  const query = `mutation { setCustomerBudget(input: { customerId: "Q3VzdG9tZXI6ZGVtby1sdW1lbg", amount: "1", alertRatios: ["0.5"] }) { errors { code } } }`;
  const headers = { "content-type": "application/json", authorization: `Bearer ${process.env.PARTNERGRAPH_TOKEN}` };
  const answer = await (await fetch(process.env.PARTNERGRAPH_URL, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
  if (answer.errors || answer.data.setCustomerBudget.errors.length) throw new Error(JSON.stringify(answer));'
sed "s/MONTH/$month/" product.json >"$data/operations.json"
export PARTNERGRAPH_OPERATIONS="$data/operations.json"
node --test suites/*.test.mjs
