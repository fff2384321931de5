"""Handing in, accepting, sending back, opening again; and that long returns ask no more of the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.outbox.models import Message
from lscb.returns import services
from lscb.returns.models import Answer, Return
from tests.factories.board import BoardFactory
from tests.factories.workgroups import GroupFactory
from tests.returns.scenes import group_scene
from tests.returns.visiting import read, send, text, url, write

pytestmark = pytest.mark.django_db
R = Return.State


@pytest.fixture
def scene():
    return group_scene()


class TestHandingIn:
    def test_nothing_is_passed_over_in_silence(self, client, scene):
        page = read(client, scene.chair, url("return-check", scene))
        assert "These headings are not finished" in page
        assert "Hand in the return" not in page
        refused = send(client, scene.chair, url("return-submit", scene), declared="on")
        assert "These headings are not finished" in text(refused)
        assert Return.objects.get().state == R.NOT_STARTED

    def test_declaration_must_be_ticked(self, client, scene):
        for number in (1, 2, 3):
            scene.write(number)
        assert "I declare it right." in read(client, scene.chair, url("return-check", scene))
        refused = send(client, scene.chair, url("return-submit", scene))
        assert "Tick the declaration" in text(refused)
        assert Return.objects.get().state == R.DRAFT

    def test_receipt_says_when_and_how_late(self, client, scene):
        Return.objects.update(due_on=timezone.localdate() - timedelta(days=12))
        for number in (1, 2, 3):
            scene.write(number)
        page = text(send(client, scene.chair, url("return-submit", scene), declared="on"))
        assert "Handed in" in page
        assert "12 days late" in page
        assert "handed in 12 days late" in read(client, scene.manager, url("return-tasks", scene)).lower()

    def test_receipt_before_handing_in_leads_to_the_list(self, client, scene):
        client.force_login(scene.chair)
        assert client.get(url("return-receipt", scene)).url == url("return-tasks", scene)


class TestTheOffice:
    def test_accepts_once(self, client, scene):
        scene.hand_in()
        send(client, scene.manager, url("return-accept", scene))
        assert Return.objects.get().state == R.ACCEPTED
        again = send(client, scene.manager, url("return-accept", scene))
        assert "accepted already" in text(again)

    def back(self, client, scene, number: int = 2, **more):
        heading = scene.answer(number).heading
        data = {"headings": [heading.pk], "reason": "Say how you know.", **more}
        return send(client, scene.manager, url("return-send-back", scene), **data)

    def test_sends_named_headings_back_and_the_rest_stays_locked(self, client, scene):
        scene.hand_in()
        self.back(client, scene)
        page = read(client, scene.chair, url("return-tasks", scene))
        assert "Say how you know." in page
        assert "The manager sent back heading 2." in page
        assert "Sent back" in page
        locked = read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))
        assert "This heading was not sent back" in locked
        assert "not sent back" in text(write(client, scene, 1, body="Changed in passing"))
        assert scene.answer(1).body == "<p>Done.</p>"
        assert write(client, scene, 2, body="How we know").status_code == 200
        assert scene.answer(2).body == "<p>How we know</p>"

    def test_send_back_without_reason_or_headings_keeps_what_was_chosen(self, client, scene):
        scene.hand_in()
        page = text(self.back(client, scene, reason="", due_on_day="1"))
        assert "Say why the return is sent back" in page
        assert "must include a month and a year" in page
        assert "checked" in page
        refused = text(send(client, scene.manager, url("return-send-back", scene), reason="Because"))
        assert "Choose the headings" in refused
        assert "Because" in refused
        assert Return.objects.get().state == R.SUBMITTED

    def test_send_back_may_set_a_new_day(self, client, scene):
        scene.hand_in()
        self.back(client, scene, due_on_day="14", due_on_month="5", due_on_year="2027")
        assert Return.objects.get().due == date(2027, 5, 14)

    def test_differences_are_shown_once_it_comes_back(self, client, scene):
        scene.write(2, "<p>We asked parents in May.</p>")
        scene.hand_in()
        assert "taken out" not in read(client, scene.manager, url("return-review", scene))
        self.back(client, scene)
        scene.write(2, "<p>We asked forty parents in June.</p>")
        services.submit(ret=scene.ret, by=scene.chair)
        page = read(client, scene.manager, url("return-review", scene))
        assert "put in: </span>forty " in page
        assert "taken out: </span>May." in page
        assert page.count("What changed since it was handed in before") == 1

    def test_all_is_locked_again_once_it_comes_back(self, client, scene):
        scene.hand_in()
        self.back(client, scene)
        scene.write(2, "<p>Now.</p>")
        services.submit(ret=scene.ret, by=scene.chair)
        assert not Answer.objects.filter(sent_back=True).exists()

    def test_reopens_with_a_reason(self, client, scene):
        scene.hand_in()
        services.accept(ret=scene.ret, by=scene.manager)
        assert "Say why the return is opened again" in text(send(client, scene.manager, url("return-reopen", scene)))
        send(client, scene.manager, url("return-reopen", scene), reason="A figure was wrong.")
        assert Return.objects.get().state == R.DRAFT
        page = read(client, scene.chair, url("return-history", scene))
        assert "The manager opened the return again." in page
        assert "A figure was wrong." in page

    def test_history_tells_each_step_with_who_and_when(self, client, scene):
        scene.hand_in()
        self.back(client, scene)
        scene.hand_in()
        services.accept(ret=scene.ret, by=scene.manager)
        page = read(client, scene.chair, url("return-history", scene))
        for words in (
            "The return was asked for.",
            "The chair handed the return in.",
            "The manager sent back heading 2.",
            "The manager accepted the return.",
        ):
            assert words in page


@pytest.mark.parametrize("page", ["return-tasks", "return-check", "return-review", "return-print", "return-history"])
def test_queries_stay_the_same_from_1_to_30_headings(client, page):
    counts = []
    BoardFactory.create_batch(2)  # where there is one board only, the head of a page asks less
    for headings in (1, 30):
        scene = group_scene(headings)
        scene.hand_in()
        client.force_login(scene.manager)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(page, scene)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 40


class TestLetters:
    def letters(self, person) -> list[str]:
        return list(Message.objects.filter(to=person.email).order_by("pk").values_list("subject", flat=True))

    def test_receipt_goes_to_who_handed_it_in_with_its_lateness(self, client, scene):
        Return.objects.update(due_on=timezone.localdate() - timedelta(days=2))
        scene.ret.refresh_from_db()
        scene.hand_in()
        letter = Message.objects.get(to=scene.chair.email)
        assert letter.subject == f"Handed in: Progress return 2012–13, {scene.ret.group}"
        assert "2 days late" in letter.body
        assert url("return-receipt", scene) in letter.body

    def test_each_step_of_the_office_is_told_to_who_hands_in(self, client, scene):
        scene.hand_in()
        services.send_back(
            ret=scene.ret, headings=[scene.answer(2).heading], reason="Say how you know.", by=scene.manager
        )
        assert "Say how you know." in Message.objects.get(subject__startswith="Sent back").body
        scene.hand_in()
        services.accept(ret=scene.ret, by=scene.manager)
        services.reopen(ret=scene.ret, reason="A figure was wrong.", by=scene.manager)
        first_words = [subject.partition(":")[0] for subject in self.letters(scene.chair)]
        assert first_words == ["Handed in", "Sent back", "Handed in", "Accepted", "Open again"]
        assert self.letters(scene.other_chair) == []

    def test_refused_step_posts_nothing(self, client, scene):
        with pytest.raises(ValidationError):
            services.submit(ret=scene.ret, by=scene.chair)
        assert not Message.objects.exists()


def test_list_asks_as_much_for_50_returns_as_for_21(client, scene):
    """The first twenty are shown, and where there are more, how many is one question more."""
    client.force_login(scene.manager)
    counts = []
    for more in (20, 29):
        for group in GroupFactory.create_batch(more, board=scene.ret.round.board):
            services.open_return(round=scene.ret.round, respondent=group, by=None)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("returns")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_heading_that_came_back_says_why_and_the_others_do_not(client, scene):
    scene.hand_in()
    back = scene.answer(2)
    services.send_back(ret=scene.ret, headings=[back.heading], reason="Say how you know.", by=scene.manager)
    client.force_login(scene.chair)
    pages = {n: client.get(url("return-heading", scene, scene.answer(n).pk)).content.decode() for n in (1, 2)}
    assert "Say how you know." in pages[2]
    assert "Say how you know." not in pages[1]
