#!/bin/bash
# deb.sh FOLDER: makes a Debian package of what dist.sh left there.
set -euo pipefail
folder=$1
home=$(find "$folder" -maxdepth 1 -type d -name 'kportal-*-linux-*')
version=$(basename "$home" | sed 's/kportal-\(.*\)-linux-.*/\1/')
architecture=$(dpkg --print-architecture)
root=$folder/deb
doc=$root/usr/share/doc/kportal
rm -rf "$root"
umask 022
mkdir -p "$root"/{DEBIAN,etc/kportal,usr/bin,usr/lib/kportal,usr/lib/systemd/system} "$doc"

cp -a "$home"/{bin,lib,runtime} "$root/usr/lib/kportal"
cp -a "$home"/{README.md,CHANGELOG.md,docs} "$doc"
cp -a "$home/LICENSE" "$doc/copyright"
install -m 755 ops/deb/kportal "$root/usr/bin/kportal"
install -m 640 ops/kportal.env "$root/etc/kportal"
install -m 644 ops/kportal.service "$root/usr/lib/systemd/system"

install -m 755 ops/deb/{postinst,prerm,postrm} "$root/DEBIAN"
echo /etc/kportal/kportal.env > "$root/DEBIAN/conffiles"
sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(du -sk --exclude=DEBIAN "$root" | cut -f1)/" \
  ops/deb/control > "$root/DEBIAN/control"
(cd "$root" && find etc usr -type f -exec md5sum {} +) > "$root/DEBIAN/md5sums"
SOURCE_DATE_EPOCH=$(stat -c %Y "$home/README.md") \
  dpkg-deb -Zzstd --root-owner-group --build "$root" "$folder/kportal_${version}_$architecture.deb" > /dev/null
rm -rf "$root"
ls -lh "$folder"/*.deb
