# Nothing but Python, make and git is asked of the machine: what else is needed goes into .venv and
# into tests/browser/node_modules, both made on the way and made anew when their lists change.
# Another interpreter than python3: make PYTHON=python3.13 site

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHECKERS := tests/browser/node_modules/.installed
REWRITE := $(BIN)/pytest --quiet --no-header --fix

# Tests start hundreds of processes; without bytecode each would compile the whole package first.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test fix docs bench

help:  ## Tell what there is to make
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/make \1@\2/p' Makefile | awk -F@ '{ printf "  %-12s %s\n", $$1, $$2 }'

site: $(VENV)/xeptools.installed  ## Build the documents in xeps/ into site/
	@$(BIN)/xeptools build xeps -o site
	@echo "Open file://$(CURDIR)/site/index.html"

test: $(VENV)/dev.installed $(CHECKERS)  ## Check formatting, lint, types and import contracts, and run all tests
	@echo "Formatting"
	@$(BIN)/ruff format --check --quiet . || { echo "make fix mends this"; exit 1; }
	@echo "Lint"
	@$(BIN)/ruff check --quiet .
	@echo "Types"
	@$(BIN)/mypy --no-error-summary
	@echo "Import contracts"
	@$(BIN)/lint-imports --no-logo >$(VENV)/contracts.log 2>&1 || { cat $(VENV)/contracts.log; exit 1; }
	@echo "Tests"
	@$(BIN)/pytest --quiet --no-header -r fEs --numprocesses auto --dist loadfile --no-loadscope-reorder --cov --cov-report=
	@echo "Branch coverage: $$($(BIN)/coverage report --format=total) % ($(BIN)/coverage report tells the lines)"

fix: $(VENV)/dev.installed  ## Mend formatting and lint, and write what is as what the cases expect
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .
	@$(REWRITE) $(wildcard tests/resolve tests/render tests/rules tests/cli) || true
	@git --no-pager diff --stat

docs: $(VENV)/dev.installed  ## Write the generated parts of docs/
	@$(REWRITE) tests/test_house.py tests/test_ledger.py tests/test_reference.py

bench: $(VENV)/dev.installed  ## Measure against a baseline, on the tree that XEPTOOLS_CORPUS names
	@if [ -n "$$XEPTOOLS_CORPUS" ]; then $(BIN)/python bench/html.py && $(BIN)/python bench/check.py && $(BIN)/python bench/license.py && $(BIN)/python bench/pdf.py; \
	else echo "Set XEPTOOLS_CORPUS to a folder of published XEPs (xep-*.xml and xep.ent) and make bench again"; fi

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "xeptools needs Python 3.11 or newer; tell make which: make PYTHON=python3.13")'
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/xeptools.installed: pyproject.toml | $(BIN)/python
	@echo "Installing xeptools into $(VENV)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.installed: pyproject.toml | $(BIN)/python
	@echo "Installing xeptools and what its tests need into $(VENV)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/xeptools.installed

# The page checkers come from npm. Without them their tests are skipped and say so, or fail where CI is set.
$(CHECKERS): tests/browser/package.json tests/browser/package-lock.json
	@if command -v npm >/dev/null && npm ci --silent --prefix tests/browser; then touch $@; \
	else echo "Without npm the tests that check pages in a browser are skipped"; fi
