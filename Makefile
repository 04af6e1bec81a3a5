# The two commands of a newcomer are `make audit` and `make test`; both set up what they need and may be repeated.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := fixtures/articles/rene-balcer/article.wikitext

.PHONY: audit test check fmt docs index bench clean

audit: $(READY)  ## audit the sample article
	@$(BIN)/refcheck audit --offline --fail-on error $(SAMPLE) || test $$? -eq 1

test: check  ## set up and run everything
	@PYTHON="$(PYTHON)" bash scripts/setup-pywb.sh || echo "make: no pywb; its tests will be skipped" >&2
	$(BIN)/pytest -n auto

check: $(READY)  ## format, lint, types, import contracts, generated files
	$(BIN)/ruff format --check src tests scripts bench
	$(BIN)/ruff check src tests scripts bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/index.py --check
	$(BIN)/python scripts/docs.py --check

fmt: $(READY)  ## format and mend what can be mended
	$(BIN)/ruff format src tests scripts bench
	$(BIN)/ruff check --fix src tests scripts bench

index: $(READY)  ## the index of the rules
	$(BIN)/python scripts/index.py

docs: index  ## pages and tables that are generated from the code
	$(BIN)/python scripts/docs.py

bench: $(READY)  ## measure; prints tables, writes bench/out/*.json
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

$(READY): pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" bash scripts/setup.sh

clean:
	rm -rf $(VENV) .cache build dist
