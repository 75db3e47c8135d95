#!/bin/sh
# Makes what must be secret, once, in ./secrets: the database's password, the key with which the application signs, and a
# private authority with a certificate for the names behind the command. What exists stays as it is.
#   ./make-secrets.sh rental.example.org

set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets/tls

# put FILE COMMAND...: what the command prints, if the file is not there yet
put() {
  [ -e "secrets/$1" ] && return
  file=secrets/$1
  shift
  "$@" >"$file.new"
  mv "$file.new" "$file"
}

letters() { # letters FROM COUNT
  LC_ALL=C tr -dc "$1" </dev/urandom | head -c "$2"
}

access_key_id() { printf 'AKIA'; letters 'A-Z2-7' 16; }

put spring.datasource.password letters 'A-Za-z0-9' 40
put furrow.access-key-id access_key_id
put furrow.secret-access-key letters 'A-Za-z0-9' 40
# A part of the addresses at which providers of SMS and calls report, so that nobody else reports for them.
put rental.channels.callback.secret letters 'A-Za-z0-9' 40

if [ ! -e secrets/tls/server.pem ]; then
  [ $# -gt 0 ] || { echo "Say for which names the certificate is: $0 rental.example.org" >&2; exit 2; }
  hosts=
  for host in "$@"; do hosts="$hosts --host $host"; done
  # shellcheck disable=SC2086 # Several words on purpose.
  ../../furrow cert create $hosts --out secrets/tls
fi
# The container's users read them as whoever they are; the folder stays shut to others.
chmod 0644 secrets/spring.datasource.password secrets/furrow.* secrets/rental.* secrets/tls/server.*
echo "secrets/ is complete. Keep it out of git and of backups that others read; move secrets/tls/ca.key to a safe place."
