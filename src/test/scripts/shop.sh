# To be sourced: a shop at a portal, by curl. Wants $jar, the file of its cookies; open_port and $root say where the portal is.
open_port() {
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  root="http://127.0.0.1:$port"
}
serving() { for _ in $(seq 300); do curl -sf "$root/live" > /dev/null && return; sleep 0.2; done; }
get() { curl -s -b "$jar" -c "$jar" "$root$1"; }
token() { get "$1" | grep -o 'name="csrf" value="[^"]*"' | head -1 | cut -d'"' -f4; }
# post PAGE PATH FIELD...: with the token of the page; prints where it leads to, nothing where it is refused.
post() { curl -s -o /dev/null -w '%{redirect_url}' -b "$jar" -c "$jar" --data-urlencode "csrf=$(token "$1")" "${@:3}" "$root$2"; }

# open_shop EMAIL: signed up, with a key of the practice Kpoint, and $session.
open_shop() {
  rm -f "$jar"
  [ -n "$(post /signup /signup -d business=Audit -d name=Ada -d "email=$1" --data-urlencode 'password=zebra marker 71 long enough')" ]
  for step in account fee keys; do post /sandbox "/sandbox/$step" > /dev/null; done
  key=$(get /sandbox | grep -o 'data-new-key[^>]*>[^<]*' | sed 's/.*>//' | head -1)
  [ -n "$(post /key /key --data-urlencode "api_key=$key")" ]
  session=$(awk '$6 == "session" { print $7 }' "$jar")
}

# bought AMOUNT: airtime, paid; prints the receipt's path.
bought() {
  local draft
  draft=$(post /airtime /airtime -d network=MTN -d phone_number=08031234567 -d "amount=$1")
  post "${draft#"$root"}" "${draft#"$root"}/pay" -d again=yes > /dev/null
  echo "${draft#"$root"}"
}
