"""Measures the demonstration here: assembling, rendering, publishing, and a serving process after 200 mixed requests.

Run it with `make bench`. It prints medians and the memory of the server's worker; docs/performance.md keeps them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.bench import editions

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"
REPORT = "/havering/annual-report/2012-13/"


def main() -> None:
    """The measurements, one line each."""
    import lscb.wsgi  # noqa: F401  # as the server loads it

    print(
        f"this machine: {_yardstick():.1f} s for twenty million additions; the limits were set where it takes about 1.0"
    )
    _times()
    editions.measure()
    _memory()


def _yardstick() -> float:
    """Seconds that plain Python takes for a fixed piece of work: machines of one kind differ by more than twice."""
    begun, added = time.perf_counter(), 0
    for number in range(20_000_000):
        added += number
    return time.perf_counter() - begun


def _times() -> None:
    from lscb.annualreport.assembly import assemble
    from lscb.annualreport.models import Report
    from lscb.document import walk
    from lscb.document.disclosure import Audience, protect
    from lscb.document.html import render_document

    report = Report.objects.select_related("board", "period").get(board__slug="havering", period__name="2012-13")
    document = assemble(report)
    print(f"{sum(1 for _ in walk.figures(document))} figures, {sum(1 for _ in walk.sections(document))} sections")
    print(f"assemble: {_median(lambda: assemble(report)):.0f} ms (wanted: under 150)")
    protected = protect(document, Audience.OFFICE)
    print(f"render to HTML: {_median(lambda: render_document(protected)):.0f} ms (wanted: under 100)")


def _median(work, times: int = 15) -> float:
    """Milliseconds, the median of several runs after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def _memory() -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "lscb.wsgi", "--no-control-socket", "--worker-class", "gthread"]
        + ["--threads", "4", "--bind", f"127.0.0.1:{PORT}"],
        env={**os.environ, "LOG_LEVEL": "ERROR"},
        stderr=subprocess.DEVNULL,
    )
    try:
        visitor = _signed_in()
        pages = [
            "/",
            REPORT,
            *(REPORT + k for k in ("finance/", "groups/", "gaps/", "whole/")),
            "/records/",
            "/healthz",
        ]
        for number in range(200):
            visitor.open(HERE + pages[number % len(pages)]).read()
        print(f"server's worker after 200 mixed requests: {_largest_child(server.pid):.0f} MB (wanted: under 150)")
    finally:
        server.terminate()
        server.wait(20)


def _signed_in() -> OpenerDirector:
    jar = CookieJar()
    visitor = build_opener(HTTPCookieProcessor(jar))
    for _ in range(100):
        try:
            visitor.open(HERE + "/accounts/login/").read()
            break
        except OSError:
            time.sleep(0.2)
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    fields = {"login": "manager@havering.example", "password": "keeping-children-safe", "csrfmiddlewaretoken": token}
    visitor.open(HERE + "/accounts/login/", urlencode(fields).encode()).read()
    return visitor


def _largest_child(parent: int) -> float:
    """The most memory (resident, in MB) of any process the server started."""
    sizes = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(lines["PPid"]) == parent and "VmRSS" in lines:
            sizes.append(int(lines["VmRSS"].split()[0]) / 1024)
    return max(sizes)


if __name__ == "__main__":
    main()
