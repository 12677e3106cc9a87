# A thin front: everything here is `papergen …`, pytest or ruff, run from .venv. Works with GNU make 3.81 and later.
# Comments are for developers; what a person sees (help, errors) is Swedish.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

BIN := .venv/bin
# The stamps: installed from the lock file, and nothing to do until it changes.
PAPERGEN := .venv/.papergen-installed
DEV := .venv/.dev-installed
# Arguments of your own: make test ARGS="-k tabell", make ARGS=cases/socialnamnden
ARGS ?=

# The programs in a venv know its path, so one that was moved, or whose Python is gone, is made anew.
ifneq "$(shell test -x $(BIN)/python && cat .venv/.place 2>/dev/null)" "$(CURDIR)"
$(PAPERGEN): again
endif
again: ;

$(PAPERGEN): requirements.lock tools/setup.sh
	@sh tools/setup.sh papergen

# After papergen, never beside it: two pips in one venv disturb each other under `make -j`.
$(DEV): requirements-dev.lock $(PAPERGEN)
	@sh tools/setup.sh dev

##@ För dig som skriver ärenden
all: $(PAPERGEN) ## installera det som saknas och gör alla handlingar i cases/ (det som bara "make" gör)
	@$(BIN)/papergen build $(ARGS)

# What the branch changes since it left MAIN, with what is not yet committed.
MAIN ?= main
diff: $(PAPERGEN) ## visa vad grenen ändrar i papperen, jämfört med main
	@$(BIN)/papergen diff "$$(git merge-base $(MAIN) HEAD)" $(ARGS)

clean: ## ta bort build/ och mellanlagrade filer
	@rm -rf build dist tests/actual .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@for folder in papergen tests tools bench; do \
	  if [ -d $$folder ]; then find $$folder -name __pycache__ -prune -exec rm -rf {} +; fi; done

distclean: clean ## ta också bort det som är installerat (.venv)
	@rm -rf .venv

help: ## visa den här listan
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

##@ För utvecklare
test: $(DEV) ## kör vardagens tester (under tre minuter)
	@$(BIN)/python -m pytest -n auto -m "not slow" $(ARGS)

check: lint $(DEV) ## kör allt som CI kör: form, regler, typer och alla tester
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(DEV) ## pröva kodens form, regler och typer, och att docs/ stämmer
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/python tools/make_docs.py --check

# 5 is pytest's "no such test", which is no fault here.
test-slow: $(DEV) ## kör de långsamma testerna
	@$(BIN)/python -m pytest -n auto -m slow $(ARGS) || [ $$? -eq 5 ]

search: $(DEV) ## leta efter nya motexempel: egenskapstesterna med slumpade exempel
	@PAPERGEN_EXAMPLES=search $(BIN)/python -m pytest -n auto $(ARGS)

golden: $(DEV) ## skriv om facit i tests/golden/ (granska sedan med git diff)
	@$(BIN)/python -m pytest -n auto --golden $(ARGS)

bench: $(DEV) ## mät tid och minne mot den vanliga vägen
	@$(BIN)/python bench/bench.py $(ARGS)
	@$(BIN)/python bench/meeting.py
	@$(BIN)/python bench/compare.py
	@$(BIN)/python bench/check.py

templates: $(DEV) ## gör om Wordmallarna i templates/
	@$(BIN)/python tools/make_templates.py $(ARGS)

docs: $(DEV) ## skriv om tabeller och bilder i docs/
	@$(BIN)/python tools/make_docs.py

hooks: $(DEV) ## låt git pröva koden vid varje commit
	@$(BIN)/pre-commit install

# Without an index or a host in them, the files hold wherever your pip fetches from. make lock ARGS=--upgrade takes the newest.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --system-certs --custom-compile-command "make lock" --quiet $(ARGS)
lock: $(DEV) ## skriv låsfilerna på nytt efter ändrade beroenden (ARGS=--upgrade: de nyaste)
	@$(LOCK) -o requirements.lock
	@$(LOCK) --extra dev --constraint requirements.lock -o requirements-dev.lock

.PHONY: again all clean diff distclean help test check lint test-slow search golden bench templates docs hooks lock
