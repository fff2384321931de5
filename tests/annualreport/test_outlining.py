"""The outline is the office's: chapters are moved, renamed, left out with a reason, added, and taken away again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.annualreport import outlining
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import KeyFigureChoice, OutlineSection
from lscb.annualreport.outline import OWN_WORDS
from lscb.audit.models import AuditEvent
from lscb.board.year import Year
from lscb.document import walk
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import NarrativeFactory, OutlineSectionFactory, ReportFactory
from tests.factories.board import PeriodFactory
from tests.factories.finance import ContributionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    made = ReportFactory()
    for order, builder in enumerate(("foreword", "vision", "finance", "staffing")):
        OutlineSectionFactory(report=made, order=order, builder=builder, heading=builder.capitalize())
    return made


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def headings(report):
    return [one.heading for one in report.outline.order_by("order")]


def chapter(report, builder):
    return report.outline.get(builder=builder)


def place(report, *more):
    return (report.board.slug, report.period.name, *more)


@pytest.mark.parametrize(
    ("builder", "to", "order"),
    [
        ("finance", 0, ["Finance", "Foreword", "Vision", "Staffing"]),
        ("foreword", 2, ["Vision", "Finance", "Foreword", "Staffing"]),
        ("foreword", 99, ["Vision", "Finance", "Staffing", "Foreword"]),
        ("vision", -3, ["Vision", "Foreword", "Finance", "Staffing"]),
    ],
)
def test_chapter_is_moved_and_the_others_close_up(report, manager, builder, to, order):
    outlining.move(section=chapter(report, builder), place=to, by=manager)
    assert headings(report) == order
    assert [one.order for one in report.outline.order_by("order")] == [0, 1, 2, 3]
    event = AuditEvent.objects.get(verb="reordered")
    assert event.changes["outline"][1] == order


def test_move_to_where_it_stands_writes_nothing(report, manager):
    outlining.move(section=chapter(report, "vision"), place=1, by=manager)
    assert not AuditEvent.objects.filter(verb="reordered").exists()


def test_chapter_is_left_out_only_with_a_reason(report, manager):
    asked = {"heading": "Our money", "numbering": "none", "hidden": True, "by": manager}
    with pytest.raises(ValidationError, match="Say why"):
        outlining.alter(section=chapter(report, "finance"), reason=" ", **asked)
    outlining.alter(section=chapter(report, "finance"), reason="Printed apart.", **asked)
    assert [one.heading for one in assemble(report).chapters] == ["Foreword", "Vision", "Staffing"]


def test_chapters_of_own_words_are_added_filled_and_taken_away(report, manager):
    first = outlining.add(report=report, builder=OWN_WORDS, heading="The year on one page", by=manager)
    second = outlining.add(report=report, builder=OWN_WORDS, heading="The year on one page", by=manager)
    assert (first.subject, second.subject) == ("the-year-on-one-page", "the-year-on-one-page-2")
    NarrativeFactory(report=report, section="own-words-the-year-on-one-page", body="<p>All in short.</p>")
    assert "All in short." in repr(assemble(report).chapters[-2])
    with pytest.raises(ValidationError, match="Something is written"):
        outlining.remove(section=first, by=manager)
    outlining.remove(section=second, by=manager)
    with pytest.raises(ValidationError, match="made from records"):
        outlining.remove(section=chapter(report, "finance"), by=manager)


def test_chapter_of_the_catalogue_is_added_once(report, manager):
    assert ("private-fostering", "Private fostering") in outlining.lacking(report)
    outlining.add(report=report, builder="private-fostering", heading="Private fostering", by=manager)
    assert "private-fostering" not in dict(outlining.lacking(report))
    with pytest.raises(ValidationError, match="has this chapter already"):
        outlining.add(report=report, builder="private-fostering", heading="Again", by=manager)
    with pytest.raises(ValidationError, match="Choose a chapter"):
        outlining.add(report=report, builder="nothing", heading="X", by=manager)


def test_office_works_on_the_outline_on_its_pages(client, report, manager):
    client.force_login(manager)
    vision = chapter(report, "vision")
    client.post(reverse("chapter-move", args=place(report, vision.pk)), {"way": "up"})
    assert headings(report)[0] == "Vision"
    change = reverse("chapter-change", args=place(report, vision.pk))
    refused = client.post(change, {"heading": "Aims", "numbering": "number", "place": "2", "hidden": "on"})
    assert "Say why the chapter is left out" in refused.content.decode()
    client.post(change, {"heading": "Aims", "numbering": "letter", "place": "2"})
    assert headings(report) == ["Foreword", "Finance", "Aims", "Staffing"]
    add = reverse("chapter-add", args=place(report))
    assert "Enter the heading" in client.post(add, {"chapter": OWN_WORDS, "heading": ""}).content.decode()
    client.post(add, {"chapter": "training", "heading": ""})
    assert headings(report)[-1] == "Training"
    client.post(add, {"chapter": OWN_WORDS, "heading": "For children"})
    own = OutlineSection.objects.get(builder=OWN_WORDS)
    client.post(reverse("chapter-remove", args=place(report, own.pk)))
    assert headings(report)[-1] == "Training"
    page = client.get(reverse("outline", args=place(report))).content.decode().partition("<h1")[2]
    assert page.index("Foreword") < page.index("Aims") < page.index("Training")


def test_chapter_moved_by_somebody_else_meanwhile_is_said(client, report, manager):
    client.force_login(manager)
    vision = chapter(report, "vision")
    change = reverse("chapter-change", args=place(report, vision.pk))
    read = client.get(change).context["form"]["as_read"].value()
    outlining.move(section=vision, place=3, by=manager)
    answer = client.post(change, {"heading": "Vision", "numbering": "number", "place": "0", "as_read": read})
    assert "Somebody else has changed this" in answer.content.decode()
    assert headings(report)[-1] == "Vision"


def test_chapter_becomes_a_report_of_its_own_without_a_number(report, manager):
    asked = {"heading": "Our money", "numbering": "number", "hidden": False, "reason": "", "by": manager}
    outlining.alter(section=chapter(report, "finance"), separate=True, **asked)
    document = assemble(report)
    assert document.separate == ("finance",)
    assert [c.number for c in document.chapters] == ["1", "2", "", "3"]


def test_summary_repeats_the_first_page_after_what_the_office_wrote(report, manager):
    made = outlining.add(report=report, builder="summary", heading="The year on one page", by=manager)
    assert (made.numbering, made.separate) == ("none", True)
    ContributionFactory(period=report.period, agency__board=report.board)
    label = next(f.label for path, f in walk.figures(assemble(report)) if path[:1] == ("finance",))
    KeyFigureChoice.objects.create(report=report, order=1, label=label, sentence="was agreed")
    NarrativeFactory(report=report, section="summary", body="<p>A good year.</p>")
    last = assemble(report).chapters[-1]
    assert "was agreed" in repr(last.blocks[1])
    assert [type(block).__name__ for block in last.blocks][:2] == ["Prose", "Section"]


def test_what_stands_alone_does_so_the_next_year_too(report, manager):
    section = chapter(report, "staffing")
    outlining.alter(
        section=section, heading="Staffing", numbering="number", hidden=False, reason="", separate=True, by=manager
    )
    begins = report.period.ends + timedelta(days=1)
    next_period = PeriodFactory(board=report.board, name="the next", starts=begins, ends=begins + timedelta(days=364))
    following = Year(report.board, next_period)
    lines = {line.builder: line.separate for line in outlining.lines_like(report, following)}
    assert (lines["staffing"], lines["finance"]) == (True, False)


def test_office_sees_the_file_of_a_report_of_its_own_as_it_will_be(client, report, manager, monkeypatch):
    monkeypatch.setattr("lscb.document.pdf.render", lambda protected: b"%PDF-" + repr(protected.document).encode())
    OutlineSection.objects.filter(report=report, builder="finance").update(separate=True)
    client.force_login(manager)
    address = reverse("whole-pdf", args=place(report))
    main, alone = client.get(address), client.get(address, {"only": "finance"})
    assert "finance.pdf" in alone["Content-Disposition"]
    assert b"covered=False" in alone.content
    assert b"Reports of their own" in main.content
    assert client.get(address, {"only": "vision"}).status_code == 404
    page = client.get(reverse("outline", args=place(report))).content.decode()
    assert f"{address}?only=finance" in page
    assert "On its own" in page


def test_form_makes_a_chapter_a_report_of_its_own(client, report, manager):
    client.force_login(manager)
    section = chapter(report, "finance")
    address = reverse("chapter-change", args=place(report, section.pk))
    form = client.get(address).context["form"]
    given = {name: form[name].value() for name in form.fields} | {"separate": "on"}
    assert client.post(address, {k: v for k, v in given.items() if v not in (None, False)}).status_code == 302
    section.refresh_from_db()
    assert section.separate
