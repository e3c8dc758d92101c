# Sourced by the other scripts: which Rust builds both halves, and where the results go.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

# A toolchain named by the caller wins over the one that setup.sh chose.
asked=${RUSTUP_TOOLCHAIN:-}
WASM_FLAGS='' WASM_BOOTSTRAP=''
if [[ -f .ci/route ]]; then . .ci/route; fi
RUSTUP_TOOLCHAIN=${asked:-${RUSTUP_TOOLCHAIN:-}}
if [[ -n $RUSTUP_TOOLCHAIN ]]; then export RUSTUP_TOOLCHAIN; else unset RUSTUP_TOOLCHAIN; fi

TARGET=${CARGO_TARGET_DIR:-$PWD/target}

# A cargo command for the browser half: cargo_wasm build -p frontend …
cargo_wasm() {
    local command=$1
    shift
    # shellcheck disable=SC2086 # the flags are several words
    env ${WASM_BOOTSTRAP:+RUSTC_BOOTSTRAP=1} \
        cargo "$command" --target wasm32-unknown-unknown $WASM_FLAGS "$@"
}
