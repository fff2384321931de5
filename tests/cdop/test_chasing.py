"""Agencies whose form is late are written to: once a day, logged, in a letter that tells nothing of a child."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.outbox.models import Message
from lscb.permissions import Role
from lscb.web import british
from tests.cdop.desk import at, days_ago, errors, page, step
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.cdop import ChildDeathFactory, FormAskedFactory
from tests.web.reading import texts
from workgroups.cdop import services
from workgroups.cdop.models import FormAsked, FormLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(board):
    return AgencyFactory(board=board, name="The police", short_name="Police", slug="police")


@pytest.fixture
def lead(police):
    return person(Role.LEAD, police, name="Lead")


@pytest.fixture
def late(death, police):
    """Due sixteen days ago."""
    return FormAskedFactory(death=death, agency=police, form="Reporting form B4", asked_on=days_ago(30))


def officer_of(board):
    return person(Role.PANEL_OFFICER, board, name="Officer", email="officer@panel.example")


def chase(client, board, *forms):
    return client.post(at("child-death-forms", board), {"chase": [form.pk for form in forms]}, follow=True)


def said(answer):
    return " ".join(texts(page(answer), ".app-messages p"))


def test_lead_is_written_to_and_the_record_shows_the_day(officer, board, late, lead):
    assert said(chase(officer, board, late)) == "One letter is written to Police. They name no case."
    assert Message.objects.get().to == lead.email
    shown = page(officer.get(at("child-death", board, late.death.key)))
    assert f"written to on {british.day(timezone.localdate())}" in " ".join(texts(shown, "[aria-labelledby=forms] li"))
    assert "Police was written to about its form." in shown.text_content()


def test_letter_names_no_case_no_kind_of_form_and_no_day_of_a_death(board, late, lead):
    services.chase_forms(board=board, forms=[late], by=officer_of(board))
    letter = Message.objects.get()
    whole = f"{letter.key} {letter.subject} {letter.body}"
    for secret in ("2012/01", "B4", str(late.death.key), "30 May 2012", "1 June 2012"):
        assert secret not in whole
    assert british.day(late.asked_on) in letter.body
    assert "Officer, officer@panel.example" in letter.body


@pytest.mark.django_db(transaction=True)
def test_letter_goes_out(board, late, lead):
    services.chase_forms(board=board, forms=[late], by=officer_of(board))
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A form for the panel is awaited", [lead.email])


def test_nobody_hears_of_a_form_twice_on_a_day_and_again_on_the_next(officer, board, late, lead):
    chase(officer, board, late)
    assert said(chase(officer, board, late)) == "Police: written to already today."
    tomorrow = timezone.localdate() + timedelta(days=1)
    services.chase_forms(board=board, forms=[late], by=officer_of(board), on=tomorrow)
    assert (Message.objects.count(), FormLetter.objects.count()) == (2, 2)


def test_one_letter_speaks_of_all_forms_of_an_agency(board, panel, police, lead, late):
    other = FormAskedFactory(death=ChildDeathFactory(panel=panel), agency=police)
    made = services.chase_forms(board=board, forms=[late, other], by=officer_of(board))
    assert made.letters == 1
    assert Message.objects.get().subject == "Two forms for the panel are awaited"
    assert FormLetter.objects.count() == 2


def test_agency_without_a_lead_is_named(officer, board, late):
    assert said(chase(officer, board, late)) == "Police: nobody to write to, as no lead of the agency signs in here."
    assert not Message.objects.exists()


def test_form_that_came_back_is_passed_over(board, late, lead):
    officer = officer_of(board)
    services.receive_form(form=late, on=timezone.localdate(), by=officer)
    with pytest.raises(ValidationError, match="have come back"):
        services.chase_forms(board=board, forms=[late], by=officer)


def test_nothing_ticked_is_said(officer, board, late):
    assert said(chase(officer, board)) == "Tick the forms to write about."


def test_form_of_another_board_is_not_chased(officer, board, lead):
    theirs = FormAskedFactory()
    person(Role.LEAD, theirs.agency)
    chase(officer, board, theirs)
    assert not Message.objects.exists()


def test_one_record_s_forms_are_chased_from_its_page(officer, board, late, lead):
    answer = step(officer, late.death, "chase", forms=[late.pk])
    assert answer["Location"] == at("child-death", board, late.death.key)
    assert FormLetter.objects.get().form == late
    assert "Police: written to already today." in errors(step(officer, late.death, "chase", forms=[late.pk]))


def test_list_shows_the_latest_first_and_ticks_what_is_late_and_unchased(officer, board, panel, police, lead, late):
    fresh = FormAskedFactory(death=ChildDeathFactory(panel=panel), agency=police, asked_on=days_ago(3))
    FormAskedFactory(death__panel=panel, received_on=days_ago(1))
    shown = page(officer.get(at("child-death-forms", board)))
    assert texts(shown, "tbody th") == [str(late.death), str(fresh.death)]
    assert texts(shown, ".app-lede") == ["One of 2 forms is late."]
    assert shown.xpath("//input[@name='chase'][@checked]/@value") == [str(late.pk)]
    chase(officer, board, late)
    assert not page(officer.get(at("child-death-forms", board))).xpath("//input[@name='chase'][@checked]")


@pytest.mark.parametrize(("query", "many"), [("", 2), ("late=late", 1), ("late=unchased", 1)])
def test_list_narrows(officer, board, panel, police, late, query, many):
    FormAskedFactory(death=ChildDeathFactory(panel=panel), agency=police, asked_on=days_ago(3))
    shown = page(officer.get(f"{at('child-death-forms', board)}?{query}"))
    assert len(texts(shown, "tbody th")) == many


def test_days_in_which_a_form_is_to_come_back_are_asked_for(officer, death, police):
    today = timezone.localdate()
    on = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    step(officer, death, "ask", agencies=[police.pk], form="Form B", days_given=21, **on)
    assert FormAsked.objects.get().due_on == today + timedelta(days=21)


def test_boards_office_reads_neither_the_letter_nor_a_line_about_it(client, board, late, lead):
    services.chase_forms(board=board, forms=[late], by=officer_of(board))
    for role in (Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR):
        reader = person(role, board)
        assert not Message.objects.visible_to(reader).exists()
        lines = AuditEvent.objects.visible_to(reader)
        assert not lines.filter(model__in=("outbox.message", "cdop.formletter")).exists()
        client.force_login(reader)
        assert "for the panel is awaited" not in client.get(reverse("search"), {"q": "awaited"}).content.decode()


def test_that_a_letter_was_written_stands_in_the_log_for_officers(board, late, lead):
    officer = officer_of(board)
    services.chase_forms(board=board, forms=[late], by=officer)
    assert AuditEvent.objects.visible_to(officer).filter(model="cdop.formletter", verb="wrote a letter").count() == 1


def test_list_and_record_ask_no_more_for_thirty_forms_than_for_one(officer, board, panel, late, lead):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            officer.get(at("child-death-forms", board))
            officer.get(at("child-death", board, late.death.key))
        return len(queries)

    services.chase_forms(board=board, forms=[late], by=officer_of(board))
    asked()
    few = asked()
    for _ in range(30):
        FormAskedFactory(death=ChildDeathFactory(panel=panel), asked_on=days_ago(40))
        FormAskedFactory(death=late.death, asked_on=days_ago(40))
    assert asked() == few
