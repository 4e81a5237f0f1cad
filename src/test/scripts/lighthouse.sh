#!/bin/bash
# Lets Lighthouse judge a portal of its own, as a slow phone sees it: four public pages, and a form, the history and a receipt
# behind the door. Prints a table; the reports are in target/lighthouse. Called by `make lighthouse`, which gives the command that serves.
set -euo pipefail
serve=$1
version=12.8.2
out=target/lighthouse
mkdir -p "$out"
[ -x "$out/node_modules/.bin/lighthouse" ] || npm install --silent --no-fund --no-audit --prefix "$out" "lighthouse@$version" > /dev/null
data=$(mktemp -d)
jar=$data/cookies
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root="http://127.0.0.1:$port"
env PORT="$port" DATA_DIR="$data/portal" $serve > "$out/portal.log" 2>&1 &
portal=$!
trap 'kill $portal; wait $portal 2> /dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 300); do curl -sf "$root/live" > /dev/null && break; sleep 0.2; done

get() { curl -s -b "$jar" -c "$jar" "$root$1"; }
token() { get "$1" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4; }
post() { curl -s -o /dev/null -w '%{redirect_url}' -b "$jar" -c "$jar" --data-urlencode "csrf=$(token "$1")" "${@:3}" "$root$2"; }
post /signup /signup -d business=Lighthouse -d name=Ada -d email=ada@light.ng --data-urlencode 'password=zebra marker 71 long enough' > /dev/null
for step in account fee keys; do post /sandbox "/sandbox/$step" > /dev/null; done
key=$(get /sandbox | grep -o 'data-new-key[^>]*>[^<]*' | sed 's/.*>//' | head -1)
post /key /key --data-urlencode "api_key=$key" > /dev/null
for amount in 100 200 300 400 500; do
  draft=$(post /airtime /airtime -d network=MTN -d phone_number=08031234567 -d amount=$amount)
  receipt=$(post "${draft#"$root"}" "${draft#"$root"}/pay" -d again=yes)
done
session=$(awk '$6 == "session" { print $7 }' "$jar")

judge() { # NAME PATH COOKIE
  CHROME_PATH=/usr/bin/chromium "$out/node_modules/.bin/lighthouse" "$root$2" --quiet --output=json --output-path="$out/$1.json" \
    --chrome-flags='--headless=new --no-sandbox --disable-gpu' --extra-headers="{\"Cookie\":\"$3\"}" \
    --only-categories=performance,accessibility,best-practices,seo
  python3 - "$1" "$out/$1.json" <<'PY'
import json, sys
report = json.load(open(sys.argv[2]))
scores = [round(100 * (report["categories"][c]["score"] or 0)) for c in ("performance", "accessibility", "best-practices", "seo")]
paint = report["audits"]["largest-contentful-paint"]["numericValue"]
print("| %s | %d | %d | %d | %d | %.1f |" % (sys.argv[1], *scores, paint / 1000))
for c in ("performance", "accessibility", "best-practices", "seo"):
    for ref in report["categories"][c]["auditRefs"]:
        audit = report["audits"][ref["id"]]
        if audit["score"] is not None and audit["score"] < 0.9 and ref["weight"]:
            print("  %s: %s %s" % (c, audit["id"], audit.get("displayValue", "")), file=sys.stderr)
PY
}
echo '| page | performance | accessibility | best practices | SEO | largest paint, s |'
echo '| --- | ---: | ---: | ---: | ---: | ---: |'
judge landing / ''
judge login /login ''
judge signup /signup ''
judge help /help ''
judge dashboard / "session=$session"
judge airtime /airtime "session=$session"
judge history /transactions "session=$session"
judge receipt "${receipt#"$root"}" "session=$session"
