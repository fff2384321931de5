"""The report's own text on screen: written beside the records, every version kept, nobody's words lost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.annualreport import writing
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Narrative, NarrativeVersion, Report
from lscb.annualreport.services import write_narrative
from lscb.audit.models import AppendOnly, AuditEvent
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render as as_text
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    report = ReportFactory()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword")
    OutlineSectionFactory(report=report, builder="vision", heading="Our vision")
    return report


@pytest.fixture
def office(client, report):
    client.force_login(person(Role.MANAGER, report.board))
    return client


def at(name, report, *more):
    return reverse(name, args=(report.board.slug, report.period.name, *more))


def write(office, report, body, *, key="foreword", **more):
    sent = {"body": body, "written_as": "plain", "based_on": 0, "signed": "", "action": "save"}
    return office.post(at("chapter-text", report, key), sent | more)


def bodies():
    return list(NarrativeVersion.objects.order_by("number").values_list("body", flat=True))


def test_text_is_written_and_stands_in_the_report(office, report):
    answer = write(office, report, "This is our report.\n\n- one\n- two", signed="Independent chair")
    assert answer["Location"] == at("report-texts", report)
    narrative = Narrative.objects.get()
    assert narrative.body == "<p>This is our report.</p><ul><li>one</li><li>two</li></ul>"
    printed = read(office.get(at("chapter", report, "foreword")).content.decode()).text_content()
    assert "This is our report." in printed
    assert "Independent chair" in printed


def test_each_save_is_a_version_and_its_audit_line_names_it_without_the_words(office, report):
    write(office, report, "First.")
    write(office, report, "Second.", based_on=1)
    assert bodies() == ["<p>First.</p>", "<p>Second.</p>"]
    line = AuditEvent.objects.get(verb="rewrote")
    assert line.changes == {"version": [1, 2]}
    assert "Second" not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def test_save_that_changes_nothing_makes_no_version(office, report):
    write(office, report, "First.")
    before = AuditEvent.objects.count()
    write(office, report, "First.", based_on=1)
    assert (len(bodies()), AuditEvent.objects.count()) == (1, before)


def test_text_typed_without_script_keeps_the_links_of_paragraphs_left_alone(office, report):
    html = '<p>See <a href="https://example.org/">the plan</a>.</p><p>Old.</p>'
    write(office, report, html, written_as="html")
    shown = office.get(at("chapter-text", report, "foreword")).context["form"]["body"].value()
    write(office, report, shown.replace("Old.", "New."), based_on=1)
    assert Narrative.objects.get().body == html.replace("Old.", "New.")


def test_stale_save_is_kept_as_its_writers_own_and_both_are_shown(office, report):
    write(office, report, "First.")
    write(office, report, "Theirs.", based_on=1)
    answer = write(office, report, "Mine.", based_on=1)
    aside = NarrativeVersion.objects.get(set_aside=True)
    assert answer["Location"] == at("chapter-text-both", report, "foreword", aside.pk)
    assert Narrative.objects.get().body == "<p>Theirs.</p>"
    page = office.get(answer["Location"]).content.decode()
    assert [one in page for one in ("<p>Mine.</p>", "<p>Theirs.</p>")] == [True, True]
    assert "A text of yours was set apart" in office.get(at("chapter-text", report, "foreword")).content.decode()


def test_two_first_texts_are_both_kept(office, report):
    write(office, report, "Theirs.")
    write(office, report, "Mine.", based_on=0)
    assert Narrative.objects.get().body == "<p>Theirs.</p>"
    assert NarrativeVersion.objects.get(set_aside=True).body == "<p>Mine.</p>"


@pytest.mark.parametrize(
    ("sent", "stands"),
    [
        ({"action": "mine", "based_on": 2}, "<p>Mine.</p>"),
        ({"action": "theirs"}, "<p>Theirs.</p>"),
        ({"action": "join", "based_on": 2, "body": "Both.", "written_as": "plain"}, "<p>Both.</p>"),
        ({}, "<p>Theirs.</p>"),
    ],
)
def test_one_of_two_texts_is_chosen_or_both_are_joined(office, report, sent, stands):
    write(office, report, "First.")
    write(office, report, "Theirs.", based_on=1)
    address = write(office, report, "Mine.", based_on=1)["Location"]
    office.post(address, sent)
    assert Narrative.objects.get().body == stands
    assert {"<p>Mine.</p>", "<p>Theirs.</p>"} <= set(bodies())
    again = office.get(at("chapter-text", report, "foreword")).content.decode()
    assert ("A text of yours was set apart" in again) is (not sent)


def test_decision_taken_on_a_page_that_is_no_longer_true_loses_nothing(office, report):
    write(office, report, "First.")
    write(office, report, "Theirs.", based_on=1)
    address = write(office, report, "Mine.", based_on=1)["Location"]
    write(office, report, "Theirs, better.", based_on=2)
    answer = office.post(address, {"action": "mine", "based_on": 2})
    assert "/both/" in answer["Location"]
    assert Narrative.objects.get().body == "<p>Theirs, better.</p>"


def test_same_stale_text_sent_twice_is_kept_once(office, report):
    write(office, report, "First.")
    write(office, report, "Theirs.", based_on=1)
    write(office, report, "Mine.", based_on=1)
    write(office, report, "Mine.", based_on=1)
    assert len(bodies()) == 3


def test_autosave_stores_and_says_which_version_it_became(office, report):
    sent = {"body": "<p>Half a</p>", "written_as": "html", "based_on": 0, "signed": ""}
    answer = office.post(at("chapter-text-save", report, "foreword"), sent).json()
    assert (answer["state"], answer["version"]) == ("saved", 1)
    stale = office.post(at("chapter-text-save", report, "foreword"), sent | {"body": "<p>Else</p>"}).json()
    assert stale["state"] == "aside"
    assert office.get(stale["address"]).status_code == 200


def test_autosave_with_a_signature_too_long_says_it_waits_and_keeps_what_stands(office, report):
    write(office, report, "First.")
    sent = {"body": "<p>Second.</p>", "written_as": "html", "based_on": 1, "signed": "x" * 121}
    assert office.post(at("chapter-text-save", report, "foreword"), sent).json()["state"] == "waiting"
    answer = write(office, report, "Second.", based_on=1, signed="x" * 121)
    assert "Second." in answer.content.decode()
    assert bodies() == ["<p>First.</p>"]


def test_earlier_version_stands_again_and_what_stood_is_kept(office, report):
    write(office, report, "First.")
    write(office, report, "Second.", based_on=1)
    listed = read(office.get(at("chapter-text-versions", report, "foreword")).content.decode())
    assert texts(listed, "tbody th") == ["Version 2", "Version 1"]
    office.post(at("chapter-text-version", report, "foreword", 1), {"based_on": 2})
    assert bodies() == ["<p>First.</p>", "<p>Second.</p>", "<p>First.</p>"]
    assert Narrative.objects.get().body == "<p>First.</p>"


def test_text_taken_away_leaves_its_versions_and_no_empty_prose(office, report):
    write(office, report, "First.")
    write(office, report, "", based_on=1)
    assert bodies() == ["<p>First.</p>", ""]
    printed = as_text_of(report)
    assert "First." not in printed
    assert "Foreword: nothing written" in printed


def as_text_of(report):
    found = Report.objects.select_related("board", "period").get(pk=report.pk)
    return as_text(protect(assemble(found), Audience.OFFICE))


def test_versions_are_never_rewritten_or_removed(office, report):
    write(office, report, "First.")
    version = NarrativeVersion.objects.get()
    version.body = "<p>Other.</p>"
    with pytest.raises(AppendOnly):
        version.save()
    with pytest.raises(AppendOnly):
        version.delete()


def test_hostile_markup_is_taken_out(office, report):
    write(office, report, '<p onclick="x()">Ours<script>alert(1)</script></p>', written_as="html")
    assert Narrative.objects.get().body == "<p>Ours</p>"


def test_records_stand_beside_the_text_and_the_text_does_not_twice(office, report):
    report.board.vision = "Every child is safe."
    report.board.save()
    write_narrative(report=report, section="vision", body="<p>Why we are here.</p>", by=None)
    page = read(office.get(at("chapter-text", report, "vision")).content.decode())
    (beside,) = select(page, "section[aria-labelledby=records]")
    assert "Every child is safe." in beside.text_content()
    assert "Why we are here." not in beside.text_content()
    assert "this chapter is the text alone" in office.get(at("chapter-text", report, "foreword")).content.decode()


def test_list_says_which_chapters_have_a_text_and_who_wrote_it_last(office, report):
    write(office, report, "Four words of ours.")
    page = read(office.get(at("report-texts", report)).content.decode())
    assert "1 of 2 chapters have a text of their own." in page.text_content()
    assert texts(page, "tbody td")[0] == "4 words"


def test_auditor_reads_the_text_and_may_not_write_it(client, report):
    write_narrative(report=report, section="foreword", body="<p>Ours.</p>", by=None)
    client.force_login(person(Role.AUDITOR, report.board))
    page = client.get(at("chapter-text", report, "foreword")).content.decode()
    assert "Ours." in page
    assert "<textarea" not in page
    assert write(client, report, "Mine.").status_code == 403


def test_chapter_that_is_not_in_the_outline_is_not_found(office, report):
    assert office.get(at("chapter-text", report, "nonsense")).status_code == 404
    assert write(office, report, "x", key="nonsense").status_code == 404


def test_writing_over_what_stands_is_one_version_more(report):
    write_narrative(report=report, section="foreword", body="<p>One.</p>", by=None)
    write_narrative(report=report, section="foreword", body="<p>Two.</p>", by=None)
    assert bodies() == ["<p>One.</p>", "<p>Two.</p>"]


def test_lists_ask_no_more_for_thirty_than_for_one(office, report):
    def queries(url):
        with CaptureQueriesContext(connection) as held:
            assert office.get(url).status_code == 200
        return len(held)

    write(office, report, "Number 0.")
    urls = [at("report-texts", report), at("chapter-text-versions", report, "foreword")]
    before = [queries(url) for url in urls]
    for number in range(1, 31):
        OutlineSectionFactory(report=report, builder="priority", subject=str(number), heading=f"Priority {number}")
        writer = person(Role.MANAGER, report.board)
        for section, based_on in (("foreword", number), (f"priority-{number}", 0)):
            body = f"<p>Number {number}.</p>"
            writing.save_text(report=report, section=section, body=body, based_on=based_on, by=writer)
    assert [queries(url) for url in urls] == before
