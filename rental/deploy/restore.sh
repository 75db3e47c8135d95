#!/bin/sh
# Brings a backup back into an empty database and a data directory that does not exist. Nothing may be running on either.
#   restore.sh FROM     with PGHOST, PGUSER, PGDATABASE and the like as libpq takes them, and FURROW_DATA

set -eu
[ $# = 1 ] || { echo "Usage: $0 FROM, a directory that backup.sh has written" >&2; exit 2; }
from=$1
[ -f "$from/taken" ] || { echo "$from is no complete backup: it has no file 'taken'" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
furrow=${FURROW:-$here/../../furrow}

tables=$(psql -Atqc "select count(*) from information_schema.tables where table_schema = 'public'")
[ "$tables" = 0 ] || { echo "The database has $tables tables; restore into an empty one" >&2; exit 2; }

# One transaction: either all of it is there afterwards or nothing.
pg_restore --no-owner --single-transaction --exit-on-error --dbname "${PGDATABASE:?the database to restore into}" "$from/database.dump"
"$furrow" restore --from "$from/furrow" --data "${FURROW_DATA:?where the server is to keep its data}"
echo "Restored what was taken at $(cat "$from/taken"). Put the copy of master.key into $FURROW_DATA before the first start."
