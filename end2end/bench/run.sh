#!/usr/bin/env bash
# The load figures: ONLY=journal limits them to one scenario, JSON=1 ends with one JSON line.
exec node "$(dirname "$0")/bench.mjs"
