#!/bin/bash
# Lets outside judges at a portal of its own on loopback: wapiti, sqlmap, slowhttptest, each bounded in time, a quarter of an hour in all.
# What they said is in target/audit; a summary is printed. Called by `make audit`, which gives the command that serves.
# The portal is told to believe 127.0.0.1 as a proxy, so that wapiti and sqlmap can come from many addresses: by its limits
# alone it would turn one scanner away after a few tries at a password. slowhttptest comes to another portal.
set -euo pipefail
serve=$1
judges=${JUDGES:-wapiti sqlmap slowhttptest}
scripts=$(dirname "$0")
out=target/audit
rm -rf "$out" && mkdir -p "$out"
data=$(mktemp -d)
jar=$data/cookies
portal=
. "$scripts/shop.sh"
stop() { if [ -n "$portal" ]; then kill "$portal" 2> /dev/null || true; wait "$portal" 2> /dev/null || true; fi; }
trap 'rm -rf "$data"' EXIT

# start NAME SETTING...: a portal, with a business that has a practice key and a draft: something behind the door.
start() {
  stop
  open_port
  env "${@:2}" PORT="$port" DATA_DIR="$data/$1" $serve > "$out/portal-$1.log" 2>&1 &
  portal=$!
  serving
  open_shop ada@audit.ng
  draft=$root$(bought 500)
  csrf=$(token /airtime)
}

# scan NAME CRAWL EACH OPTION...: wapiti, for so many seconds of looking round and of each attack.
python=$(sed -n '1s/^#!//p' "$(command -v wapiti)")
modules=blindsql,cookieflags,crlf,csp,csrf,exec,file,http_headers,permanentxss,redirect,sql,xss
scan() {
  # A sign-out would end the scan, a removed key the forms that buy. One step from where it starts is every page: each page
  # has another token and nonce in its forms, so that further steps would find the same forms anew for ever.
  timeout 480 "$python" "$scripts/wapiti.py" "$out/wapiti-$1-requests.txt" -u "$root/" "${@:4}" \
    -x "$root/logout*" -x "$root/key/remove*" -x "$root/static/*" -d 1 --skip csrf --skip nonce --flush-session --store-session "$data/wapiti-$1" \
    --max-scan-time "$2" --max-attack-time "$3" --no-bugreport -v 1 -m "$modules" \
    -f json -o "$out/wapiti-$1.json" > "$out/wapiti-$1.txt" 2>&1 || echo "wapiti ended with $?"
  echo "wapiti, $1: $(head -1 "$out/wapiti-$1-requests.txt")"
  echo "  of $(grep -c 'Launching module' "$out/wapiti-$1.txt") kinds of attack, stopped by their time: $(sed -n 's/.*reached for module \([a-z]*\).*/\1/p' "$out/wapiti-$1.txt" | paste -sd' ' -)"
  python3 - "$out/wapiti-$1.json" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
found = [(name, hits) for part in ("vulnerabilities", "anomalies") for name, hits in report[part].items() if hits]
for name, hits in found:
    for info in sorted({f"{hit['method']} {hit['path']} {hit.get('parameter') or ''}: {hit['info'][:120]}" for hit in hits})[:20]:
        print(f"  found: {name}, {info}")
if not found:
    print("  found: nothing")
PY
}

# inject NAME PATH OPTION...: sqlmap at one address, as signed in.
inject() {
  timeout ${patience:-75} sqlmap --batch --flush-session --output-dir "$data/sqlmap" --disable-coloring --dbms sqlite --level 3 --risk 2 --ignore-code 404,422,429 \
    --tamper xforwardedfor --cookie "session=$session" --skip csrf,cookie,user-agent,referer,host \
    -t "$data/$1.http" -u "$root$2" "${@:3}" > "$out/sqlmap-$1.txt" 2>&1 < /dev/null || true
  local sent answers holes
  sent=$(grep -c '^HTTP request \[' "$data/$1.http" || true)
  answers=$(grep -o '^HTTP response \[[^]]*\] ([0-9]*' "$data/$1.http" | sed 's/.*(//' | sort | uniq -c | awk '{ printf "%s%s: %s", sep, $2, $1; sep = ", " }')
  # What it held possible and then, looking closer, took back itself is no finding: each page has another token in it,
  # so that no two are quite alike.
  holes=$(grep -cE 'is vulnerable|identified the following injection point' "$out/sqlmap-$1.txt" || true)
  echo "sqlmap, $2: $sent requests ($answers), $(grep -cE "parameter .* does not seem to be injectable" "$out/sqlmap-$1.txt" || true) parameters tried to the end, $(grep -c 'false positive or unexploitable' "$out/sqlmap-$1.txt" || true) claims taken back by itself"
  echo "  found: $([ "$holes" = 0 ] && echo nothing || echo "$holes, see $out/sqlmap-$1.txt")"
}

