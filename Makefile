# The commands of the project; what they do is in .make/.
.PHONY: help serve test bench faults shots check doctor dist clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: ## build the release app and serve it on http://127.0.0.1:8080 (PORT=, PUBLIC_URL=)
	@.make/serve

test: ## everything that must hold: format, native tests, browser tests on the built app
	@.make/test

bench: ## the budgets, measured on the built app beside plain JavaScript
	@.make/suite bench

faults: ## the field accidents in their long form (kills, full disk, wiped stores, bad deploys)
	@.make/suite faults

shots: ## a picture of every screen, into target/shots/; those of README, into public/screenshots/
	@.make/suite shots

check: ## format, lints for host and wasm, licences and advisories
	@.make/check

dist: ## the files for a static host, in dist/ (PUBLIC_URL=/folder/ for a sub-path)
	@.make/build

doctor: ## which tools are here, which are missing and how they would come
	@.make/doctor

clean: ## remove dist/ and target/ (tools stay: they are outside the project)
	@rm -rf dist target
