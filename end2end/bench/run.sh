#!/usr/bin/env bash
# The load figures: ONLY=journal limits them to one scenario, JSON=1 ends with one JSON line.
# ONLY=timetable measures the solver of timetables against FET instead, ONLY=web pages in a browser, ONLY=import a list
# of 5,000 pupils brought in while teachers save marks.
case "${ONLY:-}" in
    timetable) exec node "$(dirname "$0")/timetable.mjs" ;;
    import) exec node "$(dirname "$0")/import.mjs" ;;
    web) exec node "$(dirname "$0")/web.mjs" ;;
    *) exec node "$(dirname "$0")/bench.mjs" ;;
esac
