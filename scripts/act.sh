#!/usr/bin/env bash
# Runs an example under act (https://nektosact.com) in host mode: the built action of this clone, mails to the emulator.
# Usage: bash scripts/act.sh examples/message.yml [event] [further arguments of act]
# Needs Go, and no token: without one the mail says what it could not read.
set -euo pipefail
cd "$(dirname "$0")/.."
example=$1
event=${2:-workflow_dispatch}
shift $(($# < 2 ? $# : 2))
export PATH="$PWD/node_modules/.bin:$PATH"
folder=out/act
rm -rf "$folder" && mkdir -p "$folder/workflows"

node emulator/cli.ts --port 0 --dir "$folder" >"$folder/emulator.log" &
emulator=$!
trap 'kill "$emulator"' EXIT
until [ -e "$folder/ready.json" ]; do
  kill -0 "$emulator"
  sleep 0.1
done
ready() { node -p "const { port, account } = JSON.parse(fs.readFileSync('$folder/ready.json')); $1"; }

# The example as it stands, with the emulator as its server.
sed "/^ *from: /{p;s/from:.*/smtp-host: localhost/p;s/smtp-host:.*/smtp-port: $(ready port)/}" "$example" \
  >"$folder/workflows/$(basename "$example")"

go run github.com/nektos/act@v0.2.89 "$event" --workflows "$folder/workflows" --platform ubuntu-latest=-self-hosted \
  --local-repository "acs-mail/acs-mail-action@v1=$PWD" --env "NODE_EXTRA_CA_CERTS=$PWD/$folder/ca.pem" \
  --var "ACS_RESOURCE=$(ready account.acsResource)" --var "ACS_CLIENT_ID=$(ready account.clientId)" \
  --var "ACS_TENANT_ID=$(ready account.tenantId)" --var "ACS_FROM=$(ready account.from)" \
  --secret "ACS_CLIENT_SECRET=$(ready account.clientSecret)" "$@"

echo "The mails:"
ls "$PWD/$folder"/*.eml
