#!/usr/bin/env bash
# One entry for everything: ./build.sh [run|test|mutants|faults|format|schema|publish|bench|all]. CI calls the same.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  cat <<'TEXT'
./build.sh run      build, start on embedded stores in ./data, load a demo partner when empty, print address and tokens;
                    takes the options of 'serve': --urls http://127.0.0.1:8080, --data DIR, --allow-origin http://localhost:3000
./build.sh test     format check, build with warnings as errors, every test; ends with 'N passed, N failed, N skipped'
                    './build.sh test quick' builds and runs domain and architecture alone, for the inner loop
./build.sh mutants  changes Write.Domain line by line and prints which changes no test notices, and the score by capability;
                    './build.sh mutants Quotas Orders' asks some capabilities alone (all of them take hours)
./build.sh faults   N: two nodes as processes on a PostgreSQL server, of which one, the other, or the server is killed, stalled or cut off N times while clients
                    go on; what was acknowledged must be there once, and every subscriber has seen every alert once (SEED=n repeats a run's faults)
./build.sh format   apply the code style
./build.sh schema   print the schema into schema/partner-graph.graphql, the tables of codes into docs/,
                    and the tables of read models into schema/read-models/
./build.sh publish  DIR: the command line and server compiled ahead of time for this kind of machine (start: DIR/partnergraph serve)
./build.sh bench    the benchmarks of tools/bench
./build.sh all      format, schema, test
TEXT
}

pages() { # the GraphQL IDE and the console come from npm; the server runs without them and says how to get them
  if command -v npm >/dev/null; then
    tools/ide/fetch.sh || echo "The GraphQL IDE could not be fetched; the server runs without it." >&2
    clients/console/build.sh || echo "The console could not be built; the server runs without it." >&2
  else echo "npm is not installed; the server runs without the pages of the GraphQL IDE and the console." >&2; fi
}

run_tests() {
  local results=artifacts/test-results failed=0 passed=0 skipped=0 broken=0
  rm -rf "$results" && mkdir -p "$results"
  # Most of the processes that are tested live for seconds: what would make them faster later is not worth its time.
  export DOTNET_TieredPGO=0
  # With two lanes on two cores somebody else always has use for a core that a thread would spin on while it waits for work.
  export DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0
  # Two at a time: each uses a core and a half, and the long ones first leave no core idle at the end.
  local lanes=2
  for job in EndToEnd.Tests Api.GraphQL.Tests clients format $(other_projects); do
    while [ "$(jobs -pr | wc -l)" -ge "$lanes" ]; do wait -n || true; done
    run_job "$job" &
  done
  wait
  broken=$(find "$results" -name '*.broken' | wc -l)
  command -v node >/dev/null || { echo "node is not installed: the client tests were NOT run." >&2; skipped=$((skipped + 1)); }
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
  [ "$failed" -eq 0 ] || failures
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
}

other_projects() { git ls-files 'tests/*.Tests.csproj' | xargs -n1 basename -s .csproj | grep -vxE 'Api\.GraphQL\.Tests|EndToEnd\.Tests'; }

run_job() { # name; what it prints stays together, and it never ends the others
  local name=$1 start=$SECONDS log=$results/$1.log
  case $name in
    format) dotnet format whitespace PartnerGraph.sln --verify-no-changes --no-restore ;; # style is an error of the build
    clients) run_clients ;;
    *) dotnet test "tests/$name" --no-build -c Release --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
         --results-directory "$results" --verbosity quiet --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none ;;
  esac >"$log" 2>&1 || touch "$results/$name.broken"
  { echo "== $name ($((SECONDS - start)) s)"; grep -vE '^ *Skipped |\[SKIP\]$' "$log" || true; }
}

failures() { # said once more at the end, where nobody has to look for them: what failed and why
  local log
  for log in "$results"/*.log; do
    awk -v job="$(basename "$log" .log)" '/^ *Failed [A-Za-z]/ { left = 25; print "-- " job } /^(Failed|Passed)!/ { left = 0 } left-- > 0' "$log" | grep -vE '^ *Skipped |\[SKIP\]$' || true
  done
  grep -hE -A 5 'running when the crash occurred' "$results"/*.log || true # a test that hangs is ended and named
  grep -hE -A 12 '^ *not ok' "$results"/*.tap 2>/dev/null || true
}

run_clients() {
  local result=0
  command -v node >/dev/null || return 0
  for suite in run product finder pages console eventstoredb; do
    echo "-- $suite"
    "tests/clients/$suite.sh" >"$results/clients-$suite.tap" || result=1
    grep -E "^not ok|^# (pass|fail|skipped)" "$results/clients-$suite.tap" || true
  done
  return $result
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

quick() { # what a rule is written against
  dotnet test tests/Write.Domain.Tests -c Release --verbosity quiet
  dotnet test tests/Architecture.Tests -c Release --verbosity quiet
}

run_build() { # says what takes its time; the compiler is heard only when something is wrong
  command -v dotnet >/dev/null || { echo "The .NET 10 SDK is not installed: https://dotnet.microsoft.com" >&2; exit 1; }
  echo "1/3 the pages of the GraphQL IDE and the console (from npm, once)"; pages
  echo "2/3 building; the first time restores packages and takes a few minutes"
  dotnet build tools/PartnerGraph.Cli -c Release --verbosity quiet -nologo -clp:NoSummary
  echo "3/3 starting; Ctrl-C ends it"
}

build() { # one compiler for all projects takes half the time; it is ended afterwards, and what it prints goes to a file, so that it holds nobody's pipe
  local log result=0
  log=$(mktemp)
  dotnet build PartnerGraph.sln -c Release --verbosity quiet -p:UseSharedCompilation=true >"$log" 2>&1 || result=$?
  timeout 60 dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
  cat "$log" && rm -f "$log"
  return "$result"
}

case "${1:-run}" in
  run) shift || true
       [[ " $* " == *" --data"[\ =]* ]] || set -- --data ./data "$@"
       run_build
       exec dotnet tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll serve --demo "$@" ;;
  test) case "${2:-}" in quick) quick ;; "") ! command -v npm >/dev/null || clients/console/build.sh || echo "The console could not be built." >&2; build; run_tests ;; *) usage >&2; exit 2 ;; esac ;;
  mutants) shift; mutants "$@" ;;
  faults) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { usage >&2; exit 2; }
          PARTNERGRAPH_FAULTS=$2 PARTNERGRAPH_FAULT_SEED=${SEED:-$RANDOM} dotnet test tests/EndToEnd.Tests -c Release --filter ClusterFaultTests --logger "console;verbosity=detailed" ;;
  format) dotnet format PartnerGraph.sln --severity warn ;;
  schema) build; cli=tools/PartnerGraph.Cli/bin/Release/net10.0/partnergraph.dll
          dotnet "$cli" schema export --out schema/partner-graph.graphql; dotnet "$cli" schema tables docs/*.md
          dotnet "$cli" schema read-models schema/read-models ;; # what is new in them is part of the next build
  publish) [ -n "${2:-}" ] || { usage >&2; exit 2; }
           ! command -v npm >/dev/null || pages
           dotnet publish tools/PartnerGraph.Cli -c Release -r "$(dotnet --info | sed -n "s/^ *RID: *//p")" --self-contained false -p:PublishReadyToRun=true \
             -p:RestoreLockedMode=false --verbosity quiet -nologo -o "$2" ;;
  bench) shift; dotnet run --project tools/bench -c Release -- "$@" ;;
  all) "$0" format; "$0" schema; "$0" test ;;
  -h|--help|help) usage ;;
  *) usage >&2; exit 2 ;;
esac
