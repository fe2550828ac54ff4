#!/usr/bin/env bash
# Runs the client suites against the product itself with its demo partner, as a new user starts it.
set -euo pipefail
cd "$(dirname "$0")"
. ./lib.sh
start_product store --demo
export PARTNERGRAPH_URL="$address"
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
