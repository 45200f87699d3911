# The words of this project's housekeeping; `make check` is all that CI runs besides installing.
PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)

.PHONY: check lint types contracts test judges docs bench

check: lint types contracts docs-current test

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

contracts:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

test:
	$(PYTHON) -m pytest -n 2

judges:
	$(PYTHON) -m pytest -n 2 -m judges

docs:
	$(PYTHON) scripts/make_reference.py

docs-current:
	$(PYTHON) scripts/make_reference.py --check

bench:
	$(PYTHON) benchmarks/run.py
