#!/bin/bash
# dist.sh FOLDER: tries what `make deb` left there in a bare Debian below target, which has no Java; removes the package again.
# As root: it makes that Debian (once) and enters it. Called by `make dist-check`.
set -Eeuo pipefail
archive=$(realpath "$1"/kportal-*.tar.gz) package=$(realpath "$1"/kportal_*.deb)
[ "$(id -u)" = 0 ] || { echo 'This installs into a Debian of its own: run it as root.' >&2; exit 1; }
bare=$PWD/target/dist-check/bare debian=$PWD/target/dist-check/debian
env_file=$debian/etc/kportal/kportal.env
portal=
trap 'stop; [ -z "${failed:-}" ] || echo "FAILED: $failed" >&2' EXIT
trap 'failed="line $LINENO: $BASH_COMMAND"' ERR

stop() { if [ -n "$portal" ]; then kill "$portal" 2> /dev/null || true; wait "$portal" || true; portal=; fi; }

# inside COMMAND...: in the bare Debian, with nothing of this shell's environment.
enter='mount -t proc proc "$0/proc"; exec chroot "$0" "$@"'
path=PATH=/usr/sbin:/usr/bin:/sbin:/bin
inside=(unshare --mount bash -c "$enter" "$debian" env -i "$path")
inside() { "${inside[@]}" "$@"; }

# As the unit has it: nothing to write to but the two folders, nothing to see of other processes, no privilege.
enter_locked='cd "$0"; mount --bind . .; cd "$0"; mount -o remount,bind,ro .
  for folder in kportal kportal-keys; do mount --bind var/lib/$folder var/lib/$folder; mount -o remount,bind,rw var/lib/$folder; done
  mount -t tmpfs tmpfs tmp; mount -t proc -o subset=pid,hidepid=invisible proc proc; exec chroot . "$@"'
locked=(unshare --mount bash -c "$enter_locked" "$debian" env -i "$path")

# serve COMMAND...: until it is ready; $portal is its process, $said what it says.
serve() {
  said=$PWD/target/dist-check/said
  "$@" > "$said" 2> "$said.errors" &
  portal=$!
  until grep -q '^Kportal is ready' "$said"; do
    kill -0 "$portal" 2> /dev/null || { cat "$said" "$said.errors" >&2; portal=; return 1; }
    sleep 0.1
  done
  port=$(sed -n 's/^Kportal is ready.*:\([0-9]*\)$/\1/p' "$said")
}
well() { inside PORT="$port" "$@"; }
# The answer to SIGTERM is Java's own.
stops() { local code=0; kill "$portal"; wait "$portal" || code=$?; portal=; [ "$code" = 143 ]; }

mkdir -p target/dist-check
[ -d "$bare" ] || { debootstrap --variant=minbase stable "$bare.new" > target/dist-check/debootstrap.log && mv "$bare.new" "$bare"; }
rm -rf "$debian"
cp -a "$bare" "$debian"
echo "127.0.0.1 localhost $(hostname)" > "$debian/etc/hosts"

echo '- the archive, unpacked in another place, called by a link, without Java, PATH or settings'
inside sh -c '! command -v java'
mkdir "$debian/opt/a place"
tar -xzf "$archive" -C "$debian/opt/a place" --strip-components 1
ln -s '/opt/a place/bin/kportal' "$debian/opt/link"
inside /usr/bin/env -i /opt/link --help | grep -q '^kportal verify-audit '
serve "${inside[@]}" /usr/bin/env -i PORT=0 DATA_DIR=/opt/data KPORTAL_JAVA_OPTIONS=-Xlog:class+load /opt/link
well '/opt/a place/bin/kportal-health'
grep -q 'kportal.Main source: shared objects file' "$said"
[ ! -s "$said.errors" ]
stops

echo '- the package, installed'
cp "$package" "$debian/tmp/kportal.deb"
inside DEBIAN_FRONTEND=noninteractive dpkg -i /tmp/kportal.deb > target/dist-check/dpkg.log
cp "$debian/etc/passwd" "$debian/etc/group" target/dist-check
modes=$(inside stat -c '%U:%G %a' /usr/lib/kportal/bin/kportal /etc/kportal/kportal.env /var/lib/kportal /var/lib/kportal-keys)
[ "$(paste -sd , <<< "$modes")" = 'root:root 755,root:kportal 640,kportal:kportal 700,kportal:kportal 700' ]
[ -L "$debian/etc/systemd/system/multi-user.target.wants/kportal.service" ]
inside kportal --help | grep -q '^kportal verify-audit '
inside setpriv --reuid=nobody --regid=nogroup --clear-groups sh -c 'kportal verify-audit 2>&1; [ $? = 2 ]' | grep -q 'by sudo'

echo '- it serves as its user, with nothing to write to but its data'
sed -i 's/^#PORT=.*/PORT=0/; s/^#OPERATOR_NAME=.*/OPERATOR_NAME="Ada \& Sons"/' "$env_file"
serve "${locked[@]}" kportal
[ "$(awk '/^Uid:/ { print $2 }' "/proc/$portal/status")" = "$(inside id -u kportal)" ]
[ "$(awk '/^(CapBnd|CapEff):/ { print $2 }' "/proc/$portal/status" | uniq)" = 0000000000000000 ]
well /usr/lib/kportal/bin/kportal-health
privacy=$(inside bash -c 'exec 3<> "/dev/tcp/127.0.0.1/$0"; printf "GET /privacy HTTP/1.0\r\n\r\n" >&3; cat <&3' "$port")
grep -q 'Ada &amp; Sons' <<< "$privacy"
inside kportal verify-audit | grep -q 'nothing was changed'
inside sh -c 'ls /var/lib/kportal/kportal.db /var/lib/kportal-keys/keyset.json' > /dev/null
[ ! -s "$said.errors" ]
stops

echo '- installed once more, removed, purged: settings and data stay as long as they should'
inside dpkg -i /tmp/kportal.deb > target/dist-check/dpkg.log
grep -q '^PORT=0' "$env_file"
inside dpkg --remove kportal > target/dist-check/dpkg.log
[ -e "$env_file" ] && [ ! -e "$debian/usr/lib/kportal" ]
inside dpkg --purge kportal > target/dist-check/dpkg.log
grep -q 'stays in /var/lib/kportal' target/dist-check/dpkg.log
[ ! -e "$env_file" ] && [ ! -L "$debian/etc/systemd/system/multi-user.target.wants/kportal.service" ]
[ -e "$debian/var/lib/kportal/kportal.db" ]

echo '- the service'
sed "s|=/usr/lib/kportal|=${archive%.tar.gz}|" ops/kportal.service > target/dist-check/kportal.service
wrong=$(systemd-analyze verify --man=no target/dist-check/kportal.service 2>&1)
[ -z "$wrong" ]
systemd-analyze security --no-pager --offline=true --threshold=15 ops/kportal.service | tail -1
rm -rf "$debian"
