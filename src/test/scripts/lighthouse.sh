#!/bin/bash
# Lets Lighthouse judge a portal of its own, as a slow phone sees it: four public pages, and the dashboard, a form, the
# history and a receipt behind the door. Prints a table; the reports are in target/lighthouse. Called by `make lighthouse`, which gives the command that serves.
set -euo pipefail
serve=$1
version=12.8.2
out=target/lighthouse
mkdir -p "$out"
[ -x "$out/node_modules/.bin/lighthouse" ] || npm install --silent --no-fund --no-audit --prefix "$out" "lighthouse@$version" > /dev/null
data=$(mktemp -d)
jar=$data/cookies
. "$(dirname "$0")/shop.sh"
open_port
env PORT="$port" DATA_DIR="$data/portal" $serve > "$out/portal.log" 2>&1 &
portal=$!
trap 'kill $portal; wait $portal 2> /dev/null || true; rm -rf "$data"' EXIT
serving
open_shop ada@light.ng
for amount in 100 200 300 400 500; do receipt=$(bought $amount); done

# Now and then it loses its own trace of a page, and says to run it again.
looked_at() { # NAME PATH COOKIE
  CHROME_PATH=/usr/bin/chromium "$out/node_modules/.bin/lighthouse" "$root$2" --quiet --output=json --output-path="$out/$1.json" \
    --chrome-flags='--headless=new --no-sandbox --disable-gpu' --extra-headers="{\"Cookie\":\"$3\"}" \
    --only-categories=performance,accessibility,best-practices,seo
}
judge() {
  looked_at "$@" || looked_at "$@"
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
judge receipt "$receipt" "session=$session"
