#!/usr/bin/env bash
# One entry for everything: ./build.sh [run|test|mutants|format|schema|bench|all]. CI calls the same.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  cat <<'TEXT'
./build.sh run      build, start on embedded stores in ./data, load a demo partner when empty, print address and tokens
./build.sh test     format check, build with warnings as errors, every test; ends with 'N passed, N failed, N skipped'
./build.sh mutants  changes Write.Domain line by line and prints which changes no test notices, and the score by capability;
                    './build.sh mutants Quotas Orders' asks some capabilities alone (all of them take hours)
./build.sh format   apply the code style
./build.sh schema   print the schema into schema/partner-graph.graphql
./build.sh bench    the benchmarks of tools/bench
./build.sh all      format, schema, test
TEXT
}

ide() { # the GraphQL IDE page comes from npm; the server runs without it and says how to get it
  if command -v npm >/dev/null; then tools/ide/fetch.sh || echo "The GraphQL IDE could not be fetched; the server runs without it." >&2
  else echo "npm is not installed; the server runs without the GraphQL IDE page." >&2; fi
}

run_tests() {
  local results=artifacts/test-results failed=0 passed=0 skipped=0 broken=0
  rm -rf "$results" && mkdir -p "$results"
  dotnet format PartnerGraph.sln --verify-no-changes --severity warn --no-restore || broken=1
  # One project at a time: the suites start servers and child processes, and two cores are all a CI machine has.
  for project in $(git ls-files 'tests/*.Tests.csproj'); do
    echo "== $(basename "$project" .csproj)"
    dotnet test "$project" --no-build -c Release --logger "trx;LogFileName=$(basename "$project" .csproj).trx" \
      --results-directory "$results" --verbosity quiet || broken=1
  done
  if command -v node >/dev/null; then
    for suite in run product finder; do
      echo "== clients ($suite)"
      "tests/clients/$suite.sh" >"$results/clients-$suite.tap" || broken=1
      grep -E "^not ok|^# (pass|fail|skipped)" "$results/clients-$suite.tap" || true
    done
  else
    echo "node is not installed: the client tests were NOT run." >&2; skipped=$((skipped + 1))
  fi
  for file in "$results"/*.trx; do
    counters=$(grep -o '<Counters [^>]*' "$file" | head -1)
    passed=$((passed + $(count passed)))
    failed=$((failed + $(count failed) + $(count error) + $(count timeout) + $(count aborted)))
    skipped=$((skipped + $(count total) - $(count executed)))
  done
  for file in "$results"/*.tap; do
    [ -f "$file" ] || continue
    passed=$((passed + $(tap pass))); failed=$((failed + $(tap fail))); skipped=$((skipped + $(tap skipped)))
  done
  if [ "$broken" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  coverage
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
}

count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters" | grep . || echo 0; }
tap() { sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$file" | tail -1 | grep . || echo 0; }

coverage() { # how many of the catalogue's rules a test names
  local named
  named=$(git grep -ohE '"[A-Z]{2,8}-[0-9]+"' -- 'tests/*.cs' | tr -d '"' | grep -vE '^(GAP|CONV|REF)-' | sort -u | wc -l)
  echo "rules of the catalogue named by tests: $named of 738"
}

mutants() { # [capability...]
  local report=artifacts/mutants scope=()
  for capability in "$@"; do scope+=(--mutate "**/$capability/**/*.cs"); done
  dotnet tool restore >/dev/null
  rm -rf "$report" && mkdir -p "$report"
  (cd tests/Write.Domain.Tests && dotnet stryker --config-file stryker-config.json "${scope[@]}" --output "$OLDPWD/$report" >"$OLDPWD/$report/run.log") \
    || { tail -n 20 "$report/run.log" >&2; return 1; }
  node tools/mutants/score.mjs "$report/reports/mutation-report.json"
}

build() { dotnet build PartnerGraph.sln -c Release --verbosity quiet; }

case "${1:-run}" in
  run) ide; dotnet build tools/PartnerGraph.Cli -c Release --verbosity quiet; shift || true
       exec dotnet tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll serve --data ./data --demo "$@" ;;
  test) build; run_tests ;;
  mutants) shift; mutants "$@" ;;
  format) dotnet format PartnerGraph.sln --severity warn ;;
  schema) build; dotnet tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll schema export --out schema/partner-graph.graphql ;;
  bench) shift; dotnet run --project tools/bench -c Release -- "$@" ;;
  all) "$0" format; "$0" schema; "$0" test ;;
  -h|--help|help) usage ;;
  *) usage >&2; exit 2 ;;
esac
