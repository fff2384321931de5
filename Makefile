# What you can do here. `make help` lists it; README.md explains it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# A line of a recipe stops at its first failure.
.SHELLFLAGS := -ec
.NOTPARALLEL:
.PHONY: help setup demo demo-data test quick soak lint format types migrations shell clean checks postgres bench
MAKEFLAGS += --no-print-directory

PORT ?= 8000
BIN := .venv/bin
# The demonstration's own settings; nothing else in this file touches its database.
DEMO := DEMONSTRATION=1 DATABASE_URL=sqlite:///var/demo.sqlite3
# Settings for tests and checks come from tests/settings.py.
CHECK := DJANGO_SETTINGS_MODULE=tests.settings
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist loadscope
# Certificates are the machine's, as pip's are: an office's network may have one of its own. Where uv finds no way to
# the packages (pip alone knows its index, say), pip fetches the same ones.
INSTALL = install() { $(BIN)/uv pip install --native-tls --python $(BIN)/python --require-hashes "$$@" \
	|| { echo 'uv could not; trying pip, which takes longer'; \
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes "$$@"; }; }; install
SAY = @printf '\n== %s\n'
# Compiled modules are kept, whatever the machine says: without them every process here compiles all of Django anew.
export PYTHONDONTWRITEBYTECODE :=

# The first Python that is new enough; the locked packages were chosen for 3.11.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
# What the front end is built from.
SOURCES := $(shell find static -type f -not -path '*/node_modules/*' -not -path 'static/dist/*' 2>/dev/null)

help: ## List what you can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.packages .venv/.tools static/dist/.built ## Install everything for developing, and build the front end
	@echo "Ready. Next: make quick, make test or make demo (make help lists all)."

demo: .port-is-free demo-data ## Serve the demonstration at http://127.0.0.1:8000/ (PORT=8123 for another port)
	$(SAY) 'Starting the server and the task worker; Ctrl-C stops both'
	@$(DEMO) exec $(BIN)/python manage.py serve_demo --port $(PORT)

demo-data: .venv/.packages static/dist/.built ## Prepare the demonstration and print its sign-ins, without serving
	$(SAY) 'Preparing the demonstration database (SQLite, var/demo.sqlite3)'
	@mkdir -p var
	@$(DEMO) $(BIN)/python manage.py migrate --verbosity 1
	$(SAY) 'Loading the demonstration: Havering, 2012-13'
	@$(DEMO) $(BIN)/python manage.py load_demo

test: .venv/.packages .venv/.tools static/dist/.built checks ## Check everything: style, types, SQLite, PostgreSQL, browser
	$(SAY) 'Tests on SQLite, with the browser'
	@url=$$($(BIN)/python -m tests.postgres) || none=1; \
	NO_POSTGRESQL=$$none TEST_DATABASE_URL= $(PYTEST) -m 'not soak'; \
	test -n "$$url" || exit 0; \
	printf '\n== %s\n' 'Tests on PostgreSQL'; \
	TEST_DATABASE_URL="$$url" $(PYTEST) -m 'not soak and not browser and not bench and not matrix'

quick: .venv/.packages .venv/.tools checks ## Check style, types and SQLite without a browser: under two minutes
	$(SAY) 'Tests on SQLite, without the browser'
	@TEST_DATABASE_URL= $(PYTEST) -m 'not soak and not browser and not bench and not vera and not slow and not matrix'

bench: demo-data ## Measure the demonstration here: assembling, rendering, the server's memory
	$(SAY) 'Measuring (figures of earlier runs: docs/performance.md)'
	@$(DEMO) DJANGO_SETTINGS_MODULE=lscb.settings $(BIN)/python -m tests.bench.measure

soak: .venv/.packages .venv/.tools static/dist/.built ## Run the long tests
	$(SAY) 'Long tests'
	@TEST_DATABASE_URL= $(BIN)/python -m pytest -q -s -m soak || { test $$? = 5 && echo 'There are none yet.'; }
	$(SAY) 'A million figures on PostgreSQL, where one answers'
	@url=$$($(BIN)/python -m tests.postgres) || exit 0; \
	TEST_DATABASE_URL="$$url" $(BIN)/python -m pytest -q -s -m soak tests/bench/test_statistics.py

checks: lint types
	$(SAY) 'Migrations: does each change to a model have one?'
	@$(CHECK) $(BIN)/python manage.py makemigrations --check --dry-run

lint: .venv/.tools ## Check the style of Python and templates
	$(SAY) 'Style of Python (ruff)'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	$(SAY) 'Style of templates (djlint)'
	@$(BIN)/djlint --quiet --lint templates lscb priorities workgroups agencies finance

format: .venv/.tools ## Put Python into its one format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: .venv/.packages .venv/.tools ## Check types (mypy)
	$(SAY) 'Types (mypy)'
	@$(CHECK) $(BIN)/mypy lscb priorities workgroups agencies finance

migrations: .venv/.packages .venv/.tools ## Write migrations for changed models
	@$(CHECK) $(BIN)/python manage.py makemigrations

shell: .venv/.packages ## Open a Python shell on the demonstration
	@$(DEMO) $(BIN)/python manage.py shell

clean: ## Remove all that was built: environment, front end, demonstration
	rm -rf .venv static/dist static/node_modules collected var .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the steps behind, each left alone once done ---

.PHONY: .python .port-is-free
.python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed, and none was found. On Debian 12: apt install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian: apt install python3-venv" >&2; exit 1; }

# Asked before anything slow is done.
.port-is-free: .python
	@$(PYTHON) lscb/demo/port.py '$(PORT)'

# uv installs all the rest; pip installs uv alone, of the version and hashes that are locked.
.venv/.uv: requirements-dev.txt | .python
	$(SAY) 'Creating the virtual environment .venv'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt
	@touch $@

.venv/.packages: requirements.txt requirements-build.txt .venv/.uv
	$(SAY) 'Installing the locked packages (about 100 MB to fetch the first time)'
	@$(INSTALL) -r requirements.txt -r requirements-build.txt
	@touch $@

.venv/.tools: requirements-dev.txt .venv/.packages
	$(SAY) 'Installing the tools for tests and checks (about 100 MB to fetch the first time)'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

static/dist/.built: $(SOURCES) .venv/.packages
	$(SAY) 'Building the front end into static/dist (about 15 seconds)'
	@NODE_OPTIONS=--use-system-ca $(BIN)/python static/build.py
	@touch $@