# slow NAME PATH OPTION...: while it goes on, somebody else asks for a page again and again: how many came, and the slowest.
slow() {
  slowhttptest -c 2000 -r 400 -i 10 -l 35 -p 5 -u "$root$2" "${@:3}" > "$out/slow-$1.txt" 2>&1 < /dev/null &
  local test=$! asked=0 came=0 slowest=0 most=0 took memory
  while kill -0 $test 2> /dev/null; do
    asked=$((asked + 1))
    took=$(curl -sf --interface 127.0.0.2 -m 5 -o /dev/null -w '%{time_total}' -b "session=$session" "$root/airtime") && came=$((came + 1))
    slowest=$(printf '%s\n%s\n' "$slowest" "$took" | sort -g | tail -1)
    memory=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$portal/status" 2> /dev/null || echo 0)
    most=$((memory > most ? memory : most))
    sleep 0.2
  done
  echo "slowhttptest, $1: pages asked for meanwhile $asked, came $came, the slowest took $slowest s, $most MB; $(tail -40 "$out/slow-$1.txt" | sed 's/\x1b\[[0-9;]*m//g' | grep -E '^(Exit status|closed|connected|error|pending)' | tr -s ' \t' ' ' | paste -sd, -)"
  kill -0 "$portal" && echo "  found: nothing" || echo "  found: the portal is gone"
}

{
  # Here, for what is piped runs in a shell of its own.
  trap stop EXIT
  if [[ $judges == *wapiti* ]]; then
    start scans TRUSTED_PROXIES=127.0.0.1
    python3 - "$session" "$data/wapiti.json" <<'PY'
import json, sys
json.dump({"127.0.0.1": {"/": {"session": {"value": sys.argv[1], "expires": None, "secure": False, "port": None, "version": 0}}}}, open(sys.argv[2], "w"))
PY
    scan signed-in 40 32 -c "$data/wapiti.json" -s "$root/account/factors" -s "$root/account/sessions" -s "$root/confirm" \
      -s "$root/account/audit?q=a&kind=x&from=2026-01-01&to=2026-12-31" -s "$draft" \
      -s "$root/transactions?q=a&service=airtime&status=succeeded&from=2026-01-01&to=2026-12-31"
    scan visitor 15 30 -s "$root/login" -s "$root/signup" -s "$root/password/forgot" -s "$root/password/reset?token=a"
  fi
  if [[ $judges == *sqlmap* ]]; then
    start injections TRUSTED_PROXIES=127.0.0.1
    inject history "/transactions?q=a&service=airtime&status=succeeded&from=2026-01-01&to=2026-12-31"
    inject audit "/account/audit?q=a&kind=signed_in&user=a&from=2026-01-01&to=2026-12-31"
    inject receipt "/transactions/a*"
    inject airtime /airtime --data "csrf=$csrf&network=MTN&phone_number=08031234567&amount=500"
    session= csrf=$(curl -s -c "$data/visitor" "$root/login" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4)
    # Each try hashes a password: slow, and never alike in time.
    patience=240 inject login /login --level 1 --technique BEU --data "csrf=$csrf&email=ada@audit.ng&password=x" --cookie "visitor=$(awk '$6 == "visitor" { print $7 }' "$data/visitor")"
  fi
  if [[ $judges == *slowhttptest* ]]; then
    # From loopback it may hold as many as a crowd behind a proxy: all but 48 of the places there are.
    start slow A=b
    slow head / -H
    slow body /login -B -s 4096 -t POST
    slow read /login -X -w 10 -y 20 -n 5 -z 32 -k 3
  fi
  echo "Errors in the portals' logs: $(cat "$out"/portal-*.log | grep -c ' ERROR ' || true)"
} | tee "$out/summary.txt"
