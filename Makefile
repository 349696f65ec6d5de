# `make` alone lists the targets. Everything is set up in .venv, as far as the target needs it; nothing is installed by hand.
PYTHON ?= python3
BIN := .venv/bin
FUZZ_SECONDS ?= 60
TARGETS := stamp text page records decode writers diff history search mhtml wacz
PACKAGES := chromium libreoffice-calc fonts-noto-core gcc libc6-dev python3-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.DEFAULT_GOAL := help
.PHONY: help demo test test-all debian bench check format samples docs man compiled clean fuzz

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/program: pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("Python 3.11 or newer is needed, and $(PYTHON) \
	is %d.%d: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" % v[:2])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready: .venv/program
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

.venv/slow: .venv/ready
	$(BIN)/python -m pip install --quiet --group slow
	@touch $@

demo: .venv/program ## set up, and read a sample as a table and as JSON
	$(BIN)/newsline parse --format table --date 2025-10-04 samples/newest-on-top.txt
	$(BIN)/newsline parse --json --date 2025-10-04 samples/newest-on-top.txt | head -40

test: check ## set up, and run the tests of a few minutes
	$(BIN)/python -m pytest -m "not slow" --numprocesses auto

test-all: .venv/slow debian ## the slow tests: a cluster, a browser, a spreadsheet, a wheel, kills, many random articles
	$(BIN)/python -m pytest -m slow

debian: ## install the Debian packages that test-all needs, where there are any
	@command -v apt-get >/dev/null || { echo "no apt-get here: install $(PACKAGES)"; exit 0; }; \
	dpkg -s $(PACKAGES) >/dev/null 2>&1 || { $(SUDO) apt-get update -q && \
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(PACKAGES); }

check: .venv/ready ## formatting, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/ready ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/ready ## measure speed against floors of the same run
	$(BIN)/python -m benchmarks.run

samples: .venv/ready ## regenerate samples/*.json; read the difference before committing it
	$(BIN)/python -m tests.samples

docs: .venv/ready ## regenerate the blocks of the documents, and the pictures
	$(BIN)/python -m docs.build
	$(BIN)/python -m docs.pictures

man: .venv/ready ## write the manual pages to build/man
	$(BIN)/python -m docs.man

compiled: .venv/ready ## write a wheel with machine code to dist: faster, for this Python and platform; needs a C compiler
	@# from a copy, or the machine code would stay beside the modules here and hide what is changed in them
	copy=$$(mktemp -d) && cp -R pyproject.toml README.md LICENSE newsline "$$copy" && \
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m pip wheel --no-deps --wheel-dir dist "$$copy"; \
	status=$$?; rm -rf "$$copy"; exit $$status

fuzz: .venv/ready ## coverage-guided fuzzing, FUZZ_SECONDS (60) for each target
	-$(BIN)/python -m pip install --quiet --group fuzz
	for target in $(TARGETS); do $(BIN)/python -m fuzz.run $$target $(FUZZ_SECONDS) || exit 1; done

clean: ## remove what was set up and built
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
