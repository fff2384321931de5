"""Progress reported through the year under its headings, and the work planned, in parts, with its state."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.board.year import Year
from lscb.permissions import Role
from priorities import services
from priorities.indicators.showing import names_by_update
from priorities.models import PlannedWork, ProgressUpdate, Topic
from priorities.report import texts as texts_of
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory, ProgressUpdateFactory, TopicFactory
from tests.factories.workgroups import GroupFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def board(period):
    return period.board


@pytest.fixture
def priority(board, period):
    return PriorityFactory(board=board, period=period, number=1)


@pytest.fixture
def topic(period, priority):
    return TopicFactory(period=period, priorities=[priority], name="Hub")


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def at(name, board, *more):
    return reverse(name, args=(board.slug, *more))


def test_first_update_makes_its_heading(office, board, priority):
    url = at("progress-add", board, priority.pk)
    assert "topic" not in office.get(url).context["form"].fields
    sent = {"new_topic": "Safeguarding hub", "done": "It opened.", "evidence": "An audit."}
    answer = office.post(url, sent | {"on_day": 3, "on_month": 9, "on_year": 2012})
    update = ProgressUpdate.objects.get()
    assert answer["Location"] == at("priority", board, priority.pk) + f"#update-{update.pk}"
    assert (update.topic.name, update.topic.slug, update.on) == (
        "Safeguarding hub",
        "safeguarding-hub",
        date(2012, 9, 3),
    )
    assert list(update.topic.priorities.all()) == [priority]


def test_update_comes_after_those_its_heading_has(office, board, priority, topic):
    ProgressUpdateFactory(topic=topic, order=7)
    office.post(at("progress-add", board, priority.pk), {"topic": topic.pk, "done": "More was done."})
    assert [update.order for update in topic.updates.all()] == [7, 8]


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"done": "x"}, "topic", "Choose a heading, or name a new one"),
        ({"done": "x", "topic": "{topic}", "new_topic": "Other"}, "new_topic", "not both"),
        ({"done": "x", "new_topic": "Hub elsewhere"}, "new_topic", "There is a heading “Hub elsewhere”"),
        ({"topic": "{topic}"}, "done", "Enter what was done"),
        ({"done": "x", "topic": "{topic}", "agency": "{agency}", "group": "{group}"}, "group", "not both"),
    ],
)
def test_update_that_does_not_hold_is_refused_at_its_field(office, board, priority, topic, sent, field, words):
    TopicFactory(period=priority.period, name="Hub elsewhere", slug="hub-elsewhere")
    known = {"topic": topic.pk, "agency": AgencyFactory(board=board).pk, "group": GroupFactory(board=board).pk}
    sent = {name: value.format(**known) for name, value in sent.items()}
    form = office.post(at("progress-add", board, priority.pk), sent).context["form"]
    assert words in " ".join(form.errors[field])
    assert not ProgressUpdate.objects.exists()


def test_update_keeps_which_indicators_show_it(office, board, priority, topic):
    own = IndicatorFactory(board=board, priority=priority)
    elsewhere = IndicatorFactory(board=board)
    url = at("progress-add", board, priority.pk)
    form = office.get(url).context["form"]
    assert list(form.fields["indicators"].queryset) == [own]
    assert list(form.fields["another"].queryset) == [elsewhere]
    office.post(url, {"topic": topic.pk, "done": "x", "indicators": [own.pk], "another": elsewhere.pk})
    update = ProgressUpdate.objects.get()
    assert {row.indicator for row in update.shown_by.all()} == {own, elsewhere}
    page = office.get(at("priority", board, priority.pk)).content.decode()
    assert texts(read(page), f"#update-{update.pk} p")[-1].startswith("Shown by.")
    assert at("indicator", board, own.pk) in page


def test_report_prints_which_indicators_show_an_update(priority, topic):
    update = ProgressUpdateFactory(topic=topic, done="A hub opened.", evidence="An audit.")
    update.shown_by.create(indicator=IndicatorFactory(board=priority.board, title="Repeat referrals"))
    year = Year(priority.board, priority.period)
    ((told,),) = [text.topics for text in texts_of(year, names_by_update(year))]
    words = [block.inlines[-1].text for block in told.blocks]
    assert words == ["A hub opened.", "An audit.", "Repeat referrals"]


def test_untouched_form_of_an_update_changes_nothing(office, board, priority, topic):
    update = ProgressUpdateFactory(topic=topic, on=date(2012, 9, 3), evidence="An audit.")
    update.shown_by.create(indicator=IndicatorFactory(board=board))
    url = at("progress-change", board, update.pk)
    before = AuditEvent.objects.count()
    office.post(url, shown_in(office, url))
    assert AuditEvent.objects.count() == before


def test_indicator_added_by_somebody_else_stays_when_a_stale_form_is_saved(office, board, priority, topic):
    update = ProgressUpdateFactory(topic=topic)
    mine, theirs = IndicatorFactory(board=board, priority=priority), IndicatorFactory(board=board, priority=priority)
    url = at("progress-change", board, update.pk)
    stale = shown_in(office, url)
    update.shown_by.create(indicator=theirs)
    office.post(url, stale | {"done": "Put better."})
    update.refresh_from_db()
    assert update.done == "Put better."
    assert [row.indicator for row in update.shown_by.all()] == [theirs]
    assert mine not in [row.indicator for row in update.shown_by.all()]


def shown_in(office, url):
    """What a browser would send back from a form as it was shown."""
    form, sent = office.get(url).context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, date):
            sent |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        elif value is not None:
            sent[name] = value
    return sent


def test_two_people_who_change_the_same_words_are_told(office, board, topic):
    update = ProgressUpdateFactory(topic=topic, done="Old words.")
    url = at("progress-change", board, update.pk)
    stale = shown_in(office, url)
    office.post(url, stale | {"done": "Theirs."})
    html = office.post(url, stale | {"done": "Mine."}).content.decode()
    assert "It now says “Theirs.”" in html
    assert "Mine." in html
    update.refresh_from_db()
    assert update.done == "Theirs."


def test_removed_update_leaves_what_it_said_in_the_log(office, board, topic):
    update = ProgressUpdateFactory(topic=topic, done="A hub opened.")
    office.post(at("progress-remove", board, update.pk), {"reason": "Told twice."})
    assert not ProgressUpdate.objects.exists()
    line = AuditEvent.objects.get(verb="removed")
    assert (line.reason, line.changes["done"]) == ("Told twice.", ["A hub opened.", None])


def test_heading_is_added_before_anything_is_reported(office, board, priority, topic):
    other = PriorityFactory(board=board, period=priority.period, number=2)
    url = at("topic-add", board, priority.pk)
    assert office.get(url).context["form"]["priorities"].value() == [priority.pk]
    answer = office.post(url, {"name": "Early help", "priorities": [priority.pk, other.pk]})
    made = Topic.objects.get(name="Early help")
    assert answer["Location"] == at("priority", board, priority.pk) + f"#topic-{made.pk}"
    assert (made.slug, made.order, made.priorities.count()) == ("early-help", topic.order + 1, 2)
    html = office.post(url, {"name": "Early help!", "priorities": [priority.pk]}).content.decode()
    assert texts(read(html), "#id_name-error") == ["Error: There is a heading “Early help” in 2012–13 already."]
    html = office.post(url, {"name": "Neglect"}).content.decode()
    assert texts(read(html), ".govuk-error-message") == ["Error: Choose at least one priority"]


def test_heading_is_shared_by_another_priority(office, board, priority, topic):
    other = PriorityFactory(board=board, period=priority.period, number=2)
    url = at("topic-change", board, topic.pk)
    office.post(url, shown_in(office, url) | {"name": "The hub", "priorities": [priority.pk, other.pk]})
    topic.refresh_from_db()
    assert (topic.name, topic.priorities.count()) == ("The hub", 2)
    assert "It serves priority 2 too." in office.get(at("priority", board, priority.pk)).content.decode()


def test_heading_in_use_is_not_removed(office, board, topic):
    ProgressUpdateFactory(topic=topic)
    html = office.post(at("topic-remove", board, topic.pk), {"reason": "x"}).content.decode()
    assert "1 update stands under it." in html
    ProgressUpdate.objects.all().delete()
    office.post(at("topic-remove", board, topic.pk), {"reason": "x"})
    assert not Topic.objects.exists()


def test_heading_without_priority_is_refused(topic):
    with pytest.raises(ValidationError, match="at least one priority"):
        services.change_topic(topic=topic, serves=[], by=None)


def test_work_is_planned_under_a_priority_and_in_parts(office, board, priority):
    url = at("planned-work-add", board) + f"?priority={priority.pk}"
    form = office.get(url).context["form"]
    assert form["priorities"].value() == [priority.pk]
    office.post(url, {"text": "Open a hub", "priorities": [priority.pk]})
    whole = PlannedWork.objects.get()
    part = at("planned-work-add", board) + f"?priority={priority.pk}&part_of={whole.pk}"
    assert office.get(part).context["form"]["priorities"].value() == []
    office.post(part, {"text": "Find a room", "part_of": whole.pk})
    page = read(office.get(at("priority", board, priority.pk)).content.decode())
    assert texts(page, "section[aria-labelledby=work] li li .app-lines__what") == ["Find a room"]


def test_state_and_outcome_are_said_at_the_work_itself(office, board, priority):
    work = PlannedWorkFactory(period=priority.period)
    work.priorities.add(priority)
    url = at("planned-work-state", board, work.pk)
    office.post(url, shown_in(office, url) | {"state": "partly", "outcome": "One room was found."})
    work.refresh_from_db()
    assert (work.state, work.outcome, work.priorities.count()) == ("partly", "One room was found.", 1)
    assert "0 of 1 piece of work done, 1 partly." in office.get(at("priority", board, priority.pk)).content.decode()


def test_work_is_never_part_of_its_own_parts(office, board, period):
    whole = PlannedWorkFactory(period=period)
    part = PlannedWorkFactory(period=period, part_of=whole)
    url = at("planned-work-change", board, whole.pk)
    form = office.post(url, shown_in(office, url) | {"part_of": part.pk}).context["form"]
    assert "Work cannot be part of itself or of its own parts." in str(form.errors)


def test_work_goes_with_its_parts_each_with_its_line(office, board, period):
    whole = PlannedWorkFactory(period=period)
    PlannedWorkFactory(period=period, part_of=PlannedWorkFactory(period=period, part_of=whole))
    office.post(at("planned-work-remove", board, whole.pk), {"reason": "Planned for another year."})
    assert not PlannedWork.objects.exists()
    assert AuditEvent.objects.filter(verb="removed", model="priorities.plannedwork").count() == 3


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=done", ["Whole"]),
        ("state=unstated", ["Part (part of “Whole”)", "Alone"]),
        ("priority={priority}", ["Whole", "Part (part of “Whole”)"]),
    ],
)
def test_planned_work_narrows(office, board, priority, query, found):
    whole = PlannedWorkFactory(period=priority.period, text="Whole", state="done")
    whole.priorities.add(priority)
    PlannedWorkFactory(period=priority.period, text="Part", part_of=whole)
    PlannedWorkFactory(period=priority.period, text="Alone")
    html = office.get(at("planned-work", board) + "?" + query.format(priority=priority.pk)).content.decode()
    assert sorted(texts(read(html), "tbody th")) == sorted(found)


def test_work_without_any_year_is_refused_in_words(client):
    board = PeriodFactory(basis="quarter", name="Apr-Jun 2012").board
    client.force_login(person(Role.MANAGER, board))
    answer = client.get(at("planned-work-add", board))
    assert answer.status_code == 403
    assert "Work is planned for a year." in answer.content.decode()


@pytest.mark.parametrize("query", ["priority=x", "priority=99999999999999999999", "part_of=%00", "period=-1"])
def test_address_that_names_nothing_is_an_ordinary_form(office, board, query):
    assert office.get(at("planned-work-add", board) + "?" + query).status_code == 200
