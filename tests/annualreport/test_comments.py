"""What readers say of a shared draft, and what the office answers."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from lscb.annualreport import commenting
from lscb.annualreport.models import Comment, NeverChanged, Resolution
from lscb.annualreport.stored import opened
from lscb.annualreport.threads import threads_of
from lscb.audit.models import AuditEvent
from lscb.document.spots import spots
from lscb.permissions import POWERS, Power, Role
from tests.factories.accounts import person
from tests.factories.annualreport import CommentFactory, ResolutionFactory, SharedDraftFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return SharedDraftFactory(number=1)


def at(draft, name, *more):
    return reverse(name, args=(draft.report.board.slug, draft.report.period.name, draft.number, *more))


def test_comment_keeps_what_it_speaks_of(draft):
    member = person(Role.MEMBER, draft.report.board)
    spot = spots(opened(draft).chapter("finance"))[1]
    said = commenting.comment(draft=draft, spot=spot, body="  On what? ", by=member)
    assert (said.path, said.ordinal, said.quote, said.body) == ("finance", 2, "All was spent.", "On what?")
    assert said.by == str(member.pk)
    assert AuditEvent.objects.about(said).get().verb == "commented"


def test_empty_comment_is_refused(draft):
    spot = spots(opened(draft).chapter("finance"))[0]
    with pytest.raises(ValidationError):
        commenting.comment(draft=draft, spot=spot, body="  ", by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentFactory(body="")


def test_settled_comment_is_answered_no_more():
    settled = ResolutionFactory().comment
    with pytest.raises(ValidationError, match="settled already"):
        commenting.reply(to=settled, body="But", by=None)
    with pytest.raises(ValidationError, match="settled already"):
        commenting.resolve(comment=settled, done="Again", by=None)


def test_reply_is_answered_by_no_reply():
    reply = commenting.reply(to=CommentFactory(), body="Yes.", by=None)
    with pytest.raises(ValidationError, match="not to a reply"):
        commenting.reply(to=reply, body="No.", by=None)
    with pytest.raises(ValidationError, match="not a reply"):
        commenting.resolve(comment=reply, done="Done", by=None)


def test_what_was_said_is_neither_changed_nor_removed():
    settled = ResolutionFactory()
    for row in (settled, settled.comment):
        with pytest.raises(NeverChanged):
            row.save()
        with pytest.raises(NeverChanged):
            row.delete()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Comment._base_manager.update(body="x")


def test_comments_are_read_by_readers_of_the_draft_alone():
    settled = ResolutionFactory()
    board = settled.comment.draft.report.board
    assert Comment.objects.visible_to(person(Role.MEMBER, board)).exists()
    assert Resolution.objects.visible_to(person(Role.MEMBER, board)).exists()
    for stranger in (person(), person(Role.MEMBER, "board:999999"), person(Role.CONTRIBUTOR, board)):
        assert not Comment.objects.visible_to(stranger).exists()
        assert not Resolution.objects.visible_to(stranger).exists()


def test_threads_are_read_in_as_many_queries_whether_one_or_thirty(draft, django_assert_num_queries):
    member = person(Role.MEMBER, draft.report.board)
    assert member.current_grants

    def one_more():
        said = CommentFactory(draft=draft, by=str(person().pk))
        commenting.reply(to=said, body="Thank you.", by=member)
        ResolutionFactory(comment=said, by=str(member.pk))

    one_more()
    with django_assert_num_queries(3):
        assert len(threads_of(draft, member)) == 1
    for _ in range(29):
        one_more()
    with django_assert_num_queries(3):
        assert len(threads_of(draft, member)) == 30


@pytest.mark.parametrize("role", Role)
def test_those_who_may_comment_do_and_others_are_refused(draft, client, role):
    client.force_login(person(role, draft.report.board))
    answer = client.post(at(draft, "draft-comment", "finance", "finance-p1"), {"body": "Why?"})
    assert answer.status_code == (302 if Power.COMMENT in POWERS[role] else 403)
    assert Comment.objects.count() == (answer.status_code == 302)


@pytest.mark.parametrize("role", Role)
def test_office_alone_answers(draft, client, role):
    said = CommentFactory(draft=draft)
    client.force_login(person(role, draft.report.board))
    address = at(draft, "draft-comment-answer", said.pk)
    allowed = Power.ANSWER_COMMENTS in POWERS[role]
    assert client.get(address).status_code == (200 if allowed else 403)
    answer = client.post(address, {"body": "It is said in chapter 2 now.", "action": "settle"})
    assert answer.status_code == (302 if allowed else 403)
    assert Resolution.objects.filter(comment=said).exists() is allowed


def test_member_of_another_board_neither_reads_nor_speaks(draft, client):
    said = CommentFactory(draft=draft)
    client.force_login(person(Role.MANAGER, SharedDraftFactory().report.board))
    for name, more in (("draft-comment", ("finance", "finance-p1")), ("draft-comment-answer", (said.pk,))):
        assert client.get(at(draft, name, *more)).status_code == 403
        assert client.post(at(draft, name, *more), {"body": "x"}).status_code == 403


def test_comment_of_another_draft_is_not_found(draft, client):
    client.force_login(person(Role.MANAGER, draft.report.board))
    assert client.get(at(draft, "draft-comment-answer", CommentFactory().pk)).status_code == 404


def test_comment_shows_beside_its_paragraph_and_in_the_list(draft, client):
    member = person(Role.MEMBER, draft.report.board, name="Member of the board")
    client.force_login(member)
    page = client.post(at(draft, "draft-comment", "finance", "finance-p1"), {"body": "Why <b>?"}, follow=True)
    words = page.content.decode()
    assert page.redirect_chain[-1][0].endswith("/finance/#finance-p1")
    assert "1 comment on this paragraph" in words
    assert "Why &lt;b&gt;?" in words
    assert "Member of the board" in words
    client.force_login(person(Role.AUDITOR, draft.report.board))
    everything = client.get(at(draft, "draft-comments")).content.decode()
    assert "1 comment, 1 still open" in everything
    assert "Reply or settle" not in everything
    auditors = client.get(at(draft, "shared-draft-chapter", "finance")).content.decode()
    assert "1 comment on this paragraph" in auditors
    assert "Say something about" not in auditors


def test_reply_leaves_the_comment_open_and_settling_says_what_was_done(draft, client):
    said = CommentFactory(draft=draft)
    client.force_login(person(Role.MANAGER, draft.report.board))
    address = at(draft, "draft-comment-answer", said.pk)
    client.post(address, {"body": "We ask.", "action": "reply"})
    assert "1 comment, 1 still open" in client.get(at(draft, "draft-comments")).content.decode()
    client.post(address, {"body": "A sentence was added.", "action": "settle"})
    page = client.get(at(draft, "draft-comments")).content.decode()
    assert "1 comment, 0 still open" in page
    assert "A sentence was added." in page
    assert "We ask." in page
    assert "settled already" in client.get(address).content.decode()


@pytest.mark.parametrize("body", ["", "x" * 5001])
def test_error_keeps_what_was_typed(draft, client, body):
    client.force_login(person(Role.MANAGER, draft.report.board))
    said = CommentFactory(draft=draft)
    for address in (at(draft, "draft-comment", "finance", "finance-p1"), at(draft, "draft-comment-answer", said.pk)):
        page = client.post(address, {"body": body}).content.decode()
        assert "<title>Error: " in page
        assert "There is a problem" in page
        assert f">{body}</textarea>" in page.replace(">\n", ">").replace(">\r\n", ">")
    assert Comment.objects.count() == 1
