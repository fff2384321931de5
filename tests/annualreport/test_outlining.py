"""The outline is the office's: chapters are moved, renamed, left out with a reason, added, and taken away again."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.annualreport import outlining
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import OutlineSection
from lscb.annualreport.outline import OWN_WORDS
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import NarrativeFactory, OutlineSectionFactory, ReportFactory

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
