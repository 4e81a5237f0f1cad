#!/bin/sh
# Starts the portal of this folder with the Java in it. Words after it are one of its commands, --help lists them.
# KPORTAL_JAVA_OPTIONS: flags for Java, beside those in lib/app/java.options.
set -eu
self=$0
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
home=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P)
app=$home/lib/app
export MALLOC_ARENA_MAX=@MALLOC_ARENA_MAX@
# shellcheck disable=SC2086 # several flags
exec "$home/runtime/bin/java" "@$app/java.options" -XX:SharedArchiveFile="$app/kportal.jsa" -Dorg.sqlite.lib.path="$app/native" \
  -Dorg.sqlite.tmpdir="$app/native" -Dkportal.program=kportal ${KPORTAL_JAVA_OPTIONS:-} -jar "$app/kportal.jar" "$@"
