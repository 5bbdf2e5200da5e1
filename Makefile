# Two commands are enough: `make run` opens the program on a demo worker, `make test` runs the whole suite.
# Each prepares what it needs in .venv/ first, once.

BIN := .venv/bin
JOBS := 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help prepared run test check format lint types contracts screens screens-check translations packs bench bundle clean
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

prepared:
	@.ci/prepare

run: prepared ## open the program on a demo worker
	@.ci/open

test: prepared ## run the whole test suite
	@$(BIN)/python -m pytest -n $(JOBS)

check: lint types contracts ## format, lint, types, import contracts, tests
	@$(MAKE) --no-print-directory test

format: prepared ## put the code into shape
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

lint: prepared
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: prepared
	@$(BIN)/mypy

contracts: prepared
	@$(BIN)/lint-imports

screens: prepared ## draw every page of the demo worker into screens/
	@.ci/open --draw

screens-check: prepared ## draw demo, empty and large files in both languages and themes, and look for faults
	@$(BIN)/python -m pytest -n $(JOBS) -m screens

translations: prepared ## compile resources/i18n/ after an edit
	@$(BIN)/python -c "from ui.text.catalogue import main; main()"

packs: prepared ## compile seeds/packs/ after an edit
	@$(BIN)/python -m tracker.catalog.service

bench: prepared ## measure, against a bare window and a raw query
	@$(BIN)/python -m pytest -s -m benchmark tests/benchmarks

bundle: prepared ## build the wheel into dist/
	@$(BIN)/python -m pip wheel -q --no-deps --wheel-dir dist .
	@ls dist

clean: ## remove everything that is made here
	rm -rf .venv build dist screens .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
