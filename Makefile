# Everything a newcomer types. Needs git, make and Python 3.11 to 3.13 with venv; the rest is fetched by the lock.

PYTHON ?= python3
PORT ?= 8000
DATA ?= data
# A file stays with one worker, so that what its tests share is made once; the longest files come first.
PYTEST ?= -n 2 --dist loadfile --no-loadscope-reorder

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools
SHARP := tests/media/bench/node_modules/.package-lock.json
LIGHTHOUSE := tests/lighthouse/node_modules/.package-lock.json
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# Environment of the embedded site: where its files are and the port that its addresses carry.
SITE := DATA="$(DATA)" PUBLIC_PORT="$(PORT)" $(BIN)/python manage.py
# Throw-away values: production settings refuse to load without them.
PRODUCTION := DJANGO_SETTINGS_MODULE=settings.production DATABASE_URL=sqlite://:memory: BASE_DOMAIN=patikab.example \
	EMAIL_URL=smtp://localhost:25 DEFAULT_FROM_EMAIL=web@patikab.example \
	CACHE_URL=rediscache://localhost:6379/0 SECRET_KEY=only-to-let-the-checks-run-0123456789-abcdefghijklmnopqrstuvwxyz
# Settings without files of their own: a check leaves nothing behind.
BARE := DJANGO_SETTINGS_MODULE=settings.base DATABASE_URL=sqlite://:memory: SECRET_KEY=checks

APPS := cms home media_pipeline opd search settings
PYTHON_CODE := $(APPS) tests manage.py
TEMPLATES := $(wildcard $(addsuffix /templates,$(APPS) $(wildcard */*)))
STYLES := $(wildcard $(addsuffix /static,$(APPS) $(wildcard */*)))

.PHONY: help demo run test test-engines relevance bench-search media-try bench-media services screenshots lighthouse \
	bench-weight check format messages fonts lock chromium postgresql maven \
	clamd check-code check-templates check-types check-layers check-migrations check-production
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  Variables: PORT=$(PORT) DATA=$(DATA) PYTHON=$(PYTHON)"

demo: $(RUNTIME) ## Make the demo (first time: some minutes) and serve it at http://localhost:PORT
	@$(SITE) migrate --verbosity 1
	@$(SITE) seed_demo
	@exec env $(SITE) serve

run: $(RUNTIME) ## Serve what is in DATA, without adding demo content
	@$(SITE) migrate --verbosity 1
	@exec env $(SITE) serve

test: $(TOOLS) chromium ## Run every test that needs no server, browser tests included (PYTEST= adds options)
	@$(BIN)/python -m pytest -m "not engine" $(PYTEST)

test-engines: $(TOOLS) postgresql maven clamd ## Run the contract tests on real engines
	@$(BIN)/python -m tests.engines

relevance: $(TOOLS) ## Measure how well judged questions are answered (ENGINE= DOCUMENTS= QUERIES= RUN=)
	@ENGINE="$(ENGINE)" DOCUMENTS="$(DOCUMENTS)" QUERIES="$(QUERIES)" RUN="$(RUN)" $(BIN)/python -m tests.search.relevance

bench-search: $(TOOLS) ## Time searches over 100,000 generated documents, engine by engine (ENGINE= SIZES=)
	@ENGINE="$(ENGINE)" SIZES="$(SIZES)" $(BIN)/python -m tests.search.bench

media-try: $(TOOLS) ## Put every file of FOLDER through the upload, each on its own, and leave in OUT what the public gets
	@$(BIN)/python -m tests.media.trying --folder "$(FOLDER)" --out "$(OUT)"

bench-media: $(TOOLS) $(SHARP) ## Measure pictures and videos beside other libraries, and many at once (ROWS=; quiet machine; Node.js 20)
	@$(BIN)/python -m tests.media.bench $(ROWS)

services: $(TOOLS) postgresql maven clamd ## Start the real engines, print their addresses, stop them at Ctrl-C
	@exec $(BIN)/python -m tests.services

screenshots: $(TOOLS) chromium ## Take the README's and the guide's pictures from the demo that runs at PORT
	$(BIN)/python -m tests.support.screens --address http://localhost:$(PORT)
	$(BIN)/python -m tests.support.guide_screens --address http://localhost:$(PORT)

