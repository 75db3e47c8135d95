#!/bin/sh
# Takes a backup of the marketplace while it works: the database, then Furrow's store. In this order: what the database
# had still to tell Furrow it tells again after a restore, and Furrow takes each start once; the other way round, a start
# could be marked as told that the older store has never heard of.
#   backup.sh TO        with PGHOST, PGUSER, PGDATABASE and the like as libpq takes them, and FURROW_DATA

set -eu
[ $# = 1 ] || { echo "Usage: $0 TO, a directory that does not exist" >&2; exit 2; }
to=$1
[ ! -e "$to" ] || { echo "$to exists; a backup is never written over" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
furrow=${FURROW:-$here/../../furrow}
part=$to.part
trap 'rm -rf "$part"' EXIT
umask 077
mkdir -p "$part"

pg_dump --format=custom --file "$part/database.dump"
"$furrow" backup --data "${FURROW_DATA:?where the server keeps its data}" --to "$part/furrow"
# A dump that cannot be listed cannot be restored: better to know today.
pg_restore --list "$part/database.dump" >"$part/database.contents"
date -u +%Y-%m-%dT%H:%M:%SZ >"$part/taken"
mv "$part" "$to"
trap - EXIT
du -sh "$to"
