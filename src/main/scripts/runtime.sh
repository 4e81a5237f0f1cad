#!/bin/bash
# runtime.sh FOLDER JDK: the JDK's Java with these modules alone, which starts in four fifths of the time: most of
# what is saved are the names of the thousand locales whose texts nobody reads here. The JDK's own where it can't be linked.
set -euo pipefail
folder=$1 jdk=$2
# What the portal and its libraries name, but for the debugger that Javassist could attach to itself. A test asks jdeps.
modules=java.base,java.compiler,java.desktop,java.instrument,java.naming,java.security.jgss,java.sql,jdk.httpserver,jdk.management,jdk.net,jdk.unsupported
rm -rf "$folder" "$folder.new"
if ! "$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages --output "$folder.new"; then
  echo 'No Java of its own was made (see above): the portal runs with that of the JDK, and starts slower.' >&2
  rm -rf "$folder.new"
  mkdir -p "$folder.new/bin"
  ln -s "$jdk/bin/java" "$folder.new/bin/java"
  cp "$jdk/release" "$folder.new"
fi
touch "$folder.new/release"
mv "$folder.new" "$folder"
