# shellcheck shell=bash
# The resources of Microsoft.Communication through `az rest`: the core of az does it, no extension is needed.
# Paths and bodies: github.com/Azure/azure-rest-api-specs, specification/communication, version 2025-09-01.
# A path without a host is of the cloud that az is signed in to. Sourced, never run.

readonly PROVIDER=Microsoft.Communication
readonly API=2025-09-01

# show ID QUERY
show() { az rest --method get --url "$1?api-version=$API" --query "$2" --output tsv; }

# list COLLECTION QUERY : what QUERY picks from the list of resources, one a line, from every page of it.
list() {
  local url="$1?api-version=$API" page
  while [[ -n $url ]]; do
    page=$(az rest --method get --url "$url" --query "[nextLink || '', value$2][]" --output tsv)
    url=${page%%$'\n'*}
    [[ $page != *$'\n'* ]] || printf '%s\n' "${page#*$'\n'}"
  done
}

# send METHOD ID BODY
send() { az rest --method "$1" --url "$2?api-version=$API" --body "$3" --output none; }

# create ID BODY : returns once Azure has finished.
create() {
  send put "$1" "$2" &&
    az resource wait --ids "$1" --api-version "$API" --created --interval 2
}

# remove ID : returns once the resource is gone.
remove() {
  az rest --method delete --url "$1?api-version=$API" --output none &&
    az resource wait --ids "$1" --api-version "$API" --deleted --interval 2
}

# json TEXT : as a JSON string.
json() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}
