# One command for a person and for CI. Everything is installed into .venv; nothing outside this folder is touched,
# but the cache (PHONEAGENT_CACHE, by default ~/.cache/phoneagent), which keeps the embedded model's base weights.

PYTHON ?= python3
BIN := .venv/bin
export PHONEAGENT_REAL_DATA ?= $(abspath ../shared/data)
# Threads that wait must not spin: with two cores that costs more than it gives.
export OMP_WAIT_POLICY ?= PASSIVE

.PHONY: demo test check setup format

demo: setup  ## set everything up, then do a task on the virtual phone, over ADB, with the embedded model
	$(BIN)/python scripts/demo.py

test: setup  ## set everything up, then run every test
	$(BIN)/pytest -q -n 2 --dist loadscope

check: setup  ## format, lint, types, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/phoneagent model get
	touch $@
