#!/usr/bin/env bash
# Brings what a bare machine lacks: setup.sh run (to build and run) or setup.sh test (to test, too).
# Quick when nothing is missing. Writes the chosen way to build WASM to .ci/route.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}
target=wasm32-unknown-unknown
oldest=95 # of rustc 1.x, as `rust-version` in Cargo.toml
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

say() { echo "setup: $*" >&2; }
give_up() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null; }

# Installs Debian packages, or says which ones are wanted.
debian() {
    local missing=()
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    have apt-get || give_up "please install: ${missing[*]}"
    local root=()
    if [[ $EUID -ne 0 ]]; then
        sudo -n true 2>/dev/null || give_up "please run: sudo apt-get install --no-install-recommends ${missing[*]}"
        root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${root[@]}" apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# A program, and the Debian package that brings it.
program() { have "$1" || debian "${@:2}"; }

new_enough() { # by the toolchain of the argument, if any
    local version
    version=$(rustc ${1:+"+$1"} --version 2>/dev/null) || return 1
    [[ $version =~ ^rustc\ 1\.([0-9]+) && ${BASH_REMATCH[1]} -ge $oldest ]]
}

has_target() {
    compgen -G "$(rustc ${1:+"+$1"} --print sysroot)/lib/rustlib/$target/lib/libstd-*.rlib" >/dev/null
}

write_route() { printf '%s\n' "$@" >.ci/route; }

ordinary_route() { # the compiler in use has the target, or rustup fetches it
    new_enough || return 1
    if ! has_target; then
        have rustup || return 1
        timeout 120 rustup target add "$target" >/dev/null 2>&1 && has_target || return 1
    fi
    local toolchain=${RUSTUP_TOOLCHAIN:-}
    if [[ -z $toolchain ]] && have rustup; then
        toolchain=$(rustup show active-toolchain | cut -d' ' -f1)
    fi
    write_route ${toolchain:+"RUSTUP_TOOLCHAIN=$toolchain"}
}

debian_route() { # Debian's compiler builds the standard library for WASM from its source
    have apt-get || return 1
    debian rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22
    local build_std=(WASM_BOOTSTRAP=1 WASM_FLAGS=-Zbuild-std=std,panic_abort)
    if have rustup; then
        rustup toolchain list | grep -q '^debian' || rustup toolchain link debian /usr
        rustup override set debian >/dev/null 2>&1
        new_enough debian || return 1
        write_route RUSTUP_TOOLCHAIN=debian "${build_std[@]}"
    else
        new_enough || return 1
        write_route "${build_std[@]}"
    fi
}

# A route chosen before still leads somewhere; a toolchain named by the caller is asked anew.
route_holds() {
    [[ -f .ci/route && -z ${RUSTUP_TOOLCHAIN:-} ]] || return 1
    (
        . .ci/route
        new_enough "${RUSTUP_TOOLCHAIN:-}" || exit 1
        [[ -n ${WASM_FLAGS:-} ]] || has_target "${RUSTUP_TOOLCHAIN:-}"
    )
}

node_packages() { # of the folder; quick when the lock file is the one installed
    local done=$1/node_modules/.package-lock.json
    [[ $done -nt $1/package-lock.json && $done -nt $1/package.json ]] && return 0
    say "npm packages of $1"
    (cd "$1" && npm ci --no-fund --no-audit --loglevel=error >&2 && touch node_modules/.package-lock.json)
}

program cc gcc libc6-dev
program node nodejs npm
program npm npm
route_holds || ordinary_route || debian_route ||
    give_up "please install rustc 1.$oldest or newer with the target $target: https://rustup.rs"
node_packages frontend/bundle

if [[ $purpose == test ]]; then
    [[ -n ${CHROMIUM:-} ]] || program chromium chromium
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || program initdb postgresql
    node_packages end2end
fi
if [[ $purpose == bench ]]; then
    program wrk wrk
    program sqlite3 sqlite3
    program fet-cl fet fet-data
    [[ -x /usr/bin/time ]] || debian time
    node_packages end2end/bench
fi
