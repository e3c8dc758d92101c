#!/usr/bin/env bash
# The inner loop: builds both halves quickly, serves them, and again whenever a source file is newer.
set -uo pipefail
. "$(dirname "$0")/env.sh"
mkdir -p data
export DATABASE_URL=${DATABASE_URL:-sqlite://data/gorodok.db?mode=rwc}
built=$(mktemp)
server=
site=$TARGET/debug/site
stop() { [[ -z $server ]] || kill "$server" 2>/dev/null; wait 2>/dev/null; }
trap 'stop; rm -f "$built" "$site/reload.js"' EXIT
trap 'exit 0' INT TERM

# Pages open in a browser turn to the new build by themselves: the program of a page is another one then.
mark() {
    {
        echo "// $(date +%s%N)"
        cat .ci/reload.js
    } >"$site/reload.js"
}

changed() { find app frontend/src migration server style public -newer "$built" -type f -print -quit | grep -q .; }

while true; do
    touch "$built"
    if .ci/build.sh fast; then
        stop
        mark
        "$TARGET/debug/gorodok" serve --demo &
        server=$!
    fi
    until changed; do sleep 0.5; done
done
