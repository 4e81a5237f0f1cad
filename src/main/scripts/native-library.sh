#!/bin/bash
# native-library.sh FOLDER LIBRARIES JAR: puts SQLite's native library for this machine into FOLDER, out of its driver's jar.
# Left to itself the driver takes it out at each start, and compares it byte by byte.
set -euo pipefail
mkdir -p "$1"
driver=$(realpath "$2"/sqlite-jdbc-*.jar)
cd "$1"
rm -rf ./*
library=org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so
"$3" --extract --file "$driver" "$library" 2> /dev/null || true
if [ -f "$library" ]; then mv "$library" .; fi
rm -rf org
