"""Measures what becomes of an approved report: PDF beside Chromium's, Word, every rendition, and a published chapter.

Run with `make bench`; docs/performance.md keeps the figures. All in one run, medians, so that they can be compared.
"""

from __future__ import annotations

import io
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

CHAPTER = "finance/index.html"


def measure() -> None:
    """One line for each."""
    from lscb.annualreport import pages
    from lscb.annualreport.assembly import assemble
    from lscb.annualreport.editionfiles import files_of
    from lscb.annualreport.models import Approval, Edition, Report
    from lscb.document import docx, pdf
    from lscb.document.disclosure import Audience, protect

    report = Report.objects.select_related("board", "period").get(board__slug="havering", period__name="2012-13")
    protected = protect(assemble(report), Audience.PUBLIC, report.board.threshold)
    ours = _median(lambda: pdf.render(protected), 5)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    theirs = _chromium(pages.alone(report, protected))
    share = f"{ours / theirs:.2f} of Chromium's {theirs:.0f} ms" if theirs else "no Chromium to compare with"
    print(f"PDF: {ours:.0f} ms, {share} (wanted: at most 0.50); {memory:.0f} MB (wanted: under 300)")
    print(f"Word: {_median(lambda: docx.render(protected), 5):.0f} ms (wanted: under 1,000)")
    edition = Edition(report=report, number=1, approval=Approval(sha256="0" * 64))
    files: list[Any] = []
    taken = _median(lambda: files.append(list(files_of(edition, protected))), 3)
    print(f"all {len(files[-1])} files of an edition: {taken:.0f} ms (wanted: under 5,000)")
    _serving(files[-1])


def _median(work: Callable[[], Any], times: int) -> float:
    """Milliseconds, the median of several runs after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def _chromium(html: str) -> float:
    """Chromium's printing of the same report, already running: opening the page and printing it."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return 0.0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page()

        def work() -> None:
            page.goto(file.as_uri())
            page.pdf(format="A4", tagged=True, outline=True)

        taken = _median(work, 5)
        browser.close()
    return taken


def _serving(files: list[Any]) -> None:
    """A published chapter beside a static file of about its size, both from the application the server calls."""
    from django.conf import settings

    from lscb.public.serving import Published
    from lscb.wsgi import django_application

    chapter = next(file for file in files if file.path == CHAPTER)
    with tempfile.TemporaryDirectory() as root:
        place = Path(root) / "havering" / "2012-13"
        state = place / ".1-state"
        (state / "finance").mkdir(parents=True)
        (state / CHAPTER).write_bytes(chapter.content)
        (state / "files.json").write_text(json.dumps({CHAPTER: [chapter.content_type, "0" * 64, False]}))
        (place / "1").symlink_to(state.name)
        application = Published(django_application, Path(root))
        # In turns, so that whatever else the machine does falls on both alike.
        addresses = ("/reports/havering/2012-13/1/finance/", f"/{settings.STATIC_URL.strip('/')}/report.css")
        taken: dict[str, list[float]] = {address: [] for address in addresses}
        for _ in range(2000):
            for address in addresses:
                begun = time.perf_counter()
                _ask(application, address)
                taken[address].append((time.perf_counter() - begun) * 1000)
        ours, theirs = (median(taken[address]) for address in addresses)
    print(f"a published chapter: {ours / theirs:.2f} of a static file's {theirs:.2f} ms (wanted: at most 1.30)")


def _ask(application: Any, address: str) -> None:
    statuses: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.errors": None,
    }
    answer = application(environ, lambda status, head: statuses.append(status))
    for _ in answer:
        pass
    if hasattr(answer, "close"):
        answer.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{address}: {statuses[0]}")
