# `make demo` and `make test` are all a newcomer needs: both set up everything they use.
# Needs Python 3.11 or newer, git and make; nothing is installed outside .venv.

.DEFAULT_GOAL := help
SHELL := /bin/sh
.SUFFIXES:

# Compiled bytecode halves start-up, and start-up is what a user of this program feels.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
LOCK := requirements/dev.txt
SOURCES := src tests tools
UV ?= uv
# A worker for each core and one more, for some wait; they share nothing but the checkout.
PYTEST_ARGS ?= -n $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1) + 1)

# Measuring doubles what a test takes. These go the ways that others have gone before them: again
# and again in any order, in processes that are killed, with everything that can be typed.
UNMEASURED := tests/acceptance tests/docs tests/hostile tests/tools \
	$(wildcard tests/services/test_*any_*.py tests/services/*/test_*any_*.py)

CANDIDATES := $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: install ## set everything up and show the main job on the sample data
	@$(VENV)/bin/pipeline demo

.PHONY: test
test: install ## set everything up and run the tests with their coverage thresholds
	@rm -f .coverage .coverage.*
	$(PY) -m coverage run -m pytest $(PYTEST_ARGS) $(UNMEASURED:%=--ignore=%)
	$(PY) -m pytest $(PYTEST_ARGS) $(UNMEASURED)
	@$(PY) -m coverage combine --quiet
	$(PY) -m coverage report --fail-under=95 --skip-covered
	$(PY) -m coverage report --fail-under=100 --skip-covered --include='src/pipelinecli/method/*'

.PHONY: check
check: static test ## every check that CI runs

.PHONY: static
static: lint sizes types layers check-generated ## every check but the tests

.PHONY: lint
lint: install ## style: ruff, as linter and as formatter
	$(PY) -m ruff check $(SOURCES)
	$(PY) -m ruff format --check $(SOURCES)

.PHONY: sizes
sizes: ## one file is one subject: none is over 300 lines, generated code apart
	@find $(SOURCES) -name '*.py' ! -name _sql.py ! -name _forms.py -exec awk \
		'FNR == 301 { print FILENAME ": over 300 lines: split it by subject"; bad = 1 } END { exit bad }' {} +

.PHONY: types
types: install ## types: mypy --strict
	$(PY) -m mypy $(SOURCES)

.PHONY: layers
layers: install ## who may import whom: import-linter
	$(VENV)/bin/lint-imports

.PHONY: check-generated
check-generated: install ## generated files are in step with their sources
	$(PY) -m tools.sql --check
	$(PY) -m tools.forms --check
	$(PY) -m tools.messages --check
	$(PY) -m tools.docs --check

.PHONY: format
format: install ## let ruff fix and format what it can
	$(PY) -m ruff check --fix $(SOURCES)
	$(PY) -m ruff format $(SOURCES)

.PHONY: sql
sql: install ## compile the store's statements into store/_sql.py
	$(PY) -m tools.sql

.PHONY: forms
forms: install ## write what Typer says each command takes into cli/_forms.py
	$(PY) -m tools.forms

.PHONY: messages
messages: install ## collect the strings users read and compile the catalogues
	$(PY) -m tools.messages

.PHONY: docs
docs: install ## redraw the pictures, docs/cli.md and the transcripts
	$(PY) -m tools.docs

.PHONY: bench
bench: install ## measure start-up and the store at two sizes
	$(PY) -m tools.bench

.PHONY: torture
torture: install ## kill it, cut its power, fill its disk, and count what is lost (half an hour)
	$(PY) -m tools.torture --write

.PHONY: fuzz
fuzz: install ## a million inputs for every parser (an hour of two cores)
	$(PY) -m tools.fuzz --write

.PHONY: lock
lock: ## resolve the development environment anew (needs uv)
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: pipx install uv, or make lock UV=/path/to/uv' >&2; exit 1; }
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--group dev pyproject.toml --output-file $(LOCK)

.PHONY: clean
clean: ## remove the environment and everything that can be made again
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find src tests $(wildcard tools) -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: install
install: $(VENV)/.installed

# Two stamps: a new lock rebuilds the environment, so that nothing unlocked lingers in it;
# a changed pyproject.toml only installs the project again.
$(VENV)/.locked: $(LOCK)
	@python=; \
	for candidate in $(CANDIDATES); do \
		if "$$candidate" -c 'import sys, sqlite3, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'error: no Python 3.11 or newer with venv and sqlite3 was found; name one: make PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version) (once; a minute or so)" >&2; \
	"$$python" -m venv --clear $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
