#!/bin/bash
# class-archive.sh ARCHIVE JAR JAVA [FLAG...]: writes an archive of the portal's classes, read and linked, for a quicker start.
# A portal on a folder of its own shows which classes they are. The JVM takes the archive only with these very jars: it keeps
# their times and sizes, and starts without it when one differs.
set -euo pipefail
archive=$1 jar=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Nothing of the operator's settings: it must not come near their data.
env -i PATH="$PATH" HOME="$work" PORT=0 DATA_DIR="$work/data" \
  "$@" -Xshare:off -XX:DumpLoadedClassList="$work/classes" -jar "$jar" > "$work/said" 2> "$work/errors" &
portal=$!
until grep -qs '^Kportal is ready' "$work/said"; do
  kill -0 $portal 2> /dev/null || { cat "$work/errors" >&2; exit 1; }
  sleep 0.1
done
port=$(sed -n 's/^Kportal is ready.*:\([0-9]*\)$/\1/p' "$work/said")
for page in /health / /login /signup /live; do
  exec 3<> "/dev/tcp/127.0.0.1/$port"
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n' "$page" "$port" >&3
  cat <&3 > /dev/null
  exec 3>&-
done
kill $portal
wait $portal || true

# Written beside it and moved: a portal that runs keeps the one that it has open. All classes at once want more room here.
"$@" -XX:MaxMetaspaceSize=512m -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$archive.new" -XX:+AOTClassLinking \
  -jar "$jar" > "$work/said" 2>&1 || { tail -5 "$work/said" >&2; exit 1; }
mv "$archive.new" "$archive"
