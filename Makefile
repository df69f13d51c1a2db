# make demo: try it. make test: prove it. Both need Python 3.11 or later, nothing else.
PYTHON ?= python3
PORT ?= 8080
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check clean
.DELETE_ON_ERROR:

demo: .venv/installed
	$(BIN)/nhacviec demo --port $(PORT)

# A suite starts dozens of Pythons: what one has compiled, the others (and the next run) need not.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The stamps make a second call quick; the versions and hashes come from the locks.
.venv/created:
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/created requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-build-isolation --no-deps -e .
	touch $@

.venv/installed-dev: .venv/created requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-build-isolation --no-deps -e .
	touch $@ .venv/installed

clean:
	rm -rf .venv build *.egg-info
