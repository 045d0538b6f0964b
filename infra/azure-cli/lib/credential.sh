# shellcheck shell=bash
# The one secret of the set-up. Sourced, never run.
# It lives in a subshell variable, leaves through standard input only, and is in no argument list, file or log.

readonly SECRET_NAME=ACS_CLIENT_SECRET

# accepts_secret : whether Entra already takes the new secret. Any tenant knows Microsoft Graph, so a refusal is
# about the secret and nothing else; the token is thrown away.
accepts_secret() {
  printf '%s' "$secret" | curl --silent --fail --max-time 30 --output /dev/null \
    --data grant_type=client_credentials --data "client_id=$app_id" --data-urlencode client_secret@- \
    --data-urlencode scope=https://graph.microsoft.com/.default "$authority/$tenant_id/oauth2/v2.0/token"
}

# store_new_secret : appends a client secret to the app, waits until Entra accepts it and gives it to GitHub.
# The secrets that exist stay valid; when a step fails, GitHub still holds the old one.
store_new_secret() (
  set +x
  authority=$(az cloud show --query endpoints.activeDirectory --output tsv)
  secret=$(az ad app credential reset --id "$app_id" --append --display-name "$credential_name" --end-date "$secret_end" \
    --query password --output tsv --only-show-errors)
  [[ -n $secret ]] || { say 'Entra returned no secret.'; exit 1; }
  retry accepts_secret || { say 'Entra refuses the new secret; GitHub keeps the old one.'; exit 1; }
  printf '%s' "$secret" | gh secret set "$SECRET_NAME" "${target[@]}"
)

# add_secret : sets `secret_end`, midnight (UTC) of the day on which the new secret ends.
add_secret() {
  local now
  printf -v now '%(%s)T' -1
  TZ=UTC printf -v secret_end '%(%Y-%m-%d)T' $((now + years * 365 * 86400))
  change "append client secret $credential_name, valid until $secret_end, and store it as $SECRET_NAME in $repo" store_new_secret
}

# delete_secrets KEY-IDS
delete_secrets() {
  local key
  for key in $1; do
    change "delete the older client secret $key" az ad app credential delete --id "$app_id" --key-id "$key"
  done
}
