# All that this project does from the command line. `make` or `make help` lists it.

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed

# What a user gives reaches programs through the environment, word for word: a name with `$`, quotation marks or
# backticks in it is a name, and make neither expands it nor writes it into a command.
GIVEN := ARTICLE OUT GOLD TEXTS FOUND REPOSITORY SECONDS SEED ONLY NUMBER PYTHON
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)

# The first Python here that the exact versions in requirements.lock are made for; `make PYTHON=...` overrides.
FIND_PYTHON = python=$$PYTHON; for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	test -n "$$python" || ! $$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null \
	|| python=$$each; done; \
	test -n "$$python" || { echo "Python 3.11 to 3.14 is needed, and none was found. Install one, or say: make PYTHON=/path/to/python"; exit 1; }

# The reader's own Jupyter and matplotlib settings stay out of figures and tests, and nothing is written to the home folder.
CLEAN := figures tearsheet test unit test-unpinned browser-test fuzz fuzz-sources mutate bench
$(CLEAN): export MPLCONFIGDIR := $(CURDIR)/.cache/matplotlib
$(CLEAN): export IPYTHONDIR := $(CURDIR)/.cache/ipython
$(CLEAN): export JUPYTER_CONFIG_DIR := $(CURDIR)/.cache/jupyter
$(CLEAN): export JUPYTER_DATA_DIR := $(CURDIR)/.cache/jupyter
$(CLEAN): export JUPYTER_RUNTIME_DIR := $(CURDIR)/.cache/jupyter/runtime
$(CLEAN): export PYTHONNOUSERSITE := 1
# Each program warns where its folder is not there.
CACHES := .cache/matplotlib .cache/ipython .cache/jupyter/runtime
$(CLEAN): | $(CACHES)
$(CACHES):
	@mkdir -p $@

# Kernels are talked to encrypted, as others may use this machine too. What is written back into a notebook has neither
# the version of Python nor the time of day in it.
EXECUTE = --to notebook --execute --inplace --KernelManager.transport_encryption=auto \
	--NotebookClient.record_timing=False --ClearMetadataPreprocessor.enabled=True \
	--ClearMetadataPreprocessor.clear_cell_metadata=False \
	--ClearMetadataPreprocessor.preserve_nb_metadata_mask="{'kernelspec', ('language_info', 'name')}"

# All processors, at most four; the tests of a file stay together, as they share what takes long to make.
SIDE_BY_SIDE = -n logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help install app docs readme figures tearsheet test unit test-unpinned browser-test fuzz fuzz-sources mutate validate bench lint lab address architecture lock audit clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## set up .venv with the exact versions in requirements.lock

$(VENV)/.packages: requirements.lock
	@$(FIND_PYTHON); echo "Setting up $(VENV) with $$("$$python" --version): takes a minute or two, and needs a network this once."; \
	"$$python" -m venv --clear $(VENV) || { echo "Python cannot make virtual environments: on Debian and Ubuntu, install python3-venv."; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): $(VENV)/.packages pyproject.toml
	@echo "Installing this project into $(VENV)."
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

figures: $(INSTALLED) ## run every notebook and write figures/
	@echo "Running the notebooks; each writes its pictures and tables to figures/."
	@PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=0 $(PY) -m jupyter nbconvert --log-level=WARN \
		$(EXECUTE) notebooks/[1-9]*.ipynb # 0 draws nothing: it waits for an article
	@echo "Done: see figures/ and notebooks/."

readme: $(INSTALLED) ## write what README shows: the marked text, and other tools side by side
	@$(PY) tools/draw_excerpt.py
	@$(PY) -m evaluation.side_by_side

docs: $(INSTALLED) ## make the site: README, notebooks, gallery, codebook, functions
	@echo "Making the site; every warning and every link that leads nowhere is an error."
	@$(PY) tools/build_site.py

app: $(INSTALLED) ## open a page in the browser to paste an article of your own into
	@echo "Opening the page; stop it with Ctrl-C."
	@$(PY) -m voila --Voila.config_file_paths=tools/app notebooks/0-your-article.ipynb

tearsheet: $(INSTALLED) ## measure an article of your own: make tearsheet ARTICLE=path [OUT=folder]
	@test -n "$$ARTICLE" || { echo "Say which article: make tearsheet ARTICLE=path"; exit 1; }
	@$(PY) -m analysis "--page=$${OUT:-tearsheets/}" -- "$$ARTICLE"

test: $(INSTALLED) ## run all tests: unit tests, the examples in docstrings, the notebooks
	@echo "Running the unit tests, the examples in docstrings and the notebooks."
	@$(PY) -m pytest $(SIDE_BY_SIDE)

unit: $(INSTALLED) ## run what is quick: all but the notebooks and the slow tests
	@$(PY) -m pytest -q -p no:nbval -o addopts="--strict-config --strict-markers --import-mode=importlib --doctest-modules --ignore=tests/browser" \
		-m "not slow" tests analysis evaluation

