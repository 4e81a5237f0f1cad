"""Runs wapiti as installed, with four additions: its --exclude works under Python 3.11 and later (Debian's 3.0.4 puts a
pattern's flags where they are not allowed any more), every request comes as if from another address (the portal is told to
believe its proxy, so its limits count them as many visitors), nothing goes to another host (a module fetches a list), and
how many were sent and answered is counted. Usage: wapiti.py COUNTS OPTION..., COUNTS being the file for the figures."""
import atexit
import random
import re
import signal
import sys
from collections import Counter

import requests
from wapitiCore.main.wapiti import wapiti_main
from wapitiCore.net import crawler


def wildcard_translate(pattern):
    return re.compile(".*".join(map(re.escape, pattern.split("*"))) + r"\Z", re.MULTILINE | re.DOTALL)


counts = Counter()
paths = set()
plain = requests.Session.send


def send(self, request, **options):
    if not request.url.startswith("http://127.0.0.1:"):
        raise requests.ConnectionError(request.url)
    request.headers["X-Forwarded-For"] = ".".join(str(random.randint(1, 250)) for _ in range(4))
    paths.add((request.method, request.url.split("?")[0]))
    response = plain(self, request, **options)
    counts[response.status_code] += 1
    return response


def write(file):
    statuses = ", ".join(f"{status}: {count}" for status, count in sorted(counts.items()))
    with open(file, "w", encoding="utf-8") as out:
        out.write(f"{sum(counts.values())} requests to {len(paths)} methods and paths ({statuses})\n")
        out.writelines(f"  {method} {path}\n" for method, path in sorted(paths))


crawler.wildcard_translate = wildcard_translate
requests.Session.send = send
atexit.register(write, sys.argv.pop(1))
signal.signal(signal.SIGTERM, lambda *_: sys.exit("out of time"))
wapiti_main()
