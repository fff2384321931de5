"""Twenty people at five answers of one return, twenty times each: no text is lost, nothing fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client

from lscb.permissions import Role
from lscb.returns.models import Answer, AnswerVersion
from tests.factories.accounts import person
from tests.returns.scenes import group_scene
from tests.returns.visiting import url

WRITERS, ANSWERS, TIMES = 20, 5, 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time; PostgreSQL is tried")
def test_twenty_writers_lose_no_text_and_meet_no_error():
    scene = group_scene(ANSWERS)
    addresses = [url("return-autosave", scene, scene.answer(number + 1).pk) for number in range(ANSWERS)]
    people = [person(Role.CHAIR, scene.ret.group) for _ in range(WRITERS)]

    def write(place: int) -> list[tuple[int, str]]:
        client = Client()
        client.force_login(people[place])
        seen, answered = [0] * ANSWERS, []
        for time in range(TIMES):
            at = (place + time) % ANSWERS
            body = f"<p>Writer {place}, time {time}.</p>"
            sent = {"body": body, "written_as": "html", "based_on": seen[at]}
            response = client.post(addresses[at], sent)
            said = response.json() if response.status_code == 200 else {"state": "failed"}
            answered.append((response.status_code, said["state"]))
            seen[at] = said.get("version", seen[at])
        connections.close_all()
        return answered

    with ThreadPoolExecutor(WRITERS) as pool:
        results = [result for answered in pool.map(write, range(WRITERS)) for result in answered]
    assert len(results) == WRITERS * TIMES
    assert {status for status, _ in results} == {200}
    assert {state for _, state in results} <= {"saved", "aside"}
    kept = set(AnswerVersion.objects.filter(answer__ret=scene.ret).values_list("body", flat=True))
    assert kept == {f"<p>Writer {place}, time {time}.</p>" for place in range(WRITERS) for time in range(TIMES)}
    for answer in Answer.objects.filter(ret=scene.ret):
        numbers = sorted(answer.versions.values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
