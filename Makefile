# All that this project does from the command line. `make` or `make help` lists it.

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed

# The first Python here that the exact versions in requirements.lock are made for; `make PYTHON=...` overrides.
PYTHON = $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null \
	&& echo $$p && break; done)

# The reader's own Jupyter and matplotlib settings stay out of figures and tests, and nothing is written to the home folder.
CLEAN_ENV = MPLCONFIGDIR=$(CURDIR)/.cache/matplotlib IPYTHONDIR=$(CURDIR)/.cache/ipython \
	JUPYTER_CONFIG_DIR=$(CURDIR)/.cache/jupyter JUPYTER_DATA_DIR=$(CURDIR)/.cache/jupyter \
	JUPYTER_RUNTIME_DIR=$(CURDIR)/.cache/jupyter/runtime PYTHONNOUSERSITE=1

# Kernels are talked to encrypted, as others may use this machine too. What is written back into a notebook has neither
# the version of Python nor the time of day in it.
EXECUTE = --to notebook --execute --inplace --KernelManager.transport_encryption=auto \
	--NotebookClient.record_timing=False --ClearMetadataPreprocessor.enabled=True \
	--ClearMetadataPreprocessor.clear_cell_metadata=False \
	--ClearMetadataPreprocessor.preserve_nb_metadata_mask="{'kernelspec', ('language_info', 'name')}"

.DEFAULT_GOAL := help
.PHONY: help install figures tearsheet test browser-test fuzz validate bench lint lab address lock audit clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## set up .venv with the exact versions in requirements.lock

$(VENV)/.packages: requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.14 is needed, and none was found. Install one, or say: make PYTHON=/path/to/python"; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version): takes a minute or two, and needs a network this once."
	@$(PYTHON) -m venv --clear $(VENV) || { echo "Python cannot make virtual environments: on Debian and Ubuntu, install python3-venv."; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): $(VENV)/.packages pyproject.toml
	@echo "Installing this project into $(VENV)."
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

figures: $(INSTALLED) ## run every notebook and write figures/
	@echo "Running the notebooks; each writes its pictures and tables to figures/."
	@$(CLEAN_ENV) PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=0 $(PY) -m jupyter nbconvert --log-level=WARN \
		$(EXECUTE) notebooks/*.ipynb
	@echo "Done: see figures/ and notebooks/."

tearsheet: $(INSTALLED) ## measure an article of your own: make tearsheet ARTICLE=path [OUT=folder]
	@test -n "$(ARTICLE)" || { echo "Say which article: make tearsheet ARTICLE=path"; exit 1; }
	@$(CLEAN_ENV) $(PY) tools/make_tearsheet.py "$(ARTICLE)" $(if $(OUT),--out "$(OUT)")

test: $(INSTALLED) ## run all tests: unit tests, the examples in docstrings, the notebooks
	@echo "Running the unit tests, the examples in docstrings and the notebooks."
	@$(CLEAN_ENV) $(PY) -m pytest

browser-test: $(INSTALLED) ## look at every notebook in JupyterLab, in a real browser (needs Debian's chromium)
	@command -v chromium >/dev/null || { echo "Installing Debian's chromium."; \
		$$(test "$$(id -u)" = 0 || echo sudo) sh -c 'apt-get -qq update && apt-get -qq install -y chromium' >/dev/null \
		|| echo "That did not work: without a browser these tests are skipped."; }
	@echo "Opening every notebook in JupyterLab; pictures of the pages go to .cache/screenshots."
	@$(CLEAN_ENV) $(PY) -m pytest -o addopts="--strict-markers" tests/browser

fuzz: $(INSTALLED) ## look for a text that breaks a measure: make fuzz [SECONDS=600] [FOUND=folder]
	@$(PY) -c 'import atheris' 2>/dev/null || { echo "Fuzzing takes atheris, which is no part of this project: $(PY) -m pip install atheris"; exit 1; }
	@echo "Measuring texts that nobody would write; what they are is kept in $(or $(FOUND),.cache/fuzz)."
	@$(CLEAN_ENV) $(PY) tools/fuzz.py $(or $(SECONDS),600) "$(or $(FOUND),.cache/fuzz)"

validate: $(INSTALLED) ## hold the measures against human annotation: make validate GOLD=folder
	@test -d "$(GOLD)" || { echo "Say where the annotated sets lie: make validate GOLD=folder. README.md says where to get them."; exit 1; }
	@$(PY) -m evaluation.validation "$(GOLD)" --save tests/validation

bench: $(INSTALLED) ## compare speed with the straightforward way: make bench [TEXTS=folder]
	@$(CLEAN_ENV) OPENBLAS_NUM_THREADS=1 $(PY) -m pytest -o addopts="" -q --benchmark-quiet benchmarks $(if $(TEXTS),--texts "$(TEXTS)")

lint: $(INSTALLED) ## check the style of code and notebooks
	@echo "Checking code and notebooks with ruff."
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

lab: $(INSTALLED) ## open JupyterLab on the notebooks
	@echo "Opening JupyterLab; stop it with Ctrl-C."
	@$(PY) -m jupyter lab notebooks

address: $(INSTALLED) ## write the repository's public address wherever it is needed: make address REPOSITORY=https://github.com/owner/name
	@$(PY) tools/set_address.py "$(REPOSITORY)"

lock: ## find new exact versions for requirements.lock and constraints.txt (needs uv and a network)
	@echo "Resolving the newest versions that fit pyproject.toml."
	@uv pip compile pyproject.toml --quiet --no-config --upgrade --universal --python-version 3.11 --fork-strategy fewest \
		--all-extras --only-binary :all: --no-annotate --no-header --no-emit-index-url --generate-hashes -o requirements.lock
	@sed -n 's/^\([a-z0-9][^ ]*==[^\\]*[^\\ ]\) *\\*$$/\1/p' requirements.lock > constraints.txt

audit: ## look up known vulnerabilities of everything in requirements.lock (needs uv and a network)
	@uvx pip-audit --disable-pip --require-hashes -r requirements.lock

clean: ## remove what was installed, cached or built
	@echo "Removing $(VENV), caches and build folders."
	@rm -rf $(VENV) .cache .pytest_cache .ruff_cache .hypothesis .benchmarks .coverage build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