lighthouse: $(TOOLS) chromium $(LIGHTHOUSE) ## Measure the demo in DATA under production settings, median of five (needs Node.js 20 and npm)
	@$(BIN)/python -m tests.lighthouse --data "$(DATA)"

bench-weight: $(TOOLS) chromium ## Weigh first views of the demo in DATA under production settings, phone and desk
	@$(BIN)/python -m tests.support.weigh --data "$(DATA)"

check: check-code check-templates check-types check-layers check-migrations check-production ## Lint, format, types, layers, pending migrations, production settings

check-code: $(TOOLS)
	$(BIN)/ruff check $(PYTHON_CODE)
	$(BIN)/ruff format --check --quiet $(PYTHON_CODE)

check-templates: $(TOOLS)
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(BIN)/djcss --check --tabwidth 2 $(STYLES)
	$(BIN)/djjs --check --tabwidth 2 $(STYLES)

check-types: $(TOOLS)
	$(BARE) $(BIN)/mypy

check-layers: $(TOOLS)
	$(BIN)/lint-imports

check-migrations: $(TOOLS)
	$(BARE) $(BIN)/python manage.py makemigrations --check --dry-run

check-production: $(TOOLS)
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(TOOLS) ## Rewrite code, templates, styles and scripts the way `make check` wants them
	$(BIN)/ruff check --fix $(PYTHON_CODE)
	$(BIN)/ruff format $(PYTHON_CODE)
	$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)
	$(BIN)/djcss --tabwidth 2 $(STYLES)
	$(BIN)/djjs --tabwidth 2 $(STYLES)

messages: $(TOOLS) ## Compile the translations of cms/locale (the .mo files that are served) from their .po files
	$(BIN)/python -c 'import glob, polib; [polib.pofile(po).save_as_mofile(po[:-2] + "mo") for po in glob.glob("cms/locale/*/LC_MESSAGES/*.po")]'

fonts: $(TOOLS) ## Make the web fonts of cms/static/cms/fonts anew from their packages (needs npm)
	$(BIN)/uv run --no-project --with fonttools==4.68.0 --with brotli==1.2.1 python cms/design/make_fonts.py

lock: $(TOOLS) ## Write requirements/*.txt anew from requirements/*.in
	cd requirements && for name in base dev; do \
		env -u PIP_FIND_LINKS -u UV_FIND_LINKS UV_CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/uv pip compile --quiet \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		$$name.in -o $$name.txt || exit 1; done

# The stamps depend on the lock: a second run takes no time, a changed lock is installed.
$(RUNTIME): requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/pip || { echo "Creating $(VENV)"; $(PYTHON) -m venv $(VENV); } \
		|| { rm -rf $(VENV); echo "venv is missing: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing $<"
	@$(PIP_INSTALL) -r $<
	@touch $@

$(TOOLS): requirements/dev.txt $(RUNTIME)
	@echo "Installing $<"
	@$(PIP_INSTALL) -r $<
	@touch $@

# Not part of .ci/run: figures need a quiet machine. The lock names versions and hashes, npm's own setting the registry.
$(LIGHTHOUSE): tests/lighthouse/package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 and npm are missing: sudo apt-get install nodejs npm" >&2; exit 1; }
	@cd tests/lighthouse && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(SHARP): tests/media/bench/package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 and npm are missing: sudo apt-get install nodejs npm" >&2; exit 1; }
	@cd tests/media/bench && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# $(call need,package,test): install a system package when root, else say how in one line.
need = @{ $(2); } >/dev/null 2>&1 || if [ "$$(id -u)" = 0 ]; then echo "Installing $(1)"; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null; \
	else echo "$(firstword $(1)) is missing: sudo apt-get install $(1)" >&2; exit 1; fi

chromium:
	$(call need,chromium fonts-liberation,test -x "$$CHROMIUM" || command -v chromium || command -v chromium-browser || command -v google-chrome)

postgresql:
	$(call need,postgresql,ls /usr/lib/postgresql/*/bin/initdb || command -v initdb)

clamd:
	$(call need,clamav-daemon,command -v clamd || test -x /usr/sbin/clamd)

# Fetches Elasticsearch and OpenSearch. Their Java, 21 or newer, tests/services/java.py looks for: Debian 12 has none.
maven:
	$(call need,maven,command -v mvn)
