#!/bin/sh
# Gives the application's key its user and its rights, on the data directory of a server that is not running. Run again it
# changes nothing. The key is where the container's secrets are, or where SECRETS says.
#   provision.sh DATA

set -eu
data=$1
secrets=${SECRETS:-/run/secrets}
here=$(cd "$(dirname "$0")" && pwd)
furrow=$here/furrow
[ -x "$furrow" ] || furrow=$here/../../furrow

# Nothing but a server makes a store, so that a wrong --data is not answered with a new one. It is told to listen where
# nobody hears it.
if [ ! -d "$data" ]; then
  "$furrow" server --data "$data" --listen 127.0.0.1:0 >/dev/null &
  server=$!
  tries=0
  until [ -f "$data/furrow.server" ] || [ $tries -ge 300 ]; do
    tries=$((tries + 1))
    sleep 0.2
  done
  kill "$server"
  wait "$server" || true
fi

id=$(cat "$secrets/furrow.access-key-id")
if "$furrow" key list --data "$data" 2>/dev/null | grep -q "$id"; then
  echo "The key $id is there"
  exit 0
fi
policy=$(mktemp)
trap 'rm -f "$policy"' EXIT
cat >"$policy" <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "swf:*", "Resource": "arn:aws:swf:*:*:/domain/rental"},
    {"Effect": "Allow", "Action": "swf:RegisterDomain", "Resource": "*"}
  ]
}
JSON
"$furrow" user show rental --data "$data" >/dev/null 2>&1 || "$furrow" user create rental --data "$data"
"$furrow" policy create rental --document "$policy" --data "$data"
"$furrow" policy attach rental --user rental --data "$data"
FURROW_IMPORT_SECRET=$(cat "$secrets/furrow.secret-access-key")
export FURROW_IMPORT_SECRET
"$furrow" key import "$id" --user rental --data "$data"
