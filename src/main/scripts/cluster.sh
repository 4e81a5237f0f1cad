#!/bin/bash
# cluster.sh PORTALS PORTAL...: several portals on one PostgreSQL behind nginx, all on loopback, until Ctrl-C. The command of a
# portal is that of `make run`. They listen on the ports after PORT, PostgreSQL on the hundredth. Data stay in .cluster.
# A portal that ends is started again: `kill -9 "$(cat .cluster/node2.pid)"` shows what happens meanwhile.
set -euo pipefail
nodes=$1
shift
portal=("$@")
port=${PORT:-8080}
home=$PWD/.cluster
address=${PUBLIC_URL:-http://localhost:$port}
declare -A node_of=()
nginx='' database=''
PATH=$PATH:/usr/sbin

fail() { echo "$*" >&2; exit 1; }

# PostgreSQL refuses root, so root becomes its user; from /, for that user may not look in here.
postgres() {
  local bin become=()
  bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
  if [ "$(id -u)" = 0 ]; then become=(runuser -u postgres --); fi
  (cd / && "${become[@]}" "$bin/$1" -D "$home/postgres/data" "${@:2}")
}

# A password, so that not everybody on this machine reads what is in it.
make_database() {
  (umask 077 && head -c 24 /dev/urandom | base64 | tr '+/' '-_' > "$home/password" && cp "$home/password" "$home/postgres/password")
  if [ "$(id -u)" = 0 ]; then chown -R postgres "$home/postgres"; fi
  postgres initdb -U postgres -A scram-sha-256 --pwfile="$home/postgres/password" -E UTF8 --locale=C.UTF-8 > "$home/initdb.log" 2>&1 \
    || { cat "$home/initdb.log" >&2; fail "PostgreSQL must be able to reach $home as its own user."; }
  rm -f "$home/postgres/password"
  touch "$home/made"
}

start_database() {
  mkdir -p "$home/postgres"
  [ -e "$home/made" ] || { rm -rf "$home/postgres/data"; make_database; }
  ! postgres pg_ctl status > /dev/null || fail "$home/postgres is served already: is another cluster running?"
  postgres pg_ctl -w -l "$home/postgres/log" -o "-p $((port + 100)) -k '' -c listen_addresses=127.0.0.1 -c max_connections=$((nodes * 20 + 20))" \
    start > /dev/null || fail "PostgreSQL did not start: see $home/postgres/log"
  database=started
}

start_node() {
  local number=$1 own=()
  if [ -n "${METRICS_PORT:-}" ]; then own+=(METRICS_PORT=$((METRICS_PORT + number - 1))); fi
  env HOST=127.0.0.1 PORT=$((port + number)) PUBLIC_URL="$address" TRUSTED_PROXIES=127.0.0.1 \
    DATABASE_URL="jdbc:postgresql://127.0.0.1:$((port + 100))/postgres?user=postgres&password=$(< "$home/password")" \
    DATA_DIR="$home/node$number" SHARED_DIR="$home/shared" "${own[@]}" \
    "${portal[@]}" > "$home/node$number.said" 2>> "$home/node$number.log" &
  node_of[$!]=$number
  echo $! > "$home/node$number.pid"
}

# One after the other: the first makes the tables and the keyset.
start_nodes() {
  local number pid
  for number in $(seq "$nodes"); do
    start_node "$number"
    pid=$(< "$home/node$number.pid")
    until grep -qs '^Kportal is ready' "$home/node$number.said"; do
      kill -0 "$pid" 2> /dev/null || { tail -3 "$home/node$number.log" >&2; fail "Portal $number did not start."; }
      sleep 0.1
    done
    echo "Portal $number of $nodes: http://localhost:$((port + number)), log .cluster/node$number.log"
  done
}

upstream() {
  local number
  for number in $(seq "$nodes"); do echo "    server 127.0.0.1:$((port + number)) max_fails=1 fail_timeout=5s;"; done
}

# Its own session: Ctrl-C goes to all of this one at once, and nginx is to outlive the portals.
start_nginx() {
  mkdir -p "$home/nginx"
  sed -e "s|@HOME@|$home/nginx|; s|@PORT@|$port|; /@SERVERS@/{r /dev/fd/3
    d}" src/main/scripts/cluster-nginx.conf 3< <(upstream) > "$home/nginx/nginx.conf"
  setsid nginx -e "$home/nginx/error.log" -p "$home/nginx" -c "$home/nginx/nginx.conf" &
  nginx=$!
}

# Portals first, each as at any stop, then what they stand on.
stop() {
  local number
  trap '' INT TERM HUP
  trap - EXIT
  if [ ${#node_of[@]} -gt 0 ]; then
    echo 'Stopping ...'
    kill "${!node_of[@]}" 2> /dev/null || true
    wait "${!node_of[@]}" 2> /dev/null || true
    for number in "${node_of[@]}"; do rm -f "$home/node$number.pid"; done
  fi
  if [ -n "$nginx" ]; then kill -QUIT "$nginx" 2> /dev/null || true; wait "$nginx" 2> /dev/null || true; fi
  if [ -n "$database" ]; then postgres pg_ctl -m fast -w stop > /dev/null; fi
}

again() {
  local status=0 number=${node_of[$1]}
  wait "$1" || status=$?
  unset "node_of[$1]"
  echo "Portal $number ended ($status) and is started again."
  start_node "$number"
}

# Not `wait -n`: of two that end at the same moment it names one. Bash itself would say the whole command of who was killed.
watch_over() {
  local pid
  while sleep 1; do
    kill -0 "$nginx" || { echo "nginx ended: see $home/nginx/error.log"; exit 1; }
    for pid in "${!node_of[@]}"; do
      kill -0 "$pid" || again "$pid"
    done
  done 2> /dev/null
}

[[ $nodes =~ ^[1-9][0-9]?$ ]] || fail "NODES is \"$nodes\"; it takes a number of portals, 1 to 99."
umask 022
mkdir -p "$home"
trap 'exit 130' INT
trap 'exit 143' TERM HUP
trap stop EXIT
start_database
start_nodes
start_nginx
echo "Mails that it writes: http://localhost:$((port + 1))/sandbox/mail, which shows them to nobody behind a proxy"
echo "Kportal is ready, on $nodes portals: open $address"
watch_over
