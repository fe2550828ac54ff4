#!/usr/bin/env bash
# Builds the console into the host's web root, from where it is served under /console/. What is built is not committed.
# Does nothing when it was built of these very sources, operations and schema.
set -euo pipefail
cd "$(dirname "$0")"
target=../../src/Api.GraphQL/wwwroot/console
sum() { find "$@" -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1; }
packages=$(sum package.json package-lock.json)
version=$(sum package.json package-lock.json codegen.mjs tsconfig.json vite.config.ts index.html src ../../schema/partner-graph.graphql ../../schema/operations -not -path 'src/gql/*')
[ "$(cat "$target/.version" 2>/dev/null || true)" = "$version" ] && exit 0
if [ "$(cat node_modules/.packages 2>/dev/null || true)" != "$packages" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$packages" >node_modules/.packages
fi
npm run --silent build
echo "$version" >"$target/.version"
echo "The console is in src/Api.GraphQL/wwwroot/console."
