# Every target does its own set-up: it finds a JDK 25, fetches Maven and the libraries, and says
# what is missing where it can't.

.DEFAULT_GOAL := help
.PHONY: help build image demo test e2e format engine engine-stop clean

## Use

help: ## Lists the targets
	@awk '/^## /{printf "\n%s\n", substr($$0, 4)} \
	  match($$0, /^[a-z0-9-]+:.*## /){split($$0, part, /:.*## /); printf "  make %-12s %s\n", part[1], part[2]}' \
	  $(MAKEFILE_LIST)

demo: ## Shows the whole job on this machine: two registries, a dozen images, a sync
	@./image-sync demo

## Build

build: ## Builds target/image-sync.jar and what the launcher needs
	@scripts/build

image: ## Builds the container image, as image-sync:dev
	@scripts/image

clean: ## Removes all that was built
	@rm -rf target

## Check

test: ## Runs all checks and tests, against a real registry
	@scripts/test

e2e: ## Builds the image and runs whole jobs in it, against registries in containers
	@scripts/e2e

format: ## Formats the sources
	@scripts/maven -q -ntp spotless:apply

## A real registry for the tests

engine: ## Brings up a container engine or the registry's binary, and leaves it running
	@scripts/engine start

engine-stop: ## Stops the engine that make engine started
	@scripts/engine stop
