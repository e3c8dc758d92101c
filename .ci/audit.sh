#!/usr/bin/env bash
# Licences, bans and sources of everything we depend on. Apart from the tests: cargo-deny builds for minutes.
set -euo pipefail
. "$(dirname "$0")/env.sh"
command -v cargo-deny >/dev/null || cargo install cargo-deny
cargo deny check bans licenses sources
