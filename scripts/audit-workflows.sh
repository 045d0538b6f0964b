#!/usr/bin/env bash
# Audits the workflows and examples with zizmor (Python 3) and actionlint (Go; it also runs shellcheck where that is
# installed). With GH_TOKEN zizmor also asks GitHub about the pinned actions; without, it works offline. Both tools come in
# fixed versions from PyPI and the Go module proxy, with their hashes checked.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools/python"
"$tools/python/bin/pip" --quiet --disable-pip-version-check install --require-hashes --only-binary :all: -r .github/requirements.txt

# The examples stay short: the pedantic rules ask for names and concurrency limits everywhere.
zizmor=("$tools/python/bin/zizmor" --quiet --config .github/zizmor.yml --strict-collection)
if [ -z "${GH_TOKEN:-}" ]; then
  unset GH_TOKEN
  zizmor+=(--offline)
fi
"${zizmor[@]}" --persona pedantic .
shopt -s globstar
"${zizmor[@]}" examples/**/*.yml
echo 'zizmor: clean'

# actionlint 1.7.12 is older than `queue` (May 2026).
go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 -ignore 'unexpected key "queue" for "concurrency"' .github/workflows/*.yml examples/**/*.yml
echo 'actionlint: clean'
