#!/bin/bash
# dist.sh FOLDER JAVA [FLAG...]: packs the portal with a Java of its own, for a machine that has none. The flags are those of
# `make run`. FOLDER then has kportal-VERSION-linux-MACHINE.tar.gz and, unpacked, what is in it.
set -euo pipefail
folder=$1 runtime=$2
shift 2
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
name=kportal-$version-linux-$(uname -m)
home=$folder/$name app=$folder/$name/lib/app
rm -rf "$folder"
mkdir -p "$home/bin" "$app"

cp -r target/lib target/native target/kportal.jar "$app"
cp -r target/legal "$home"
find "$home/legal" -type d -empty -delete
cp -r LICENSE README.md CHANGELOG.md "$home"
mkdir "$home/docs" "$home/ops"
cp ops/kportal.env ops/kportal.service "$home/ops"
cp -r docs/*.md docs/examples "$home/docs"
printf '%s\n' "$@" > "$app/java.options"
sed "s/@MALLOC_ARENA_MAX@/$MALLOC_ARENA_MAX/" ops/kportal.sh > "$home/bin/kportal"
cp ops/health.sh "$home/bin/kportal-health"
chmod 755 "$home"/bin/*

[ ! -L "$runtime/bin/java" ] || { echo "This needs a JDK that jlink can take a part of: $runtime is the JDK itself." >&2; exit 1; }
cp -r "$runtime" "$home/runtime"

# One time for all files, before the archive of classes: it keeps the times of the jars. Their folder may be moved.
time=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' pom.xml)
chmod -R u+w,go=rX "$home"
find "$home" -exec touch -hd "$time" {} +
src/main/scripts/class-archive.sh "$app/kportal.jsa" "$app/kportal.jar" "$home/runtime/bin/java" "$@"
chmod 644 "$app/kportal.jsa"
touch -d "$time" "$app/kportal.jsa" "$app"

tar --create --directory "$folder" --sort=name --owner=0 --group=0 --numeric-owner "$name" | gzip --no-name > "$home.tar.gz"
