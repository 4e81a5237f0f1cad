#!/bin/bash
# Lets outside judges at a portal of its own on loopback: wapiti, sqlmap, slowhttptest. Each is bounded in time.
# What they said is in target/audit; a summary is printed. Called by `make audit`, which gives the command that serves.
set -euo pipefail
serve=$1
seconds=${SECONDS_EACH:-180}
out=target/audit
rm -rf "$out" && mkdir -p "$out"
data=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root="http://127.0.0.1:$port"

PORT=$port DATA_DIR=$data $serve > "$out/portal.log" 2>&1 &
portal=$!
trap 'kill $portal 2> /dev/null; wait $portal 2> /dev/null; rm -rf "$data"' EXIT
for _ in $(seq 200); do curl -sf "$root/live" > /dev/null && break; sleep 0.1; done

# A business with a practice key and a receipt, so that there is something behind the door.
jar=$data/cookies
token() { curl -s -b "$jar" -c "$jar" "$root$1" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4; }
post() { curl -s -o /dev/null -w '%{http_code}' -b "$jar" -c "$jar" --data-urlencode "csrf=$(token "$1")" "${@:3}" "$root$2"; }
[ "$(post /signup /signup -d business=Audit -d name=Ada -d email=ada@audit.ng --data-urlencode 'password=zebra marker 71 long enough')" = 303 ]
for step in account fee keys; do post /sandbox "/sandbox/$step" > /dev/null; done
key=$(curl -s -b "$jar" -c "$jar" "$root/sandbox" | grep -o 'data-new-key[^>]*>[^<]*' | sed 's/.*>//' | head -1)
[ "$(post /key /key --data-urlencode "api_key=$key")" = 303 ]
post /airtime /airtime -d network=MTN -d phone_number=08031234567 -d amount=500 > /dev/null
session=$(awk '$6 == "session" { print $7 }' "$jar")

echo "wapiti ($seconds s) ..."
python3 - "$session" "$data/wapiti.json" <<'PY'
import json, sys
json.dump({"127.0.0.1": {"/": {"session": {"value": sys.argv[1], "expires": None, "secure": False, "port": None, "version": 0}}}}, open(sys.argv[2], "w"))
PY
timeout $((seconds + 120)) wapiti -u "$root/" -c "$data/wapiti.json" -x "$root/logout" --skip csrf --flush-session \
  --store-session "$data/wapiti" --max-scan-time "$seconds" --max-attack-time $((seconds / 4)) --no-bugreport -v 1 \
  -m "backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss" \
  -f json -o "$out/wapiti.json" > "$out/wapiti.txt" 2>&1 || echo "wapiti ended with $?"

echo "sqlmap ($seconds s) ..."
for target in "/transactions?q=a&service=airtime&status=succeeded&from=2026-01-01&to=2026-12-31" "/airtime?phone_number=08031234567&network=MTN"; do
  timeout $((seconds / 4)) sqlmap --batch --flush-session --output-dir "$data/sqlmap" --disable-coloring --level 2 --risk 1 \
    --cookie "session=$session" -u "$root$target" >> "$out/sqlmap.txt" 2>&1 || true
done
for form in "/login email=ada@audit.ng&password=x" "/airtime network=MTN&phone_number=08031234567&amount=500"; do
  read -r path fields <<< "$form"
  timeout $((seconds / 4)) sqlmap --batch --flush-session --output-dir "$data/sqlmap" --disable-coloring --level 2 --risk 1 \
    --cookie "session=$session" -u "$root$path" --data "csrf=x&$fields" --csrf-token csrf --csrf-url "$root$path" \
    >> "$out/sqlmap.txt" 2>&1 || true
done

# While each goes on, a page is asked for again and again: how many came, and the slowest of them.
slow() {
  slowhttptest -c 500 -r 100 -i 10 -l 30 -p 5 -u "$root/" "$@" > "$out/slow$1.txt" 2>&1 &
  local test=$! asked=0 came=0 slowest=0
  while kill -0 $test 2> /dev/null; do
    asked=$((asked + 1))
    took=$(curl -sf -m 5 -o /dev/null -w '%{time_total}' "$root/login") && came=$((came + 1))
    slowest=$(printf '%s\n%s\n' "$slowest" "$took" | sort -g | tail -1)
    sleep 0.2
  done
  echo "slowhttptest $1: pages asked for meanwhile $asked, came $came, slowest $slowest s"
}
{
  slow -H
  slow -B -s 4096 -t POST
  slow -X -w 10 -y 20 -n 5 -z 32
} | tee "$out/slow.txt"

echo
echo "Found by wapiti:"
python3 - "$out/wapiti.json" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
found = {name: hits for part in ("vulnerabilities", "anomalies") for name, hits in report[part].items() if hits}
for name, hits in found.items():
    print(f"  {name}: {len(hits)}, first: {hits[0]['method']} {hits[0]['path']} {hits[0].get('parameter', '')} {hits[0]['info'][:120]}")
print("  nothing" if not found else "")
PY
echo "Found by sqlmap: $(grep -c 'is vulnerable\|appears to be .* injectable' "$out/sqlmap.txt" || true) injectable parameters of $(grep -c "testing if.*parameter\|does not seem to be injectable\|not be injectable" "$out/sqlmap.txt" || true) tried"
echo "Errors in the portal's log: $(grep -c ' ERROR ' "$out/portal.log" || true)"
