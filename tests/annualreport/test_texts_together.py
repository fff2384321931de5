"""Eight people at one chapter's text, ten times each, from before anything stands: no text is lost, nothing fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from lscb.annualreport.models import Narrative, NarrativeVersion
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory

WRITERS, TIMES = 8, 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time; PostgreSQL is tried")
def test_eight_writers_lose_no_text_and_meet_no_error():
    report = ReportFactory()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword")
    address = reverse("chapter-text-save", args=(report.board.slug, report.period.name, "foreword"))
    people = [person(Role.MANAGER, report.board) for _ in range(WRITERS)]

    def write(place: int) -> list[tuple[int, str]]:
        client, seen, answered = Client(raise_request_exception=False), 0, []
        client.force_login(people[place])
        for time in range(TIMES):
            sent = {"body": f"<p>Writer {place}, time {time}.</p>", "written_as": "html", "based_on": seen}
            response = client.post(address, sent)
            said = response.json() if response.status_code == 200 else {"state": "failed"}
            answered.append((response.status_code, said["state"]))
            seen = said.get("version", seen)
        connections.close_all()
        return answered

    with ThreadPoolExecutor(WRITERS) as pool:
        results = [result for answered in pool.map(write, range(WRITERS)) for result in answered]
    assert {status for status, _ in results} == {200}
    assert {state for _, state in results} <= {"saved", "aside"}
    kept = set(NarrativeVersion.objects.values_list("body", flat=True))
    assert kept == {f"<p>Writer {place}, time {time}.</p>" for place in range(WRITERS) for time in range(TIMES)}
    numbers = sorted(NarrativeVersion.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    standing = NarrativeVersion.objects.filter(set_aside=False).order_by("-number").first()
    assert Narrative.objects.get().body == standing.body
