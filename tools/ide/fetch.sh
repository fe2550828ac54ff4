#!/usr/bin/env bash
# Copies the GraphQL IDE and its licence from npm into the host's web root, from where it is served without any other host.
# It is not committed, because its licence is its own. Does nothing when this version is already there.
set -euo pipefail
package=@chillicream/bananacakepop-graphql-ide
version=18.0.0
target="$(cd "$(dirname "$0")/../.." && pwd)/src/Api.GraphQL/wwwroot/ide"
[ "$(cat "$target/.version" 2>/dev/null || true)" = "$version" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$package@$version" >/dev/null && tar xzf ./*.tgz)
mkdir -p "$(dirname "$target")"
rm -rf "$target"
mv "$work/package" "$target"
echo "$version" >"$target/.version"
echo "GraphQL IDE $version is in src/Api.GraphQL/wwwroot/ide (licence: LICENSE there)."
