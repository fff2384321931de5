"""Courses, evaluations, single-agency training on screen: added, refused, narrowed, never of another board."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
)
from tests.training.asking import at, table, took
from workgroups.training.models import Course, Evaluation, TakeUp, TrainingEvent, TrainingNote

pytestmark = pytest.mark.django_db


ADDED = {
    "courses": ({"title": "Neglect", "kind": "briefing", "days": "0.5"}, Course),
    "notes": ({"kind": "next", "text": "E-learning comes next.", "order": 0}, TrainingNote),
    "take-up": ({"registered": "12", "absence_bound": "exact"}, TakeUp),
    "evaluations": ({"stage": "three_months", "question": "Has it helped?", "yes": "3", "base": "4"}, Evaluation),
}


@pytest.mark.parametrize("slug", ADDED)
def test_record_is_added_and_found_in_its_list(office, year, slug):
    sent, model = ADDED[slug]
    answer = office.post(at("training-add", year, slug), sent | {"period": year.pk})
    assert answer["Location"] == at("training-list", year, slug)
    assert model.objects.get().board == year.board
    assert len(table(office.get(answer["Location"]))) == 1


def test_event_is_added_and_leads_to_its_page(office, year):
    course = CourseFactory(board=year.board)
    sent = {"course": course.pk, "period": year.pk, "places": 15, "order": 0}
    answer = office.post(at("training-add", year, "events"), sent)
    made = TrainingEvent.objects.get()
    assert (made.places, answer["Location"]) == (15, at("training-event", year, made.pk))


def test_evaluation_of_an_event_is_of_its_year_and_leads_back(office, year, event):
    where = at("training-add", year, "evaluations") + f"?event={event.pk}"
    assert office.get(where).context["form"]["event"].value() == event.pk
    sent = {"event": event.pk, "stage": "end_of_day", "question": "Was it useful?", "yes": "9", "base": "12"}
    answer = office.post(where, sent)
    assert answer["Location"] == at("training-event", year, event.pk)
    assert Evaluation.objects.get().period == year
    assert "yes 9 of 12, 75.0% of those who answered" in office.get(answer["Location"]).content.decode()


def test_single_agency_training_shows_its_share_with_the_base(office, year, agencies):
    SingleAgencyTrainingFactory(period=year, agency=agencies[0], title="Level 1", trained=30, base=40)
    SingleAgencyTrainingFactory(period=year, agency=agencies[1], title="Level 2", trained=None, rate_stated=90)
    found = table(office.get(at("training-list", year, "single-agency")))
    assert "30 of 40, 75.0%" in found["Level 1"]
    assert "stated as 90%, base not stated" in found["Level 2"]


@pytest.mark.parametrize(
    ("slug", "sent", "field", "why"),
    [
        ("courses", {"kind": "briefing"}, "title", "Enter"),
        ("take-up", {"absence_bound": "exact", "period": ""}, "period", "Choose the year"),
        ("evaluations", {"stage": "other", "question": "Useful?", "yes": 5, "base": 4}, None, "More said yes than"),
        ("evaluations", {"stage": "other", "question": "Useful?"}, None, "Give the numbers, or say it in words."),
    ],
)
def test_refused_record_says_why_and_keeps_what_was_typed(office, year, slug, sent, field, why):
    answer = office.post(at("training-add", year, slug), {"period": year.pk} | sent)
    errors = answer.context["form"].errors
    assert why in errors[field or "__all__"][0]
    for name in set(sent) & {"question", "kind"}:
        assert str(sent[name]) in answer.content.decode()


def test_take_up_recorded_twice_is_refused_in_plain_words(office, year):
    TakeUpFactory(period=year, registered=1)
    sent = {"period": year.pk, "registered": 2, "absence_bound": "exact"}
    answer = office.post(at("training-add", year, "take-up"), sent)
    assert "These numbers are recorded already." in answer.context["form"].errors["__all__"][0]
    assert TakeUp.objects.get().registered == 1


def test_what_others_stand_under_is_not_removed(office, year, event):
    taken = took(event, registered=1)
    for slug, pk in (("events", event.pk), ("courses", event.course_id)):
        said = office.post(at("training-remove", year, slug, pk), {"reason": "Twice."}).content.decode()
        assert "Remove those first." in said
    office.post(at("training-remove", year, "take-up", taken.pk), {"reason": "Twice."})
    office.post(at("training-remove", year, "events", event.pk), {"reason": "Twice."})
    assert not TrainingEvent.objects.exists()


def test_record_of_another_board_is_not_offered(office, year):
    theirs = CourseFactory()
    office.post(at("training-add", year, "events"), {"course": theirs.pk, "period": year.pk, "order": 0})
    assert not TrainingEvent.objects.exists()


@pytest.mark.parametrize("query", ["period={year}", "course={course}"])
def test_list_narrows(office, year, event, query):
    other = PeriodFactory(board=year.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    TrainingEventFactory(period=other, course=CourseFactory(board=year.board, title="Neglect"))
    where = at("training", year) + "?" + query.format(year=year.pk, course=event.course_id)
    assert set(table(office.get(where))) == {"Basic awareness"}
