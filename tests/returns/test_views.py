"""The screens of a return, as each role and as strangers: the list, the headings, last time's answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lscb.permissions import Role
from lscb.returns import services
from lscb.returns.models import Answer, Return
from tests.factories.accounts import person
from tests.returns.scenes import agency_scene, group_scene, last_time
from tests.returns.visiting import read, send, text, url, write

pytestmark = pytest.mark.django_db
A, R = Answer.State, Return.State


@pytest.fixture
def scene():
    return group_scene()


class TestWhoSeesWhat:
    PAGES = ("return-tasks", "return-check", "return-history", "return-print", "return-review", "return-send-back")

    def test_another_groups_chair_finds_nothing(self, client, scene):
        client.force_login(scene.other_chair)
        answer = scene.answer(1).pk
        for name in self.PAGES:
            assert client.get(url(name, scene)).status_code == 404
        assert client.get(url("return-heading", scene, answer)).status_code == 404
        assert client.post(url("return-heading", scene, answer), {"body": "Mine now"}).status_code == 404
        assert client.post(url("return-autosave", scene, answer), {"body": "Mine now"}).status_code == 404
        assert client.post(url("return-submit", scene), {"declared": "on"}).status_code == 404
        assert not scene.answer(1).body

    def test_answer_of_another_return_is_not_found_under_this_one(self, client, scene):
        other = group_scene()
        client.force_login(scene.chair)
        assert client.get(url("return-heading", scene, other.answer(1).pk)).status_code == 404

    def test_visitor_is_led_to_sign_in(self, client, scene):
        for name in (*self.PAGES, "return-receipt"):
            assert client.get(url(name, scene)).status_code == 302

    def test_auditor_reads_and_may_not_write(self, client, scene):
        auditor = person(Role.AUDITOR, scene.ret.round.board)
        address = url("return-heading", scene, scene.answer(1).pk)
        assert "You may read this return" in read(client, auditor, address)
        refused = send(client, auditor, address, body="No", action="done")
        assert refused.status_code == 403
        assert "write in it" in text(refused)

    def test_chair_may_not_accept(self, client, scene):
        scene.hand_in()
        refused = send(client, scene.chair, url("return-accept", scene))
        assert refused.status_code == 403
        assert "The board’s office" in text(refused).replace("&#x27;", "’")
        assert Return.objects.get().state == R.SUBMITTED

    def test_contributor_fills_but_does_not_hand_in(self, client):
        scene, contributor = agency_scene()
        assert write(client, scene, 1, user=contributor, body="What we did").status_code == 200
        assert scene.answer(1).state == A.DONE
        page = read(client, contributor, url("return-check", scene))
        assert "safeguarding lead hands it in" in page
        assert send(client, contributor, url("return-submit", scene), declared="on").status_code == 403
        assert send(client, scene.chair, url("return-submit", scene), declared="on").status_code == 200
        assert Return.objects.get().state == R.SUBMITTED

    def test_lead_of_an_agency_that_answers_with_it_writes(self, client):
        scene, _ = agency_scene()
        partner = scene.other_chair.grants.get()
        scene.ret.partners.create(agency_id=int(partner.scope.removeprefix("agency:")))
        assert write(client, scene, 1, user=scene.other_chair, body="Ours").status_code == 200
        assert scene.answer(1).body == "<p>Ours</p>"


class TestListAndTasks:
    def test_list_shows_what_is_owed_by_its_day(self, client, scene):
        Return.objects.update(due_on=timezone.localdate() - timedelta(days=12))
        page = read(client, scene.chair, reverse("returns"))
        assert "Progress return 2012–13" in page
        assert "12 days late" in page
        assert "Progress return" not in read(client, scene.other_chair, reverse("returns"))

    def test_list_shows_the_office_what_waits(self, client, scene):
        scene.hand_in()
        assert "Waiting to be accepted" in read(client, scene.manager, reverse("returns"))

    def test_tasks_count_in_words_and_say_what_stands_in_the_way(self, client, scene):
        scene.write(1)
        page = read(client, scene.chair, url("return-tasks", scene))
        assert "1 of 3 headings done." in page
        assert "Two are not started." in page
        assert "These headings are not finished: 2. Heading 2, 3. Heading 3." in page

    def test_tasks_say_when_it_is_due(self, client, scene):
        Return.objects.update(due_on=timezone.localdate() + timedelta(days=8))
        assert "in 8 days" in read(client, scene.chair, url("return-tasks", scene))

    def test_nothing_to_report_stands_with_its_reason(self, client, scene):
        services.nothing_to_report(answer=scene.answer(1), reason="The plan is new.", by=scene.chair)
        assert "Nothing to report, because the plan is new." in read(client, scene.chair, url("return-tasks", scene))


class TestHeading:
    def test_plain_words_are_saved_as_paragraphs_and_lists(self, client, scene):
        write(client, scene, 1, body="We met.\r\n\r\n- Once\r\n- Twice")
        assert scene.answer(1).body == "<p>We met.</p><ul><li>Once</li><li>Twice</li></ul>"
        assert scene.answer(1).state == A.DONE
        page = read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))
        assert "- Once" in page

    def test_what_the_editor_sends_is_sanitised(self, client, scene):
        write(client, scene, 1, body="<p>Good<script>alert(1)</script></p>", written_as="html")
        assert scene.answer(1).body == "<p>Good</p>"

    def test_done_without_an_answer_is_refused_in_words(self, client, scene):
        response = write(client, scene, 1, body="  ")
        assert "<title>Error: Heading 1" in text(response)
        assert "Write an answer, or say below why" in text(response)
        assert scene.answer(1).state == A.NOT_STARTED

    def test_nothing_to_report_without_a_reason_is_refused_and_the_text_kept(self, client, scene):
        response = write(client, scene, 1, body="Typed already", nothing="on")
        assert "Say why there is nothing to report" in text(response)
        assert "Typed already" in text(response)
        assert write(client, scene, 1, nothing="on", why="It starts next year").status_code == 200
        assert (scene.answer(1).state, scene.answer(1).why) == (A.NOTHING, "It starts next year")

    def test_nothing_to_report_can_be_taken_back(self, client, scene):
        services.nothing_to_report(answer=scene.answer(1), reason="Why", by=scene.chair)
        write(client, scene, 1, action="later", body="")
        assert scene.answer(1).state == A.DRAFT

    def test_office_says_that_a_heading_was_passed_over_on_paper(self, client, scene):
        assert "passed_over" in read(client, scene.manager, url("return-heading", scene, scene.answer(1).pk))
        write(client, scene, 1, scene.manager, passed_over="on", why="The paper does not have this heading.")
        answer = scene.answer(1)
        assert (answer.state, answer.why) == (A.NOT_ANSWERED, "The paper does not have this heading.")
        write(client, scene, 1, scene.manager, body="It was found after all.")
        assert (scene.answer(1).state, scene.answer(1).why) == (A.DONE, "")

    def test_only_the_office_says_that_a_heading_was_passed_over(self, client, scene):
        assert "passed_over" not in read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))
        response = write(client, scene, 1, passed_over="on")
        assert "Write an answer, or say below why there is nothing to report" in text(response)
        assert scene.answer(1).state == A.NOT_STARTED

    def test_passed_over_and_nothing_to_report_are_not_both(self, client, scene):
        response = write(client, scene, 1, scene.manager, passed_over="on", nothing="on", why="x")
        assert "Choose one: either it was passed over, or there is nothing to report" in text(response)

    def test_later_makes_a_draft_and_says_so(self, client, scene):
        response = write(client, scene, 1, action="later", body="Half")
        assert scene.answer(1).state == A.DRAFT
        assert "was saved at" in text(response)

    def test_opening_and_leaving_stores_nothing(self, client, scene):
        write(client, scene, 1, action="later", body="")
        assert scene.answer(1).state == A.NOT_STARTED
        assert not scene.answer(1).versions.exists()

    def test_subjects_are_ticked_where_the_heading_asks(self, client, scene):
        subject = scene.ret.round.subjects.first()
        write(client, scene, 2, body="For them", subjects=[subject.pk])
        assert list(scene.answer(2).subjects.all()) == [subject]
        page = read(client, scene.chair, url("return-tasks", scene))
        assert "Heading 2 speaks to it" in page

    def test_another_part_can_be_written(self, client, scene):
        write(client, scene, 2, body="For one", action="part")
        assert list(Answer.objects.filter(ret=scene.ret, heading__number="2").values_list("part", flat=True)) == [1, 2]

    def test_refused_save_keeps_what_was_typed(self, client, scene):
        scene.hand_in()
        response = write(client, scene, 1, body="Too late but dear to me")
        assert response.status_code == 200
        assert "This return has been handed in" in text(response)
        assert "Too late but dear to me" in text(response)

    def test_who_else_writes_is_said(self, client, scene):
        scene.write(1)
        page = read(client, scene.manager, url("return-heading", scene, scene.answer(1).pk))
        assert "The chair saved this heading at" in page
        assert "may still be writing" not in read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))


class TestLastTime:
    def test_last_answer_stands_beside(self, client, scene):
        last_time(scene)
        page = read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))
        assert "What we did last year." in page
        assert "2011–12, accepted on" in page

    def test_starting_copies_it_and_asks_first_where_something_is_written(self, client, scene):
        last_time(scene)
        address = url("return-start", scene, scene.answer(1).pk)
        send(client, scene.chair, address)
        assert scene.answer(1).body == "<p>What we did last year.</p>"
        scene.write(1, "<p>Mine</p>", done=False)
        assert "Something is written here already" in text(send(client, scene.chair, address))
        assert scene.answer(1).body == "<p>Mine</p>"
        send(client, scene.chair, address, over="yes")
        assert scene.answer(1).body == "<p>What we did last year.</p>"
        assert "<p>Mine</p>" in scene.answer(1).versions.values_list("body", flat=True)

    def test_button_keeps_what_was_typed_before_it_leads_on(self, client, scene):
        last_time(scene)
        response = write(client, scene, 1, action="start", body="Typed in a hurry")
        assert "Something is written here already" in text(response)
        assert scene.answer(1).body == "<p>Typed in a hurry</p>"

    def test_another_groups_last_answer_is_not_shown(self, client, scene):
        other = group_scene()
        last_time(other, "<p>Not yours.</p>")
        assert "Not yours" not in read(client, scene.chair, url("return-heading", scene, scene.answer(1).pk))
