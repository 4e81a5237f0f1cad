# `make help` lists what there is. Needs a JDK 25, Maven, make and git; the rest is installed by the targets that use it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# JAVA_HOME if it is a JDK of 25 or newer, else the newest such under /usr/lib/jvm.
find_jdk = version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$$1/release" 2>/dev/null; }; \
  good() { [ -x "$$1/bin/javac" ] && [ "$$(version "$$1")" -ge 25 ] 2>/dev/null; }; \
  if good "$$JAVA_HOME"; then echo "$$JAVA_HOME"; exit; fi; \
  for home in /usr/lib/jvm/*; do good "$$home" && echo "$$(version "$$home") $$home"; done \
    | sort -n | tail -1 | cut -d' ' -f2
given_java_home := $(JAVA_HOME)
override JAVA_HOME := $(shell JAVA_HOME='$(given_java_home)'; $(find_jdk))
export JAVA_HOME
JAVA = $(JAVA_HOME)/bin/java
MVN = mvn -B -ntp -Dstyle.color=never
# Maven's own libraries and the SQLite driver in it: JDK 25 warns of what a later one will refuse.
export MAVEN_OPTS := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)

# The whole portal is to fit a machine of 512 MB: a heap that starts small and gives back, short objects, few malloc arenas,
# whose free memory goes back too. docs/performance.md says what each is worth.
export MALLOC_ARENA_MAX = 2
MEMORY = -Xms24m -Xmn10m -Xmx112m -XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:+UseCompactObjectHeaders \
  -XX:MaxMetaspaceSize=96m -XX:ReservedCodeCacheSize=32m -XX:-SegmentedCodeCache -XX:MaxDirectMemorySize=24m -Xss512k -XX:TrimNativeHeapInterval=2000
# Each page of memory that is touched for the first time is a trip into the kernel, 28,000 of them in a start: the heap comes in
# pages of 2 MB where the system has them, and it and the archive of classes are asked for at once. Nobody reads the counters
# that the JVM would keep in a file in /tmp.
PAGES = -XX:+UseTransparentHugePages -XX:+AlwaysPreTouch -XX:-UsePerfData
# The slow, thorough compiler comes ten times later than by default, to loops two hundred times: at a start it took a third of two
# cores' time.
COMPILER = -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=8000000
# A virtual thread in native code or a busy loop keeps its carrier: more of them than there are cores. Jetty need not start JMX
# to ask how wide a line of the processor's cache is: 64 bytes.
FLAGS = --sun-misc-unsafe-memory-access=allow -Djdk.virtualThreadScheduler.parallelism=16 \
  -Dorg.eclipse.jetty.util.referencesPerCacheLine=16 -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true
