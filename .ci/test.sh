#!/usr/bin/env bash
# All checks, the quick ones first; a failing stage does not stop the others.
# ONLY="law ok_sqlite" runs those stages alone. Ends with one line: N passed, M failed.
set -uo pipefail
. "$(dirname "$0")/env.sh"
stages=(fmt tidy law lint lint_wasm ok_sqlite ok_postgres migrations browser journeys)
logs=$TARGET/test-logs
mkdir -p "$logs"
times=()
passed=0 failed=0
unset TEST_DATABASE_URL # `.ci/with-postgres` sets it for the stages that want a server

fmt() { .ci/fmt.sh --check; }
tidy() { cargo test -q -p app --features ssr --test tidy; }
law() { cargo test -q --no-fail-fast -p domain -p timetabler; }
lint() { cargo lint; }
lint_wasm() {
    cargo_wasm clippy -q -p frontend -- -D warnings &&
        cargo clippy -q -p bundle --all-targets -- -D warnings
}

# Everything of `app` but `tidy`, which has had its turn.
suites() {
    printf -- '--lib '
    for file in app/tests/*.rs; do
        [[ $file == */tidy.rs ]] || printf -- '--test %s ' "$(basename "$file" .rs)"
    done
}
# shellcheck disable=SC2046 # one word per suite
ok_sqlite() {
    cargo test -q --no-fail-fast -p app --features ssr $(suites)
    local app=$?
    cargo test -q --no-fail-fast -p exchange -p print -p server && return $app
}
# shellcheck disable=SC2046
ok_postgres() { .ci/with-postgres cargo test -q --no-fail-fast -p app --features ssr $(suites); }
migrations() { .ci/with-postgres cargo test -q --no-fail-fast -p migration -p entity; }

# The server half must not leak into the browser's, and the sizes must keep their budget.
browser() {
    if cargo tree -p frontend --target wasm32-unknown-unknown -e normal --prefix none |
        grep -E '^(sea-orm|axum|tokio) '; then
        echo "the browser half drags the server along: see the crates above"
        return 1
    fi
    cargo test -q -p bundle --profile tool && KEEP_BUDGET=yes .ci/build.sh debug
}
journeys() {
    (cd end2end && npx tsc --noEmit && PLAYWRIGHT_JSON_OUTPUT_NAME="$logs/journeys.json" npx playwright test --reporter=line,json)
}

# Adds up what a stage's suites say: lines of `cargo test`, or the report of Playwright.
# A stage without suites, or one that broke outside of them, counts as one check.
tally() {
    local stage=$1 status=$2 good bad
    if [[ $stage == journeys && -s $logs/journeys.json ]]; then
        read -r good bad < <(node -e '
            const { expected, flaky, unexpected } = require(process.argv[1]).stats
            console.log(expected, unexpected + flaky)' "$logs/journeys.json")
    else
        read -r good bad < <(awk '/^test result:/ { good += $4; bad += $6 } END { print good + 0, bad + 0 }' "$logs/$stage.log")
    fi
    [[ $status -eq 0 || $bad -gt 0 ]] || bad=1
    [[ $((good + bad)) -gt 0 ]] || good=1
    passed=$((passed + good)) failed=$((failed + bad))
    times+=("$(printf '== %-12s %4d s  %d passed, %d failed' "$stage" "$SECONDS" "$good" "$bad")")
    echo "${times[-1]}"
}

# A full disk breaks checks in ways that tell nothing: what only makes the next build quicker goes first.
room() { echo $(($(df --output=avail -k "$TARGET" | tail -1) / 1024 / 1024)); }
[[ $(room) -ge 10 ]] || rm -rf "$TARGET"/*/incremental
if [[ $(room) -lt 5 ]]; then
    echo "$(room) GiB are free beside $TARGET, 5 are needed: remove what you can spare there" >&2
    exit 1
fi

# The browser's half is compiled beside the first checks: its long last step leaves a core free, and so do theirs.
if [[ -z ${ONLY:-} ]]; then
    cargo_wasm build -q -p frontend --lib --profile wasm-release >"$logs/wasm.log" 2>&1 &
fi
for stage in ${ONLY:-"${stages[@]}"}; do
    SECONDS=0
    printf '== %s\n' "$stage"
    rm -f "$logs/$stage.json"
    "$stage" 2>&1 | tee "$logs/$stage.log"
    tally "$stage" "${PIPESTATUS[0]}"
done
printf '%s\n' '' "${times[@]}"
printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
