"""Readers without an account: what they read and say, and what they do not see."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.annualreport import commenting, consulting, inviting, reading
from lscb.annualreport.models import Comment, Reader
from lscb.annualreport.stored import opened
from lscb.annualreport.threads import threads_of
from lscb.audit.models import AuditEvent
from lscb.audit.telling import tell
from lscb.document.spots import spots
from lscb.permissions import Role
from tests.annualreport.guests import come_in, page, say
from tests.factories.accounts import person
from tests.factories.annualreport import (
    CommentFactory,
    ReaderFactory,
    ResolutionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("more", [(), ("finance",), ("finance", "finance-p1"), ("comments",)])
def test_no_page_is_kept_or_found_by_others(client, reader, more):
    for answer in (come_in(client, reader), client.get(page(reader, *more))):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert come_in(client, reader)["Referrer-Policy"] == "no-referrer"


def test_reader_comments_under_their_own_name_and_sees_nobody_elses_threads(client, reader):
    CommentFactory(draft=reader.consultation.draft, body="A member said this.")
    come_in(client, reader)
    answer = say(client, reader, "Who paid most?")
    assert answer["Location"].endswith("/finance/#finance-p1")
    said = Comment.objects.get(by=f"reader:{reader.pk}")
    commenting.reply(to=said, body="The council.", by=person(name="The office"))
    shown = client.get(page(reader, "finance")).content.decode()
    assert "Ann Lee, Youth Trust" in shown
    assert "The council." in shown
    assert "A member said this." not in shown
    assert "A member said this." not in client.get(page(reader, "comments")).content.decode()


def test_reader_answers_in_their_own_threads_alone(client, reader):
    others = CommentFactory(draft=reader.consultation.draft)
    come_in(client, reader)
    say(client, reader, "Who paid most?")
    own = Comment.objects.get(by=f"reader:{reader.pk}")
    assert client.post(page(reader, "comments", own.pk), {"body": "I meant health."}).status_code == 302
    assert own.replies.get().body == "I meant health."
    assert client.post(page(reader, "comments", others.pk), {"body": "No."}).status_code == 404
    empty = client.post(page(reader, "comments", own.pk), {"body": ""}).content.decode()
    assert "Enter your answer" in empty
    commenting.resolve(comment=own, done="Said in chapter 2.", by=person())
    assert "settled already" in client.get(page(reader, "comments", own.pk)).content.decode()


def test_reader_says_that_they_have_read_it(client, reader):
    come_in(client, reader)
    assert "have nothing to say" in client.get(page(reader)).content.decode()
    assert client.post(page(reader, "finished")).status_code == 302
    assert Reader.objects.get().finished_at
    assert "You said on" in client.get(page(reader)).content.decode()


def test_board_and_office_see_name_and_organisation_beside_the_comment(client, reader):
    come_in(client, reader)
    say(client, reader, "Who paid most?")
    report = reader.consultation.draft.report
    client.force_login(person(Role.MEMBER, report.board))
    place = (report.board.slug, report.period.name, 1)
    assert "Ann Lee, Youth Trust" in client.get(reverse("draft-comments", args=place)).content.decode()


def test_cookie_opens_no_other_page(client, reader):
    other = ReaderFactory()
    come_in(client, reader)
    cookie = client.cookies[f"reading_{reader.pk}"].value
    client.cookies[f"reading_{other.pk}"] = cookie
    assert client.get(page(other)).status_code == 403
    report = reader.consultation.draft.report
    for address in ("/", reverse("shared-draft", args=(report.board.slug, report.period.name, 1))):
        assert client.get(address)["Location"].startswith("/accounts/login/")


def test_without_the_cookie_nothing_opens_and_what_was_typed_is_shown_back(client, reader):
    assert client.get(page(reader)).status_code == 403
    answer = say(client, reader, "Long thoughts & more")
    assert answer.status_code == 403
    assert "Long thoughts &amp; more" in answer.content.decode()
    assert not Comment.objects.exists()


def test_after_the_close_the_page_says_so_whom_to_ask_and_shows_what_was_typed(client, reader, manager):
    come_in(client, reader)
    consulting.close_consultation(consultation=reader.consultation, by=manager)
    answer = say(client, reader, "Long thoughts")
    words = answer.content.decode()
    assert answer.status_code == 410
    assert "What you wrote was not sent" in words
    assert "Long thoughts" in words
    assert "manager@board.example" in words
    assert not Comment.objects.exists()
    assert client.get(page(reader)).status_code == 410
    fresh = type(client)()
    assert "closed on" in fresh.get(come_in(fresh, reader)["Location"]).content.decode()


def test_after_the_close_a_reader_finds_what_was_done_about_their_own_words_alone(client, reader, manager):
    come_in(client, reader)
    say(client, reader, "Say who paid most.")
    say(client, reader, "Explain the deficit.")
    first, second = Comment.objects.order_by("pk")
    CommentFactory(draft=first.draft, body="A member’s word.")
    ResolutionFactory(comment=first, done="We added a sentence.")
    assert "What you said, and what was done" not in client.get(page(reader)).content.decode()
    consulting.close_consultation(consultation=reader.consultation, by=manager)
    words = client.get(page(reader)).content.decode()
    assert "What you said, and what was done" in words
    assert words.index("Say who paid most.") < words.index("We added a sentence.") < words.index(second.body)
    assert words.count("It is not settled yet.") == 1
    assert "A member’s word." not in words
    assert f"/reading/{reader.pk}/finance" not in words


def test_whoever_was_withdrawn_finds_nothing_after_the_close(client, reader, manager):
    come_in(client, reader)
    say(client, reader, "Say who paid most.")
    consulting.close_consultation(consultation=reader.consultation, by=manager)
    inviting.withdraw_invitation(reader=reader, by=manager)
    assert "Say who paid most." not in client.get(page(reader)).content.decode()


def test_comment_that_meets_the_close_is_shown_back(reader, manager):
    spot = spots(opened(reader.consultation.draft).chapter("finance"))[0]
    consulting.close_consultation(consultation=reader.consultation, by=manager)
    with pytest.raises(reading.OutOfTime, match="closed"):
        reading.say(reader=reader, spot=spot, body="Just in time?")
    assert not Comment.objects.exists()


def test_saying_without_end_is_limited(client, reader, monkeypatch):
    monkeypatch.setattr(reading, "SAID_IN_AN_HOUR", 2)
    come_in(client, reader)
    assert [say(client, reader, f"{number}").status_code for number in range(3)] == [302, 302, 200]


def test_log_says_who_opened_what_without_name_or_address(client, reader, manager):
    come_in(client, reader)
    for _ in range(2):
        client.get(page(reader))
        client.get(page(reader, "finance"))
    lines = AuditEvent.objects.about(reader)
    read = [line for line in lines if line.verb == "read"]
    assert sorted(line.changes["page"][1] for line in read) == ["finance", "front"]
    assert {line.actor for line in read} == {f"reader:{reader.pk}"}
    assert tell(read, Reader, manager)[0].who == f"reader {reader.pk}"
    for line in AuditEvent.objects.values():
        assert "ann@trust.example" not in str(line)
        assert "Ann Lee" not in str(line)


def test_invited_readers_threads_take_one_query_more_however_many(round_, django_assert_num_queries):
    member = person(Role.MEMBER, round_.draft.report.board)
    assert member.current_grants
    CommentFactory(draft=round_.draft, by=str(member.pk))
    for many in (1, 29):
        for _ in range(many):
            CommentFactory(draft=round_.draft, by=f"reader:{ReaderFactory(consultation=round_).pk}")
        with django_assert_num_queries(4):
            _, *invited = threads_of(round_.draft, member)
        assert all("Youth Trust" in thread.said.who for thread in invited)


def test_program_that_follows_the_link_without_cookies_is_not_taken_for_the_reader(client, reader):
    come_in(client, reader)
    assert type(client)().get(page(reader)).status_code == 403
    assert Reader.objects.get().opened_at is None
    client.get(page(reader))
    assert Reader.objects.get().opened_at


def test_own_comments_take_as_many_queries_for_thirty_as_for_one(client, reader, django_assert_num_queries):
    come_in(client, reader)

    def read():
        assert client.get(page(reader, "comments")).status_code == 200

    draft = reader.consultation.draft
    commenting.reply(to=CommentFactory(draft=draft, by=reader.hand.pk), body="Thank you.", by=person())
    read()
    with CaptureQueriesContext(connection) as few:
        read()
    for _ in range(29):
        commenting.reply(to=CommentFactory(draft=draft, by=reader.hand.pk), body="Thank you.", by=person())
    with django_assert_num_queries(len(few)):
        read()


@pytest.mark.parametrize(("site", "shown"), [("same-origin", True), ("cross-site", False)])
def test_form_whose_token_is_of_another_sign_in_is_shown_back_to_its_own_page(reader, site, shown):
    browser = Client(enforce_csrf_checks=True)
    come_in(browser, reader)
    answer = browser.post(
        page(reader, "finance", "finance-p1"), {"body": "Long <thoughts>"}, headers={"sec-fetch-site": site}
    )
    assert answer.status_code == 403
    assert ("Long &lt;thoughts&gt;" in answer.content.decode()) is shown
    assert not Comment.objects.exists()
