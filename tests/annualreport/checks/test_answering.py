"""A warning is answered with a reason, which holds as long as what was found does; an error is put right."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.annualreport import checks, freezing
from lscb.annualreport.checks import answering
from lscb.annualreport.models import CheckAnswer
from lscb.audit.models import AuditEvent
from lscb.document import data
from lscb.document.blocks import Document, Gap, Section, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import NarrativeFactory, OutlineSectionFactory, SharedDraftFactory, SignOffFactory

pytestmark = pytest.mark.django_db
REASON = "Housing has told the board that it will answer next year."


def gap(title="Housing: not answered"):
    return Gap(title, "Housing passed it over.", owed_by="Housing")


def with_gap(report, *titles):
    chapter = Section("finance", "Finance", (paragraph("The partners paid."), *(gap(title) for title in titles)))
    return protect(Document("Annual report", "A board", "2012–13", (chapter,)), Audience.BOARD)


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def test_answer_holds_while_what_was_found_stands(report, manager):
    before = checks.Subject(report, with_gap(report, "One"))
    answering.answer(report=report, found=checks.run(before), reason=REASON, by=manager)
    assert [one.answer for one in checks.run(before)] == [REASON]
    assert checks.why_blocked(before) == ""
    after = checks.Subject(report, with_gap(report, "Another"))
    assert [one.answer for one in checks.run(after)] == [""]
    assert checks.why_blocked(after) == "The checks found 1 warning without an answer."


def test_what_is_answered_already_keeps_its_answer(report, manager):
    found = checks.run(checks.Subject(report, with_gap(report, "One", "Two")))
    answering.answer(report=report, found=found[:1], reason="First.", by=manager)
    made = answering.answer(report=report, found=found, reason="Second.", by=manager)
    assert [row.said for row in made] == ["Two. Owed by Housing."]
    assert sorted(CheckAnswer.objects.values_list("reason", flat=True)) == ["First.", "Second."]
    assert AuditEvent.objects.filter(verb="answered").count() == 2


def test_error_is_not_answered(report, manager, subject):
    found = checks.run(subject(gap()))
    assert [one.check.name for one in found] == ["empty-chapter"]
    with pytest.raises(ValidationError, match="must be put right"):
        answering.answer(report=report, found=found, reason=REASON, by=manager)
    assert "1 fault" in checks.why_blocked(subject(gap()))


def test_draft_is_not_approved_before_its_warnings_are_answered(report, manager):
    draft = SharedDraftFactory(report=report, number=1, tree=data.dumps(with_gap(report, "One")))
    SignOffFactory(draft=draft)
    with pytest.raises(ValidationError, match="1 warning without an answer"):
        freezing.approve(draft=draft, decision="Meeting", by=manager)
    answering.answer(report=report, found=checks.run(checks.of_draft(draft)), reason=REASON, by=manager)
    assert freezing.approve(draft=draft, decision="Meeting", by=manager).pk


def test_every_check_says_one_thing_in_a_sentence():
    for check in checks.CHECKS:
        assert check.message.endswith("."), check.name
        assert len(check.message) < 140, check.name
    assert len({check.name for check in checks.CHECKS}) == len(checks.CHECKS)


@pytest.fixture
def written(report):
    """A report of one chapter, in whose text a warning stands."""
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword")
    return NarrativeFactory(report=report, section="foreword", body="<p>See page 21 for it. The CSE group met.</p>")


def place(report, *more):
    return (report.board.slug, report.period.name, *more)


def test_manager_answers_on_the_page_and_takes_it_back(client, report, manager, written):
    client.force_login(manager)
    overview = client.get(reverse("checks", args=place(report)))
    assert "2 warnings wait for a reason" in " ".join(overview.content.decode().split())
    address = reverse("check", args=place(report, "points-to-paper"))
    (line,) = client.get(address).context["lines"]
    refused = client.post(address, {"keys": [line["key"]], "reason": ""})
    assert "Say why the report goes out with it" in refused.content.decode()
    assert "checked" in refused.content.decode()
    answer = client.post(address, {"keys": [line["key"]], "reason": REASON}, follow=True)
    assert "Your reason is kept." in answer.content.decode()
    kept = CheckAnswer.objects.get()
    assert (kept.reason, kept.by) == (REASON, str(manager.pk))
    assert REASON in client.get(address).content.decode()
    client.post(reverse("check-answer-back", args=place(report, "points-to-paper", kept.pk)))
    assert not CheckAnswer.objects.exists()
    assert len(client.get(address).context["lines"]) == 1


def test_one_reason_answers_all_that_was_shown_and_nothing_found_since(client, report, manager, written):
    client.force_login(manager)
    written.body = "".join(f"<p>See page {n} for it.</p>" for n in range(5))
    written.save()
    address = reverse("check", args=place(report, "points-to-paper"))
    shown = [line["key"] for line in client.get(address).context["lines"]]
    written.body += "<p>See page 99 for it.</p>"
    written.save()
    client.post(address, {"everything": "on", "shown": shown, "reason": REASON})
    assert CheckAnswer.objects.count() == 5
    (line,) = client.get(address).context["lines"]
    assert "page 99" in line["words"]


def test_what_was_put_right_meanwhile_is_not_answered(client, report, manager, written):
    client.force_login(manager)
    address = reverse("check", args=place(report, "points-to-paper"))
    (line,) = client.get(address).context["lines"]
    written.body = "<p>All is said here.</p>"
    written.save()
    answer = client.post(address, {"keys": [line["key"]], "reason": REASON})
    assert answer.status_code == 200
    assert not CheckAnswer.objects.exists()


def test_reader_without_the_power_sees_no_form(client, report, written):
    client.force_login(person(Role.AUDITOR, report.board))
    page = client.get(reverse("check", args=place(report, "points-to-paper")))
    assert "See page 21" in page.content.decode()
    assert "<textarea" not in page.content.decode()


def test_queries_do_not_grow_with_what_is_found(client, report, manager, written, django_assert_max_num_queries):
    client.force_login(manager)
    with django_assert_max_num_queries(60) as few:
        client.get(reverse("checks", args=place(report)))
    written.body = "".join(f"<p>See page {n} for it. The AB{chr(65 + n % 26)} group met.</p>" for n in range(30))
    written.save()
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("checks", args=place(report)))
