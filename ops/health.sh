#!/bin/bash
# Asks the portal of this machine whether it is well, for what watches a container: no Java is started for it.
set -euo pipefail
exec 3<> "/dev/tcp/127.0.0.1/${PORT:-8080}"
printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 5 _ status _ <&3
[ "$status" = 200 ]
