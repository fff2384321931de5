"""A record from notification to review, each refusal in a sentence at its field, and what is put right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lscb.audit.models import AuditEvent
from tests.cdop.desk import at, day, errors, notification, page, step
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.cdop import (
    ChildDeathFactory,
    DeathCategoryFactory,
    FormAskedFactory,
    ModifiableFactorFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from tests.factories.workgroups import MeetingFactory
from tests.web.reading import texts
from workgroups.cdop.models import ChildDeath, FormAsked, Review
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db


def test_case_goes_from_notification_to_review(officer, panel, board):
    answer = officer.post(at("child-death-add", board), notification(panel))
    death = ChildDeath.objects.get()
    assert answer["Location"] == at("child-death", board, death.key)
    police, school = AgencyFactory(board=board), AgencyFactory(board=board)
    step(officer, death, "leaflet", **day("on", date(2012, 6, 4)))
    step(officer, death, "ask", agencies=[police.pk, school.pk], form="Form B", **day("on", date(2012, 6, 5)))
    forms = [form.pk for form in FormAsked.objects.all()]
    step(officer, death, "receive", forms=forms, **day("on", date(2012, 7, 1)))
    meeting = MeetingFactory(group=panel, on=date(2012, 9, 1), state=Meeting.State.HELD)
    category = DeathCategoryFactory(scheme__board=board)
    found = {"meeting": meeting.pk, "category": category.pk, "modifiability": "factors", "learning": "Sleep safely."}
    officer.post(at("child-death-review", board, death.key), found)
    step(officer, death, "factor", domain="family", text="Smoking in the home.", grade="2")
    death.refresh_from_db()
    assert (death.state, death.leaflet_sent_on) == (ChildDeath.State.CLOSED, date(2012, 6, 4))
    assert {form.received_on for form in FormAsked.objects.all()} == {date(2012, 7, 1)}
    assert (death.review.reviewed_on, death.review.category, death.review.learning) == (
        date(2012, 9, 1),
        category,
        "Sleep safely.",
    )
    shown = page(officer.get(at("child-death", board, death.key)))
    assert texts(shown, "[aria-labelledby=timeline] .app-lines__when") == [
        "1 September 2012",
        *["1 July 2012"] * 2,
        *["5 June 2012"] * 2,
        "4 June 2012",
        "1 June 2012",
        "30 May 2012",
    ]
    assert "Smoking in the home." in shown.text_content()
    assert texts(shown, "#next") == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Record the leaflet as sent"),
        ({"leaflet_sent_on": date(2012, 6, 2)}, "Ask for forms"),
    ],
)
def test_record_names_its_next_step(officer, panel, board, given, words):
    death = ChildDeathFactory(panel=panel, **given)
    assert texts(page(officer.get(at("child-death", board, death.key))), ".app-next a") == [words]


def test_next_step_follows_the_forms(officer, panel, board):
    form = FormAskedFactory(death__panel=panel, death__leaflet_sent_on=date(2012, 6, 2))
    address = at("child-death", board, form.death.key)
    assert "One of 1 forms is still to come." in officer.get(address).content.decode()
    step(officer, form.death, "receive", forms=[form.pk], **day("on", date(2012, 7, 1)))
    assert texts(page(officer.get(address)), ".app-next a") == ["Record the review"]


def test_opening_a_record_is_written_down_once_a_day(officer, death, board):
    for _ in range(2):
        officer.get(at("child-death", board, death.key))
    lines = AuditEvent.objects.about(death).filter(verb="opened the record")
    assert lines.count() == 1
    assert "opened the record" in page(officer.get(at("child-death", board, death.key))).text_content()


def test_record_says_who_did_what_with_it_its_forms_and_its_review(officer, board, panel):
    death = ChildDeathFactory(panel=panel)
    agency = AgencyFactory(board=board)
    step(officer, death, "ask", agencies=[agency.pk], form="Form B", **day("on", date(2012, 6, 5)))
    officer.post(at("child-death-review", board, death.key), day("reviewed_on", date(2012, 9, 1)))
    shown = page(officer.get(at("child-death", board, death.key)))
    said = " ".join(texts(shown, "details .app-lines__what"))
    places = [said.index(words) for words in ("opened the record", "closed", "reviewed", "asked for")]
    assert places == sorted(places)


def test_two_officers_who_change_one_record_lose_nothing(officer, panel, board, death):
    address = at("child-death-change", board, death.key)
    form = officer.get(address).context["form"]
    ChildDeath.objects.filter(pk=death.pk).update(place="Hospice")
    sent = notification(panel, case_number="2012/01", place="", sex="male", as_read=form.initial["as_read"])
    officer.post(address, sent)
    death.refresh_from_db()
    assert (death.sex, death.place) == ("male", "Hospice")


def test_case_number_is_taken_once_and_never_a_name_a_day_or_an_nhs_number(officer, panel, board, death):
    def said(number):
        return errors(officer.post(at("child-death-add", board), notification(panel, case_number=number)))

    assert said("2012/01") == "There is a record under this case number already."
    for number in ("JACOB-1", "03-05-2011", "2011-05-03", "9434765919"):
        assert "is not a name, a day of birth or an NHS number" in said(number)
    assert "Never use a name" in said("JACOB")
    assert ChildDeath.objects.count() == 1


def test_case_of_a_year_held_as_totals_is_refused_at_its_day(officer, panel, board):
    PanelTotalsFactory(panel=panel, period=PeriodFactory(board=board))
    assert "held as totals only" in errors(officer.post(at("child-death-add", board), notification(panel)))


def test_day_that_has_not_come_and_day_before_the_death_are_refused(officer, panel, board, death):
    ahead = timezone.localdate() + timedelta(days=1)
    future = officer.post(at("child-death-add", board), notification(panel, **day("notified_on", ahead)))
    assert errors(future) == "This day has not come yet."
    assert errors(step(officer, death, "leaflet", **day("on", ahead))) == "This day has not come yet."
    assert "died on 30 May 2012" in errors(step(officer, death, "leaflet", **day("on", date(2012, 5, 1))))
    later = officer.post(at("child-death-add", board), notification(panel, **day("died_on", date(2012, 6, 2))))
    assert errors(later) == "A death is not later than the day the panel was told of it."


def test_form_is_asked_for_once_and_comes_back_after_it_was_asked_for(officer, board, panel):
    form = FormAskedFactory(death__panel=panel, form="Form B")
    again = step(officer, form.death, "ask", agencies=[form.agency_id], form="Form B", **day("on", date(2012, 6, 5)))
    assert "asked for this form already" in errors(again)
    early = step(officer, form.death, "receive", forms=[form.pk], **day("on", date(2012, 6, 1)))
    assert "was asked on 2 June 2012" in errors(early)


def test_review_needs_a_day_or_a_meeting_and_both_agree(officer, panel, board, death):
    address = at("child-death-review", board, death.key)
    assert "choose the meeting" in errors(officer.post(address, {"modifiability": ""}))
    meeting = MeetingFactory(group=panel, on=date(2012, 9, 1))
    differs = officer.post(address, {"meeting": meeting.pk, **day("reviewed_on", date(2012, 9, 2))})
    assert "not the day of the meeting" in errors(differs)
    early = officer.post(address, {"modifiability": "none", **day("reviewed_on", date(2012, 1, 2))})
    assert "before the panel was told" in errors(early)
    assert not Review.objects.exists()


@pytest.mark.parametrize("text", ["His NHS number is 943 476 5919.", "dob 3/5/2011", "of RM1 3BB"])
def test_learning_by_which_a_child_could_be_known_is_refused(officer, board, death, text):
    address = at("child-death-review", board, death.key)
    sent = {"modifiability": "none", "learning": text, **day("reviewed_on", date(2012, 9, 1))}
    assert "Take it out" in errors(officer.post(address, sent))
    assert not Review.objects.exists()


def test_learning_that_may_hold_a_name_is_kept_only_once_it_was_read_again(officer, board, death):
    address = at("child-death-review", board, death.key)
    sent = {"modifiability": "none", "learning": "Kwame slept badly.", **day("reviewed_on", date(2012, 9, 1))}
    answer = officer.post(address, sent | {"learning": "The visitor told Kwame to sleep."})
    assert "“Kwame”" in errors(answer)
    [(mark, _)] = answer.context["form"].fields["read_again"].choices
    officer.post(address, sent | {"learning": "The visitor told Kwame to sleep.", "read_again": mark})
    assert Review.objects.get().learning == "The visitor told Kwame to sleep."


def test_leaflet_not_to_be_sent_is_no_longer_overdue_and_can_be_taken_back(officer, board, death):
    step(officer, death, "no-leaflet", reason="No parent could be found.")
    assert not ChildDeath.objects.leaflet_overdue().exists()
    assert step(officer, death, "leaflet", **day("on", date(2012, 6, 4))).status_code == 403
    step(officer, death, "correct-leaflet", reason="A grandparent wrote.")
    assert ChildDeath.objects.leaflet_overdue().exists()


def test_review_taken_back_opens_the_case_and_keeps_what_it_held_in_the_log(officer, board, panel):
    factor = ModifiableFactorFactory(review__death__panel=panel)
    death = factor.review.death
    step(officer, death, "take-back", reason="It was another case.")
    death.refresh_from_db()
    assert (death.state, Review.objects.count()) == (ChildDeath.State.OPEN, 0)
    removed = AuditEvent.objects.filter(verb="removed")
    assert {line.model for line in removed} == {"cdop.review", "cdop.modifiablefactor"}
    assert {line.reason for line in removed} == {"It was another case."}


def test_factors_and_forms_entered_by_mistake_are_taken_away(officer, board, panel):
    factor = ModifiableFactorFactory(review__death__panel=panel)
    form = FormAskedFactory(death=factor.review.death)
    step(officer, form.death, "remove-factors", factors=[factor.pk], reason="Mistyped.")
    step(officer, form.death, "withdraw", forms=[form.pk], reason="The wrong agency.")
    assert not form.death.review.factors.exists()
    assert not form.death.forms.exists()


def test_record_made_by_mistake_is_removed_unless_it_was_reviewed(officer, board, panel, death):
    FormAskedFactory(death=death)
    reviewed = ReviewFactory(death__panel=panel).death
    assert officer.post(at("child-death-remove", board, reviewed.key), {"reason": "x"}).status_code == 403
    officer.post(at("child-death-remove", board, death.key), {"reason": "The child lived elsewhere."})
    assert list(ChildDeath.objects.all()) == [reviewed]


def test_review_is_changed_by_the_same_form(officer, board, panel):
    review = ReviewFactory(death__panel=panel)
    address = at("child-death-review", board, review.death.key)
    form = officer.get(address).context["form"]
    sent = {"modifiability": "none", **day("reviewed_on", date(2012, 10, 1)), "as_read": form.initial["as_read"]}
    officer.post(address, sent)
    review.refresh_from_db()
    assert (review.reviewed_on, review.modifiability) == (date(2012, 10, 1), "none")
