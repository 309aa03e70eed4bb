# The one door. "make handouts" and "make test" set up what is missing by themselves.
VENV ?= .venv
TPDOCS = $(VENV)/bin/tpdocs
export VENV PYTHON

.PHONY: help setup setup-test setup-bench handouts test test-fast check catalogs audit
.PHONY: contact-sheet bench type-scale faults docs clean

help:        ## Say what each target does
	@sed -n 's/^\([a-z-]*\): *\([a-z-]* *\)## /\1\t/p' Makefile | expand -t 14

setup:       ## Install what is missing (as root or with sudo)
	@setup/setup.sh run

setup-test:  ## Install what is missing to test
	@setup/setup.sh test

setup-bench: ## Install what is missing to measure
	@setup/setup.sh bench

handouts: setup ## Build every handout into dist/
	@$(TPDOCS) build

check: setup ## Check handouts, clinic.toml and catalogs
	@$(TPDOCS) check
	@$(TPDOCS) catalog normalize --check

catalogs: setup ## Bring templates and catalogs up to the handouts
	@$(TPDOCS) catalog update

audit: handouts ## Check every PDF in dist/ against its handout
	@$(TPDOCS) audit

contact-sheet: handouts ## Put all pages of dist/ on a picture for each language
	@$(TPDOCS) contact-sheet

test: setup-test ## Lint, types, layers and all tests
	@tests/run all

test-fast: setup-test ## The quick tests only
	@tests/run fast

bench: setup-bench ## Measure speed, merging, and the text of PDFs in four readers
	@$(VENV)/bin/python tests/bench.py

type-scale: setup-test ## Measure how high the letters of each language are
	@$(VENV)/bin/python tests/letter_heights.py

faults: setup-test ## Plant faults in real catalogs, and count what is found
	@PYTHONPATH=tests $(VENV)/bin/python tests/faults/measure.py

docs: setup-test ## Write the reference pages that are made from tables
	@$(VENV)/bin/python docs/generate.py

clean:       ## Remove what was built
	rm -rf dist dist-contact pseudo .coverage* .pytest_cache .mypy_cache .ruff_cache
