# Each target installs what it lacks, says what it does and how long that takes. On a bare machine the first one that
# builds the page also compiles its tools (about seven minutes on two cores, once); they are kept in
# ~/.cache/dateline/tools for every clone. See scripts/.

.DEFAULT_GOAL := help
.PHONY: help serve dev build test bench bench-browser bench-page bench-timeline lighthouse score train fuzz fmt lint clean install release npm wheel

help: ## list the targets
	@grep -hE '^[a-z-]+: ## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+): ## (.*)/  make \1\t\2/' | expand -t 18

serve: ## build the page and serve it at http://127.0.0.1:8080 (PORT=… for another port)
	@scripts/serve

dev: ## a page that follows the code, with readable panics, at http://127.0.0.1:8080 (PORT=… for another port)
	@scripts/dev

build: ## build the page into dist/
	@scripts/build

test: ## lint, native tests, the built page, its size, and the page in a real browser
	@scripts/test

bench: ## time the command line's extractors on 20 MB of text
	@scripts/bench

bench-page: ## how soon and how smoothly the built page answers on a slow processor, in Chromium
	@scripts/build
	@scripts/setup npm chromium
	@node scripts/bench-page.mjs

lighthouse: ## what Lighthouse says of the built page on a simulated phone
	@scripts/build
	@scripts/lighthouse

bench-timeline: ## how smoothly the timeline pans and zooms with 24,000 made-up facts, in Chromium
	@scripts/build
	@scripts/setup npm chromium
	@bash -c '. scripts/env.sh && cargo build --quiet --release --bin dateline && node scripts/bench-timeline.mjs target/release/dateline'

bench-browser: ## search and analysis in the built page beside the usual libraries', in one Chromium (ARTICLES=… for a file of your own)
	@scripts/build
	@scripts/setup npm chromium rivals
	@bash -c '. scripts/env.sh && node scripts/bench-browser.mjs target/release/dateline $(ARTICLES)'
	@bash -c '. scripts/env.sh && node benches/search/run.mjs $(ARTICLES)'

score: ## rewrite the committed scoreboards
	@scripts/score

train: ## make the learned weights again, from the annotated articles in $DATELINE_DATA
	@scripts/train

fuzz: ## let a fuzzer look for bytes that break a law, ten minutes for each of thirteen (FUZZ_SECONDS=… for another time)
	@scripts/fuzz

fmt: ## format the Rust code
	@scripts/setup rust
	@bash -c '. scripts/env.sh && cargo fmt'

lint: ## check formatting and run clippy, natively and for wasm
	@scripts/lint

clean: ## remove what was built (target, dist); installed tools stay
	@rm -rf target dist

install: ## install the command line `dateline`, with the page within, into ~/.cargo/bin
	@scripts/install

wheel: ## the package for Python, with the command line and the page within: target/wheels
	@scripts/build
	@scripts/wheel

npm: ## the module for scripts as a folder that npm can publish: target/npm
	@scripts/package

release: ## pack the command line, with the page within, as target/dateline-VERSION-TARGET.tar.gz
	@scripts/release
