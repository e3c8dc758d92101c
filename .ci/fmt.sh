#!/usr/bin/env bash
# Formats the tree, or with --check says what is not formatted.
set -euo pipefail
. "$(dirname "$0")/env.sh"
# Debian's Rust has no rustfmt: rustup's own formats, where it is.
for toolchain in "${RUSTUP_TOOLCHAIN:-}" stable ''; do
    command=(cargo ${toolchain:+"+$toolchain"} fmt)
    if "${command[@]}" --version >/dev/null 2>&1; then
        exec "${command[@]}" --all -- "$@"
    fi
done
echo "no rustfmt on this machine: formatting is not checked" >&2
