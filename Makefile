# What each command does stands in README.md. Windows has no make: python start.py is what make run does.
PYTHON ?= python3
PORT ?= 8501
IN_VENV = .venv/bin/python

.PHONY: setup run test check bench

setup:
	@$(PYTHON) start.py setup

run:
	@PORT=$(PORT) $(PYTHON) start.py

test: setup
	@$(IN_VENV) -m pytest -n 2 --dist loadscope

check: setup
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m mypy
	$(IN_VENV) -m pytest -n 2 --dist loadscope

bench: setup
	@$(IN_VENV) -m tests.benchmarks