test-unpinned: ## run the tests with the newest packages that fit, on another Python: make test-unpinned PYTHON=python3.13
	@$(FIND_PYTHON); folder=.cache/unpinned-$$("$$python" -c 'import sys; print(*sys.version_info[:2], sep=".")'); \
	echo "Installing the newest packages into $$folder, then running all tests there."; \
	"$$python" -m venv --clear "$$folder" \
	&& "$$folder/bin/python" -m pip install --quiet --disable-pip-version-check -e ".[notebooks,html,corpus,sklearn,test]" \
	&& PATH="$$PWD/$$folder/bin:$$PATH" "$$folder/bin/python" -m pytest -p no:cacheprovider $(SIDE_BY_SIDE)

browser-test: $(INSTALLED) ## look at every notebook in JupyterLab, in a real browser (needs Debian's chromium)
	@command -v chromium >/dev/null || { echo "Installing Debian's chromium."; \
		$$(test "$$(id -u)" = 0 || echo sudo) sh -c 'apt-get -qq update && apt-get -qq install -y chromium' >/dev/null \
		|| echo "That did not work: without a browser these tests are skipped."; }
	@echo "Opening every notebook in JupyterLab; pictures of the pages go to .cache/screenshots."
	@$(PY) -m pytest -o addopts="--strict-markers" tests/browser

fuzz: $(INSTALLED) ## look for a text that breaks a measure: make fuzz [SECONDS=600] [FOUND=folder]
	@$(PY) -c 'import atheris' 2>/dev/null || { echo "Fuzzing takes atheris, which is no part of this project: $(PY) -m pip install atheris"; exit 1; }
	@$(PY) tools/fuzz.py

fuzz-sources: $(INSTALLED) ## look for a file or folder that breaks a corpus run: make fuzz-sources [SECONDS=600] [SEED=0] [FOUND=folder]
	@$(PY) tools/fuzz_sources.py

mutate: $(INSTALLED) ## change the code in small ways, and see whether a test notices: make mutate [ONLY=analysis/words] [NUMBER=200] [SEED=0]
	@$(PY) tools/mutate.py

validate: $(INSTALLED) ## hold the measures against human annotation, and write the figures: make validate GOLD=folder
	@test -d "$$GOLD" || { echo "Say where the annotated sets lie: make validate GOLD=folder. docs/annotated-sets.md says where to get them."; exit 1; }
	@$(PY) -m evaluation.validation --save tests/validation --write . -- "$$GOLD"

bench: $(INSTALLED) ## compare speed with the straightforward way: make bench [TEXTS=folder]
	@OPENBLAS_NUM_THREADS=1 $(PY) -m pytest -o addopts="" -q --benchmark-quiet benchmarks \
		"$$(test -n "$$TEXTS" && printf %s "--texts=$$TEXTS" || echo --save=benchmarks/speed.csv)"

lint: $(INSTALLED) ## check the style of code and notebooks, the order of the rooms, the types
	@echo "Checking code and notebooks with ruff."
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@echo "Checking that no room of the package knows a later one."
	@$(VENV)/bin/lint-imports
	@echo "Checking types with mypy."
	@$(PY) -m mypy analysis evaluation

lab: $(INSTALLED) ## open JupyterLab on the notebooks
	@echo "Opening JupyterLab; stop it with Ctrl-C."
	@$(PY) -m jupyter lab notebooks

address: $(INSTALLED) ## write the repository's public address wherever it is needed: make address REPOSITORY=https://github.com/owner/name
	@$(PY) tools/set_address.py -- "$$REPOSITORY"

architecture: $(INSTALLED) ## write docs/architecture.md and its picture from the code
	@$(PY) tools/draw_architecture.py

lock: ## find new exact versions for requirements.lock and constraints.txt (needs uv and a network)
	@echo "Resolving the newest versions that fit pyproject.toml."
	@uv pip compile pyproject.toml --quiet --no-config --upgrade --universal --python-version 3.11 --fork-strategy fewest \
		--all-extras --only-binary :all: --no-annotate --no-header --no-emit-index-url --generate-hashes -o requirements.lock
	@sed -n 's/^\([a-z0-9][^ ]*==[^\\]*[^\\ ]\) *\\*$$/\1/p' requirements.lock > constraints.txt

audit: ## look up known vulnerabilities of everything in requirements.lock (needs uv and a network); a package that cannot be looked up is a failure
	@uvx pip-audit --strict --disable-pip --require-hashes -r requirements.lock

clean: ## remove what was installed, cached or built
	@echo "Removing $(VENV), caches and build folders."
	@rm -rf $(VENV) .cache .pytest_cache .ruff_cache .hypothesis .benchmarks .coverage build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
