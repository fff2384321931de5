"""Moderation and the results of a round: who may, what is refused, what is counted, what a file holds."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from agencies.section11 import services, telling
from agencies.section11.results import results_of
from tests.factories.agencies import AgencyFactory
from tests.factories.returns import ReturnFactory
from tests.section11.scenes import asked_return, last_time
from tests.section11.scenes import scene as a_scene
from tests.section11.test_views import read, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def handed_in(scene):
    scene.hand_in()
    return scene


def grade(client, user, scene, number: int, order: int, **more):
    one = scene.judgement(number)
    data = {"grade": scene.level(order).pk, "reason": "No name, no date.", "seen": one.version, **more}
    return send(client, user, scene.url("moderate", one.pk), **data)


class TestModeration:
    def test_both_grades_are_kept_and_the_difference_said(self, client, handed_in):
        grade(client, handed_in.manager, handed_in, 1, 1)
        one = handed_in.judgement(1)
        assert (one.self_level.order, one.moderated_level.order) == (2, 1)
        page = read(client, handed_in.lead, handed_in.url("moderation"))
        assert "lowered 1 and raised 0" in page
        assert "One lower." in page
        assert "No name, no date." in page
        assert "The panel’s grade: <b>1. Partly met</b>" in read(client, handed_in.lead, handed_in.url("return-print"))

    def test_grade_without_a_reason_is_refused_at_the_field(self, client, handed_in):
        page = grade(client, handed_in.manager, handed_in, 1, 1, reason="")
        assert "Give the reason for the grade" in page
        assert handed_in.judgement(1).moderated_level is None

    @pytest.mark.parametrize("who", ["lead", "administrator"])
    def test_others_read_and_do_not_grade(self, client, handed_in, who):
        user, one = getattr(handed_in, who), handed_in.judgement(1)
        address = handed_in.url("moderate", one.pk)
        assert "Keep the panel’s grade" not in read(client, user, address)
        assert client.post(address, {"grade": handed_in.level(1).pk, "reason": "x", "seen": 1}).status_code == 403
        assert handed_in.judgement(1).moderated_level is None

    def test_return_not_handed_in_is_not_moderated(self, client, scene):
        page = grade(client, scene.manager, scene, 1, 1)
        assert "A judgement is moderated once its return has been handed in." in page
        assert scene.judgement(1).moderated_level is None

    def test_grade_given_meanwhile_is_not_overwritten_unseen(self, client, handed_in):
        grade(client, handed_in.manager, handed_in, 1, 1)
        page = grade(client, handed_in.manager, handed_in, 1, 3, seen=0, reason="My reason.")
        assert "while you were writing" in page
        assert "My reason." in page
        assert handed_in.judgement(1).moderated_level.order == 1


class TestResults:
    def test_base_says_what_was_left_out(self, scene):
        one, two, _ = scene.ret.judgements.all()
        services.judge(ret=scene.ret, standard=one.standard, by=None, self_level=scene.level(2))
        services.judge(ret=scene.ret, standard=two.standard, by=None, not_applicable_reason="No staff.")
        (found,) = results_of(scene.ret.round)
        assert found.whole.base == "1 of 3 graded; 1 not applicable, 1 not given"
        assert [many for _, many, _ in found.whole.rows] == [0, 1, 0, 0]

    def test_page_shows_agencies_standards_and_earlier_rounds(self, client, handed_in):
        last_time(handed_in)
        grade(client, handed_in.manager, handed_in, 1, 1)
        page = read(client, handed_in.manager, reverse("round-results", args=[handed_in.ret.round_id]))
        for words in (
            "3 of 3 graded",
            "1 of 3 moderated",
            "1 lowered",
            "3 higher",
            "Against earlier rounds",
            "Partly met",
        ):
            assert words in page

    def test_agencies_people_do_not_see_the_results(self, client, handed_in):
        client.force_login(handed_in.lead)
        for name in ("round-results", "round-results-csv", "round-results-xlsx"):
            assert client.get(reverse(name, args=[handed_in.ret.round_id])).status_code == 404

    def test_files_hold_a_line_for_each_grade_and_no_formula(self, client, scene):
        standard = scene.judgement(1).standard
        services.judge(ret=scene.ret, standard=standard, by=None, self_level=scene.level(3), arrangements="=1+1")
        client.force_login(scene.manager)
        text = client.get(reverse("round-results-csv", args=[scene.ret.round_id])).content.decode("utf-8-sig")
        assert len(text.strip().splitlines()) == 4
        assert ",'=1+1," in text
        book = load_workbook(io.BytesIO(client.get(reverse("round-results-xlsx", args=[scene.ret.round_id])).content))
        values = [cell for row in book.active.values for cell in row]
        assert "'=1+1" in values
        assert "=1+1" not in values

    def test_queries_do_not_grow_with_agencies(self, client, scene):
        client.force_login(scene.manager)
        address = reverse("round-results", args=[scene.ret.round_id])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as few:
            client.get(address)
        for agency in AgencyFactory.create_batch(29, board=scene.asked.board):
            asked_return(scene.ret.round, agency, scene.asked)
        with CaptureQueriesContext(connection) as many:
            assert "Requirement 3 is met." in client.get(address).content.decode()
        assert len(many) == len(few)


def test_scale_places_both_grades(scene):
    one = scene.judgement(1)
    one.self_level, one.moderated_level = scene.level(0), scene.level(3)
    drawn = telling.marks(one)
    assert (drawn.own, drawn.panel, drawn.apart) == (12, 120, True)
    assert telling.difference_words(one) == "Three higher"


class TestAsking:
    def test_office_asks_every_return_of_a_round_for_a_set_once(self, client, scene):
        scene.ret.judgements.all().delete()
        address = reverse("round-ask", args=[scene.ret.round_id])
        page = send(client, scene.manager, address, asked=scene.asked.pk, of=scene.ret.pk)
        assert "1 return is now asked for these standards." in page
        assert scene.ret.judgements.count() == 3
        assert "0 returns are now asked" in send(client, scene.manager, address, asked=scene.asked.pk, of=scene.ret.pk)

    def test_only_the_returns_ticked_are_asked(self, client, scene):
        scene.ret.judgements.all().delete()
        other = ReturnFactory(round=scene.ret.round, group=None, agency=AgencyFactory(board=scene.ret.round.board))
        client.force_login(scene.manager)
        shown = client.get(reverse("round-results", args=[scene.ret.round_id])).context["form"]
        assert set(shown["of"].value()) == {scene.ret.pk, other.pk}
        address = reverse("round-ask", args=[scene.ret.round_id])
        assert "Tick at least one return" in send(client, scene.manager, address, asked=scene.asked.pk)
        send(client, scene.manager, address, asked=scene.asked.pk, of=other.pk)
        assert (scene.ret.judgements.count(), other.judgements.count()) == (0, 3)

    def test_others_are_refused(self, client, scene):
        client.force_login(scene.administrator)
        address = reverse("round-ask", args=[scene.ret.round_id])
        assert client.post(address, {"asked": scene.asked.pk}).status_code == 403
        client.force_login(scene.lead)
        assert client.post(address, {"asked": scene.asked.pk}).status_code == 404
