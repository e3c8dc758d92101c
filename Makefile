# run · build · test · watch · bench · lint · shots · audit · fmt
# ONLY=stage limits `test` and `bench`; JSON=1 makes `bench` end with one JSON line.
.PHONY: run build debug watch test lint fmt bench shots audit
.DEFAULT_GOAL := run

TARGET := $(or $(CARGO_TARGET_DIR),target)
export ONLY JSON

## Builds the product and serves it on http://127.0.0.1:3000 with its data in data/.
run: build
	@mkdir -p data
	DATABASE_URL="$${DATABASE_URL:-sqlite://data/gorodok.db?mode=rwc}" "$(TARGET)/release/gorodok" serve --demo

build:
	@.ci/setup.sh run
	@.ci/build.sh release

## The pair that the browser tests use: a debug server, the browser half of the product.
debug:
	@.ci/setup.sh run
	@.ci/build.sh debug

## Builds both halves quickly, serves them, and again after every saved file.
watch:
	@.ci/setup.sh run
	@.ci/watch.sh

test:
	@.ci/setup.sh test
	@.ci/test.sh

lint:
	@.ci/setup.sh run
	@ONLY="lint lint_wasm" .ci/test.sh

fmt:
	@.ci/fmt.sh

bench:
	@.ci/setup.sh test && .ci/setup.sh bench
	@.ci/build.sh release >&2
	@end2end/bench/run.sh

## Every screen for every role, narrow and wide, light and dark: target/shots.
shots:
	@.ci/setup.sh test
	@.ci/build.sh debug
	@cd end2end && npx playwright test --config shots.config.ts

audit:
	@.ci/audit.sh
