# shellcheck shell=bash
# The parts that the scripts are made of, in the order of their dependencies. Sourced, never run.

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo 'bash 4.4 or later is needed (macOS: brew install bash)' >&2
  exit 69
fi
# Without it a failing command inside $( ) would look like an empty answer, and so like a missing resource.
shopt -s inherit_errexit

lib=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source-path=SCRIPTDIR source=change.sh
. "$lib/change.sh"
# shellcheck source=options.sh
. "$lib/options.sh"
# shellcheck source=rest.sh
. "$lib/rest.sh"
# shellcheck source=lookup.sh
. "$lib/lookup.sh"
# shellcheck source=credential.sh
. "$lib/credential.sh"
# shellcheck source=azure.sh
. "$lib/azure.sh"
# shellcheck source=entra.sh
. "$lib/entra.sh"
# shellcheck source=github.sh
. "$lib/github.sh"
