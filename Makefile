# Pathway's commands. `make` alone lists them. They need make, Node and Python >= 3.12; nothing else.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
SERVED_WITH := $(VENV)/.base-installed
TESTED_WITH := $(VENV)/.dev-installed
ASSETS := node_modules/.package-lock.json
# The locks name every package, so pip need not look for more: --no-deps keeps it from meeting a release newer than the lock.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps

# Each of these commands starts Python many times over: what is compiled once is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run demo test check bench coverage reliability browser

help:
	@echo "make run          set up, load the demo scheme, serve http://localhost:$(PORT)   (PORT=8123 serves elsewhere)"
	@echo "make test         set up and run the tests; triggers and constraints on PostgreSQL too when one answers"
	@echo "make check        lint, types, import contract, templates, migrations, deployment settings, plain words"
	@echo "make bench        measure the pages that matter most"
	@echo "make setup        only install what the commands above need"
	@echo "make demo         only load the demo scheme into the data folder (PATHWAY_DATA, default var/)"
	@echo "make reliability  races of many processes, and ten times as many cases of every search"
	@echo "make coverage     every test once more, and the branches that they reach"
	@echo "make browser      only the journeys in a browser"

setup: $(TESTED_WITH) $(ASSETS)

# `run` is one process, from the tables to the pages; it needs only what the product needs; the tools for tests come with `setup`.
run: $(SERVED_WITH) $(ASSETS)
	@SITE_ADDRESS=http://localhost:$(PORT) $(MANAGE) serve --demo $(PORT)

demo: $(SERVED_WITH) $(ASSETS)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_catalogue
	@$(MANAGE) seed_demo --if-empty

test: setup
	@.ci/test

check: setup
	@.ci/check

bench: setup
	@$(BIN)/python -m tests.bench

coverage: setup
	@.ci/coverage

reliability: setup
	@PATHWAY_POSTGRESQL=whole .ci/test tests/reliability $$(grep -rlE "hypothesis" tests --include='test_*.py') --hypothesis-profile=explore

browser: setup
	@.ci/test tests/journeys

$(BIN)/python:
	@python=$$(.ci/find-python) && echo "Making $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)

$(SERVED_WITH): requirements/base.txt | $(BIN)/python
	@echo "Installing what Pathway needs (the first time takes a minute or two)"
	@$(PIP) -r requirements/base.txt
	@touch $@

$(TESTED_WITH): requirements/dev.txt $(SERVED_WITH) | $(BIN)/python
	@echo "Installing what the tests and checks need"
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(ASSETS): package-lock.json package.json
	@command -v npm >/dev/null || { echo "Pathway needs Node with npm for its fonts and icons: 'apt install nodejs npm', 'brew install node', or https://nodejs.org/; then run make again."; exit 1; }
	@echo "Fetching fonts and icons"
	@npm ci --silent --no-audit --no-fund
	@touch $@