# The SQLite driver is native. The jar's manifest says it too: said here, it would make the JVM refuse half its archive.
NATIVE = --enable-native-access=ALL-UNNAMED
# The jar's classes, read and linked when it was built, for a quicker start. The JVM takes it with these very jars only, and
# starts without it otherwise, which it need not say.
CLASSES = target/kportal.jsa
QUIET = -Xlog:cds*=off,aot*=off,pagesize=off
ARCHIVE = -XX:SharedArchiveFile=$(CLASSES) $(QUIET)
# SQLite's native library, taken out of its jar when the portal is built; where it isn't there the driver does so at each start.
# It looks for what a killed process left of that, in all of /tmp unless it is told where.
SQLITE = target/native
# Java with what the portal needs of it: another JDK makes another folder.
RUNTIME := target/java-$(shell sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' '$(JAVA_HOME)/release' 2> /dev/null)
RUN = "$(RUNTIME)/bin/java" $(MEMORY) $(PAGES) $(COMPILER) $(FLAGS) $(ARCHIVE) -Dorg.sqlite.lib.path=$(SQLITE) -Dorg.sqlite.tmpdir=$(SQLITE) -jar $(JAR)

JAR = target/kportal.jar
# Folders too: removing a file changes only its folder.
SOURCES := pom.xml $(shell find src/main templates static 2>/dev/null)

.PHONY: help run cluster dev backup rotate-keys verify-audit build dist deb dist-check debootstrap test screenshots fixture check format bench seed soak soak-faults audit lighthouse jdk maven balancer browser load idle classpath strace poppler office judges npm

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: jdk $(JAR) ## builds what is missing, then serves until Ctrl-C
	@exec $(RUN)

NODES ?= 3
cluster: jdk $(JAR) balancer ## several portals (NODES=3) on a PostgreSQL of their own behind nginx, on PORT and those after it; data in .cluster
	@exec src/main/scripts/cluster.sh $(NODES) $(RUN)

dev: jdk $(JAR) ## the same, but templates/ and static/ are read afresh for each page
	@exec "$(JAVA)" $(MEMORY) $(FLAGS) $(NATIVE) -Dkportal.dev=true -cp 'target/classes:target/lib/*' kportal.Main

# Commands of the jar, beside a portal that serves: same settings, same user.
backup: jdk $(JAR) ## makes a backup of a portal, which may be serving
	@exec "$(JAVA)" $(MEMORY) $(FLAGS) -jar $(JAR) backup

rotate-keys: jdk $(JAR) ## encrypts all stored API keys under a new key; run it again if it was stopped
	@exec "$(JAVA)" $(MEMORY) $(FLAGS) -jar $(JAR) rotate-keys

verify-audit: jdk $(JAR) ## checks that nobody changed the audit log
	@exec "$(JAVA)" $(MEMORY) $(FLAGS) -jar $(JAR) verify-audit

build: $(JAR) ## compiles and packs target/kportal.jar, its libraries in target/lib, and the Java that it runs with

$(RUNTIME)/release: src/main/scripts/runtime.sh | jdk
	@src/main/scripts/runtime.sh $(RUNTIME) "$(JAVA_HOME)"

$(JAR): $(SOURCES) $(RUNTIME)/release | jdk maven
	@echo 'Building (the first time takes a few minutes: Maven fetches the libraries) ...'
	@$(MVN) -q -Dmaven.test.skip=true package
	@touch $@
	@src/main/scripts/native-library.sh $(SQLITE) target/jars "$(JAVA_HOME)/bin/jar"
	@src/main/scripts/class-archive.sh $(CLASSES) $@ "$(RUNTIME)/bin/java" $(MEMORY) $(FLAGS) \
	  || { rm -f $(CLASSES); echo 'The archive of classes was not written (see above): the portal starts without it, slower.' >&2; }

DIST = target/dist
dist: $(DIST)/made ## packs the portal with a Java of its own, for a machine that has none: target/dist/kportal-*.tar.gz
	@ls -lh $(DIST)/*.tar.gz

deb: $(DIST)/made ## the same as a package for Debian, with a service for systemd: target/dist/kportal_*.deb
	@src/main/scripts/deb.sh $(DIST)

$(DIST)/made: $(JAR) Makefile LICENSE README.md CHANGELOG.md $(shell find ops docs src/main/scripts) | jdk
	@src/main/scripts/dist.sh $(DIST) $(RUNTIME) $(MEMORY) $(PAGES) $(COMPILER) $(FLAGS) $(QUIET)
	@touch $@

dist-check: deb debootstrap ## installs archive and package into a bare Debian below target, as root, and looks at the service
	@src/test/scripts/dist.sh $(DIST)

test: jdk maven browser strace poppler office ## runs every test; installs a browser, PostgreSQL, strace, poppler and LibreOffice first if they are missing
	@$(MVN) verify

screenshots: jdk maven browser ## takes pictures of every page and state, into target/screenshots
	@$(MVN) -q test -Dtest.groups=screenshots -Dtest.excludedGroups=

fixture: jdk maven browser ## keeps the database that this version leaves, for the tests of later ones: at each release
	@$(MVN) -q test -Dtest=MakeFixture -Dtest.groups=fixture -Dtest.excludedGroups=

check: jdk maven ## formatting, static analysis, the rules of the house: fast, no browser
	@$(MVN) -q spotless:check
	@$(MVN) -q -Pcheck compile
	@$(MVN) test -Dtest.groups=house

format: jdk maven ## formats the Java code
	@$(MVN) -q spotless:apply

soak-faults: jdk $(JAR) browser ## the full sizes of the fault matrix, at most once, and histories; figures in .soak/faults.tsv
	@nice -n 10 $(MVN) -q test -Dtest.groups=soak -Dtest.excludedGroups=bench -Dtest='kportal/faults/*Test' -Dsoak.folder=.soak

# PARTS: start cost pages export buying batches beside cluster slow flood; none named: all. What it needs of made databases is in .bench,
# and used again. SIZES and STORES say which; ROWS is how many a batch has, 10000 if not given.
PARTS ?=
SIZES ?= 10000,1000000
STORES ?= sqlite,postgresql
bench: idle jdk $(JAR) load classpath ## runs the benchmarks (PARTS=, SIZES=, STORES=, ROWS=), and prints their figures and ratios
	@exec "$(JAVA)" -Xmx1g $(FLAGS) $(NATIVE) -Dbench.run='$(subst ",,$(RUN))' -Dbench.plain='$(JAVA) -jar $(JAR)' \
	  -Dbench.folder=.bench -Dbench.sizes=$(SIZES) -Dbench.stores=$(STORES) $(if $(ROWS),-Dbench.rows=$(ROWS)) \
	  -cp "target/test-classes:target/classes:$$(< target/test-classpath)" kportal.bench.Bench $(PARTS)

seed: jdk $(JAR) ## fills an empty database with ROWS=10000 made transactions (SEED=1), to look at and to measure
	@exec "$(JAVA)" -Xmx512m $(FLAGS) -jar $(JAR) seed $(or $(ROWS),10000) $(SEED)

# Counts are in .soak/counts.tsv: it goes on where it was stopped. SHARE is how many deaths of each kind are enough.
SHARE ?= 200
soak: jdk $(JAR) strace classpath ## kills the portal at each point of a purchase, fails its disk, and audits; stop it when you like
	@exec "$(JAVA)" -Xmx256m $(NATIVE) -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true \
	  -cp "target/test-classes:target/classes:$$(< target/test-classpath)" kportal.soak.Soak .soak $(SHARE) disk sqlite postgresql

audit: jdk $(JAR) judges ## lets wapiti, sqlmap and slowhttptest at a portal of its own, for some minutes; reports in target/audit
	@src/test/scripts/audit.sh "$(JAVA) $(MEMORY) $(FLAGS) $(NATIVE) -jar $(JAR)"

lighthouse: jdk $(JAR) browser npm ## lets Lighthouse judge eight pages as a slow phone sees them; a table, and reports in target/lighthouse
	@src/test/scripts/lighthouse.sh "$(JAVA) $(MEMORY) $(FLAGS) $(NATIVE) -jar $(JAR)"

npm:
	@if ! command -v npm > /dev/null; then $(call install,Lighthouse,npm); fi

judges:
	@missing=(); \
	for program in wapiti sqlmap slowhttptest curl python3; do command -v $$program > /dev/null || missing+=($$program); done; \
	if [ $${#missing[@]} -gt 0 ]; then $(call install,the audit,"$${missing[@]}"); fi

classpath: jdk maven
	@$(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath

debootstrap:
	@if ! command -v debootstrap > /dev/null; then $(call install,the check,debootstrap); fi

strace:
	@missing=(); \
	command -v strace > /dev/null || missing+=(strace); \
	compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql); \
	if [ $${#missing[@]} -gt 0 ]; then $(call install,the soak,"$${missing[@]}"); fi

# Reads back the PDFs that the portal makes.
office:
	@if ! command -v soffice > /dev/null; then $(call install,the tests,libreoffice-calc-nogui); fi

poppler:
	@if ! command -v pdftotext > /dev/null; then $(call install,the tests,poppler-utils); fi

# nginx is in /usr/sbin, which not everybody's PATH has.
balancer:
	@missing=(); \
	PATH=$$PATH:/usr/sbin command -v nginx > /dev/null || missing+=(nginx); \
	compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql); \
	if [ $${#missing[@]} -gt 0 ]; then $(call install,the cluster,"$${missing[@]}"); fi

load:
	@missing=(); \
	for program in wrk sqlite3; do command -v $$program > /dev/null || missing+=($$program); done; \
	compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql); \
	if [ $${#missing[@]} -gt 0 ]; then $(call install,the benchmarks,"$${missing[@]}"); fi

# Two at once made figures up to six times too slow.
idle:
	@if grep -lxE 'java|wrk' /proc/[0-9]*/comm 2>/dev/null; then \
	  echo 'A benchmark wants the machine for itself: the java or wrk processes above are still running.' >&2; exit 1; fi

jdk:
	@if [ -z '$(JAVA_HOME)' ]; then \
	  echo 'JDK 25 or newer not found, neither as JAVA_HOME nor under /usr/lib/jvm: get Temurin 25 from https://adoptium.net, or install openjdk-25-jdk-headless where your system has it.' >&2; exit 1; fi

# $(call install,what for,packages): Debian's packages, as root; else says what is missing.
define install
if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
  echo 'Installing $(1): '$(2)' ...'; \
  export DEBIAN_FRONTEND=noninteractive; \
  apt-get update -qq && apt-get install -qq -y --no-install-recommends $(2) > /dev/null; \
else \
  echo 'Missing for $(1): '$(2)'. Install it (these are the names of Debian packages), or run this as root on Debian.' >&2; exit 1; \
fi
endef

maven:
	@if ! command -v mvn > /dev/null; then $(call install,the build,maven); fi

# The font has the naira sign, which a bare machine shows as a box.
browser:
	@missing=(); \
	command -v chromium > /dev/null || missing+=(chromium); \
	command -v chromedriver > /dev/null || missing+=(chromium-driver); \
	compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql); \
	[ -n "$$(find /usr/share/fonts -name 'DejaVuSans.ttf' 2> /dev/null)" ] || missing+=(fonts-dejavu-core); \
	if [ $${#missing[@]} -gt 0 ]; then $(call install,the tests,"$${missing[@]}"); fi
