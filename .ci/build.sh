#!/usr/bin/env bash
# Builds both halves, the binary and `site/` beside it:
#   build.sh release   the product
#   build.sh debug     for tests: a debug server with the browser half of the product
#   build.sh fast      for the inner loop: both halves in their quickest form
set -euo pipefail
. "$(dirname "$0")/env.sh"
pair=${1:-release}
case $pair in
    release) server=(--release) folder=release browser=wasm-release ;;
    debug) server=() folder=debug browser=wasm-release ;;
    fast) server=() folder=debug browser=dev ;;
    *) echo "build.sh release|debug|fast" >&2; exit 2 ;;
esac

cargo build -q -p bundle --profile tool
# Side by side: the browser's half ends in one long step on one core. Each has a folder, and a lock, of its own.
cargo_wasm build -p frontend --lib --profile "$browser" &
cargo build -p server "${server[@]}"
wait $!
wasm=$TARGET/wasm32-unknown-unknown/${browser/#dev/debug}/frontend.wasm
options=()
[[ $pair != fast ]] || options+=(--fast)
[[ -z ${KEEP_BUDGET:-} ]] || options+=(--keep-budget)
"$TARGET/tool/bundle" --wasm "$wasm" --site "$TARGET/$folder/site" "${options[@]}"
