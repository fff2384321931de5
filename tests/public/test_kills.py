"""A process killed while it freezes and publishes leaves a whole edition or none; what is published can be mended."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import tables

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
from tests.factories.annualreport import SharedDraftFactory, SignOffFactory
from tests.factories.accounts import person
from lscb.annualreport import freezing
from lscb.permissions import Role
draft = SharedDraftFactory(number=1)
SignOffFactory(draft=draft)
freezing.approve(draft=draft, decision="Meeting", by=person(Role.MANAGER, draft.report.board))
"""
WORK = """
from lscb.accounts.models import User
from lscb.annualreport import freezing
from lscb.annualreport.models import Approval, Edition
from lscb.document import docx, pdf
from lscb.public import services
from tests.factories.annualreport import SharedDraftFactory, SignOffFactory
pdf.render = lambda protected: b"%PDF-1.7 as if"
docx.render = lambda protected: b"PK as if"
by = User.objects.get()
print("begun", flush=True)
while True:
    approval = Approval.objects.order_by("-pk").first()
    note = "Again." if Edition.objects.exists() else ""
    if not Edition.objects.filter(approval=approval).exists():
        freezing.freeze(approval=approval, by=by, note=note)
    for edition in Edition.objects.filter(facts__isnull=True).order_by("number"):
        services.publish(edition=edition, by=by)
    draft = SharedDraftFactory(report=approval.draft.report, number=approval.draft.number + 1)
    SignOffFactory(draft=draft)
    freezing.approve(draft=draft, decision="Meeting", by=by)
"""
CHECK = """
from lscb.annualreport.models import Edition
from lscb.board.models import Board
from lscb.public import site
from lscb.public.verifying import faults
sizes = {e.number: e.renditions.filter(version=1).count() for e in Edition.objects.all()}
assert len(set(sizes.values())) <= 1, f"half an edition: {sizes}"
for link in site.root().glob("*/*/[0-9]*"):
    assert (link / site.INDEX).is_file() and (link / "index.html").is_file(), f"half written: {link}"
for board in Board.objects.all():
    site.write(board)
wrong = [sentence for e in Edition.objects.all() for sentence in faults(e)]
assert not wrong, wrong
print(len(sizes))
"""


@pytest.fixture
def run(tmp_path):
    """run(script): a process of its own over a database of its own."""
    database = tmp_path / "killed.sqlite3"
    if tables.kept().exists():
        tables.copy(tables.kept(), database)
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "lscb.settings",
        "SECRET_KEY": "for tests alone",
        "DEMONSTRATION": "1",
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(tmp_path / "data"),
    }

    def started(script):
        whole = f"import django\ndjango.setup()\n{script}"
        command = [sys.executable, "-c", whole]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    if not database.exists():
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    return started


def finish(process):
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()[-2000:]
    return out.decode()


def killed_at_random(run, moments: int, seed: int) -> None:
    chance = random.Random(seed)
    finish(run(PREPARE))
    for _ in range(moments):
        worker = run(WORK)
        assert worker.stdout.readline() == b"begun\n", worker.stderr.read().decode()[-2000:]
        time.sleep(chance.uniform(0, 2.5))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        editions = int(finish(run(CHECK)))
    assert editions > 0, "no edition was ever frozen: the moments were too early to try anything"


@pytest.mark.slow
def test_killed_at_ten_random_moments_nothing_is_half_frozen_or_half_published(run):
    killed_at_random(run, 10, seed=7)


@pytest.mark.soak
def test_killed_at_a_hundred_random_moments_nothing_is_half_frozen_or_half_published(run):
    killed_at_random(run, 100, seed=11)
