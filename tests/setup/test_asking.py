"""Forms, scales and sets entered on the set-up's screens: whole lists on one page, parts moved, and what stays."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agencies.section11.models import Standard, StandardSet
from lscb.audit.models import AuditEvent
from lscb.board.levelling import keep_level
from lscb.board.models import Level, Scale
from lscb.permissions import Role
from lscb.returns.models import Form, Heading, ReminderRule
from lscb.setup import lists
from tests.factories.accounts import person
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory
from tests.factories.returns import AnswerFactory, FormFactory, HeadingFactory, LetterFactory, RoundFactory
from tests.factories.section11 import JudgementFactory, StandardFactory, StandardSetFactory
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def at(name, board, *more):
    return reverse(f"setup-{name}", args=(board.slug, *more))


def page(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


TYPED = """1. Summary | What you do.
2. Progress * | What was done.
3. Anything else (optional)"""


def test_form_is_entered_with_all_its_headings_on_one_page(office, board):
    sent = {"name": "Section 11", "for_whom": "agencies", "lines": TYPED}
    answer = office.post(at("add", board, "forms"), sent)
    form = Form.objects.get()
    assert answer["Location"] == at("record", board, "forms", form.pk)
    told = [(h.number, h.title, h.guidance, h.slug, h.asks_by_subject, h.required) for h in form.headings.all()]
    assert told == [
        ("1", "Summary", "What you do.", "summary", False, True),
        ("2", "Progress", "What was done.", "progress", True, True),
        ("3", "Anything else", "", "anything-else", False, False),
    ]
    assert AuditEvent.objects.filter(model="returns.heading", verb="added").count() == 3


def test_next_edition_begins_with_the_last_and_keeps_the_ties_to_its_answers(office, board):
    last = FormFactory(board=board, name="Section 11", edition="2012", for_whom="agencies")
    HeadingFactory(form=last, number="1", title="What you do", slug="summary", guidance="One.\n\nTwo.", order=1)
    address = at("add", board, "forms") + f"?like={last.pk}"
    shown = office.get(address).context["form"]
    assert (shown["name"].value(), shown["edition"].value()) == ("Section 11", "")
    lines = shown["lines"].value().replace("What you do", "Summary of the service")
    sent = {"name": "Section 11", "edition": "2012", "for_whom": "agencies", "lines": lines}
    assert "Give this edition a name of its own" in page(office.post(address, sent))
    office.post(address, sent | {"edition": "2013"})
    heading = Form.objects.get(edition="2013").headings.get()
    assert (heading.title, heading.slug, heading.guidance) == ("Summary of the service", "summary", "One.\n\nTwo.")


def test_set_is_entered_nested_by_numbers_and_dashes(office, board):
    scale = ScaleFactory(board=board)
    lines = "1. Governance\n1.1 Somebody answers for it | A name.\n- It is written down\n-- And dated\n2. Training"
    sent = {"name": "Section 11", "purpose": "section_11", "scale": scale.pk, "lines": lines}
    office.post(at("add", board, "standards"), sent)
    told = [(s.number, s.requirement, s.guidance, s.parent and s.parent.requirement) for s in Standard.objects.all()]
    assert told == [
        ("1", "Governance", "", None),
        ("1.1", "Somebody answers for it", "A name.", "Governance"),
        ("", "It is written down", "", "Governance"),
        ("", "And dated", "", "It is written down"),
        ("2", "Training", "", None),
    ]
    assert StandardSet.objects.get().slug == "section-11"


@pytest.mark.parametrize(
    ("kind", "lines", "said"),
    [
        ("standards", "1. One\n--- Three", "Line 2: “Three” has more dashes than the line above it allows."),
        ("standards", "1. One\n1. Two", "Two standards have the number 1."),
        ("scales", "Met | Yes | blue", "the colour “blue” is not red, amber or green"),
        ("scales", "Met\nMet", "Two levels are called “Met”."),
        ("forms", "One | | same\nTwo | | same", "Two headings have the lasting name “same”."),
        ("forms", "x" * 201, "Line 1 is longer than 200 letters."),
    ],
)
def test_list_that_cannot_be_read_comes_back_with_a_sentence(office, board, kind, lines, said):
    sent = {"name": "New", "for_whom": "groups", "purpose": "section_11", "lines": lines}
    answer = page(office.post(at("add", board, kind), sent))
    assert said in answer
    assert lines.splitlines()[-1][:40] in answer
    assert not any(model.objects.exists() for model in (Form, Scale, StandardSet))


def test_scale_counts_from_one_or_as_typed(office, board):
    office.post(at("add", board, "scales"), {"name": "Grades", "lines": "0. Not met | Nothing | Red\n1. Met | | green"})
    assert list(Level.objects.values_list("order", "name", "descriptor", "tone")) == [
        (0, "Not met", "Nothing", "red"),
        (1, "Met", "", "green"),
    ]


def test_whole_list_is_rewritten_in_place(office, board):
    scale = ScaleFactory(board=board)
    low, high = (LevelFactory(scale=scale, order=n, name=name) for n, name in ((1, "Low"), (2, "High")))
    LevelFactory(scale=scale, order=3, name="Gone")
    address = at("lines", board, "scales", scale.pk)
    sent = {"lines": "High\nMiddle\nLow", "shown": lists.levels_as_text(scale)}
    assert office.post(address, sent).status_code == 302
    assert list(scale.levels.values_list("order", "name")) == [(1, "High"), (2, "Middle"), (3, "Low")]
    assert {low.pk, high.pk} < set(scale.levels.values_list("pk", flat=True))


def test_list_that_somebody_else_changed_is_not_overwritten_unseen(office, board):
    form = FormFactory(board=board)
    HeadingFactory(form=form, title="Theirs", slug="theirs")
    address = at("lines", board, "forms", form.pk)
    again = office.post(address, {"lines": "Mine", "shown": "Old"})
    assert "Somebody else has changed this list" in page(again)
    assert form.headings.get().title == "Theirs"
    office.post(address, {"lines": "Mine", "shown": again.context["form"]["shown"].value()})
    assert form.headings.get().title == "Mine"


def test_parts_are_moved_and_numbered_headings_numbered_anew(office, board):
    form = FormFactory(board=board)
    one, two = (HeadingFactory(form=form, number=str(n), title=f"H{n}", slug=f"h{n}", order=n) for n in (1, 2))
    move = at("part-move", board, "forms", form.pk, "headings", two.pk)
    ways = select(read(page(office.get(at("record", board, "forms", form.pk)))), "form.app-lines__state")
    assert [(way.get("action") == move, texts(way, "button")) for way in ways] == [
        (False, ["Down: H1"]),
        (True, ["Up: H2"]),
    ]
    office.post(move, {"way": "up"})
    assert list(form.headings.values_list("number", "title")) == [("1", "H2"), ("2", "H1")]
    office.post(at("part-move", board, "forms", form.pk, "headings", one.pk), {"way": "down"})
    assert [h.title for h in form.headings.all()] == ["H2", "H1"]
    assert AuditEvent.objects.filter(verb="reordered").count() == 1


def test_standard_is_moved_with_all_that_stands_under_it(office, board):
    of = StandardSetFactory(board=board)
    first = StandardFactory(set=of, number="1", order=0)
    StandardFactory(set=of, number="1.1", parent=first, order=1)
    second = StandardFactory(set=of, number="2", order=2)
    office.post(at("part-move", board, "standards", of.pk, "list", second.pk), {"way": "up"})
    assert list(of.standards.values_list("number", flat=True)) == ["2", "1", "1.1"]
    office.post(
        at("part-add", board, "standards", of.pk, "list"), {"number": "2.1", "requirement": "X", "parent": second.pk}
    )
    assert list(of.standards.values_list("number", flat=True)) == ["2", "2.1", "1", "1.1"]


def in_use(kind, board):
    """A record with a part of it in use: the record, the part and what the part is called in its form."""
    if kind == "forms":
        form = FormFactory(board=board)
        answer = AnswerFactory(ret__round=RoundFactory(period__board=board, form=form), heading__form=form)
        return form, answer.heading, "headings", "title"
    judgement = JudgementFactory(ret__round__board=board, ret__round__period__board=board)
    standards = judgement.standard.set
    if kind == "standards":
        return standards, judgement.standard, "list", "requirement"
    level = LevelFactory(scale__board=board)
    StandardSet.objects.filter(pk=standards.pk).update(scale=level.scale)
    judgement.self_level = level
    judgement.save()
    return level.scale, level, "levels", "name"


@pytest.mark.parametrize("kind", ["forms", "standards", "scales"])
def test_list_in_use_stays_and_its_words_are_mended_with_a_reason(office, board, kind):
    whole, part, slug, words = in_use(kind, board)
    address = at("record", board, kind, whole.pk)
    shown = page(office.get(address))
    assert "Words can be mended, with a reason." in shown
    assert not any(link in shown for link in ("whole-list", f"{slug}/add/", "/remove/", 'value="down"'))
    new = {"title": "New", "requirement": "New", "name": "New", "lines": "New"}
    assert "stay" in page(office.post(at("part-add", board, kind, whole.pk, slug), new))
    gone = {"reason": "Wrong."}
    assert "stay" in page(office.post(at("part-remove", board, kind, whole.pk, slug, part.pk), gone))
    assert "stay" in page(office.post(at("remove", board, kind, whole.pk), gone))
    change = at("part-change", board, kind, whole.pk, slug, part.pk)
    kept = {
        name: getattr(part, name) for name in ("number", "title", "requirement", "name", "slug") if hasattr(part, name)
    }
    sent = {**kept, words: "Mended words"}
    assert "Say why the words are changed" in page(office.post(change, sent))
    assert office.post(change, sent | {"reason": "A slip of the pen."}).status_code == 302
    part.refresh_from_db()
    assert getattr(part, words) == "Mended words"
    assert (
        AuditEvent.objects.get(verb="changed", record=str(part.pk), model=part._meta.label_lower).reason
        == "A slip of the pen."
    )


def test_shape_in_use_is_refused_by_the_verb_too(board):
    _, level, _, _ = in_use("scales", board)
    level.closes = True
    with pytest.raises(ValidationError, match="so its levels stay"):
        keep_level(level=level, by=None, reason="I want to.")


def test_whole_that_nobody_was_asked_for_is_removed_with_its_parts(office, board):
    heading = HeadingFactory(form=FormFactory(board=board))
    assert "Say why" in page(office.post(at("remove", board, "forms", heading.form_id), {"reason": ""}))
    office.post(at("remove", board, "forms", heading.form_id), {"reason": "Entered twice."})
    assert not Form.objects.exists()
    assert not Heading.objects.exists()
    assert set(AuditEvent.objects.filter(verb="removed").values_list("model", "reason")) == {
        ("returns.form", "Entered twice."),
        ("returns.heading", "Entered twice."),
    }


def test_reminder_by_which_a_letter_went_is_put_out_of_use_and_not_removed(office, board):
    office.post(at("add", board, "reminders"), {"days": "-7", "audience": "owers", "in_force": "on"})
    rule = ReminderRule.objects.get()
    LetterFactory(rule=rule)
    assert "Untick “in use” to send none of these any more." in page(
        office.get(at("record", board, "reminders", rule.pk))
    )
    assert "stays" in page(office.post(at("remove", board, "reminders", rule.pk), {"reason": "Too many."}))
    office.post(at("change", board, "reminders", rule.pk), {"days": "-7", "audience": "owers"})
    rule.refresh_from_db()
    assert not rule.in_force


def test_auditor_reads_and_cannot_change(client, board):
    client.force_login(person(Role.AUDITOR, board))
    form = HeadingFactory(form=FormFactory(board=board)).form
    shown = read(page(client.get(at("record", board, "forms", form.pk))))
    assert texts(shown, ".app-lines__what")
    assert not select(shown, "main form, main .govuk-button")
