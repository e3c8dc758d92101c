#!/usr/bin/env bash
# The load figures: ONLY=journal limits them to one scenario, JSON=1 ends with one JSON line.
# ONLY=timetable measures the solver of timetables against FET instead.
case "${ONLY:-}" in
    timetable) exec node "$(dirname "$0")/timetable.mjs" ;;
    *) exec node "$(dirname "$0")/bench.mjs" ;;
esac
