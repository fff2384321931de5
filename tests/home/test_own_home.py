"""Home for those who owe returns: the one thing next, dated lines, what changed, where the report is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.home.models import Visit
from lscb.home.visits import seen
from lscb.permissions import Role
from lscb.returns import services
from lscb.returns.models import Answer, Return
from tests.factories.accounts import UserFactory, person
from tests.factories.returns import (
    AnswerVersionFactory,
    HeadingFactory,
    ReturnEventFactory,
    ReturnFactory,
    RoundFactory,
)
from tests.factories.workgroups import GroupFactory, MeetingFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


def at(day: int, hour: int) -> datetime:
    return timezone.make_aware(datetime(2013, 4, day, hour))


@pytest.fixture
def ret() -> Return:
    """A group's return of three headings, due in eight days."""
    today = timezone.localdate()
    round = RoundFactory(title="Progress return", opened_on=today, due_on=today + timedelta(days=8))
    for order in (1, 2, 3):
        HeadingFactory(form=round.form, order=order)
    group = GroupFactory(board=round.board, name="Case review")
    return services.open_return(round=round, respondent=group, by=None)


@pytest.fixture
def chair(client, ret):
    user = person(Role.CHAIR, ret.group, name="Chair")
    client.force_login(user)
    return user


def page(client):
    answer = client.get(reverse("home"))
    assert answer.status_code == 200
    return read(answer.content.decode())


def test_chair_finds_the_one_thing_owed_with_its_day_and_one_button(client, chair, ret):
    ret.answers.filter(heading__order=1).update(state=Answer.State.DONE)
    tree = page(client)
    assert texts(tree, ".app-lede") == ["You owe one return, due in 8 days."]
    assert texts(tree, ".app-next h3") == ["Progress return 2012–13"]
    assert texts(tree, ".app-progress__words") == ["1 of 3 headings done. Two are not started."]
    assert texts(tree, ".app-next a.govuk-button") == ["Start the return"]
    assert tree.xpath("//section//a[@role='button']/@href") == [reverse("return-tasks", args=[ret.pk])]


def test_button_carries_on_with_a_return_that_was_begun(client, chair, ret):
    answer = ret.answers.first()
    services.save_answer(answer=answer, body="<p>Words.</p>", by=chair, based_on=0)
    tree = page(client)
    assert texts(tree, ".app-next a.govuk-button") == ["Carry on with the return"]
    assert "by Chair" in texts(tree, ".app-next__foot")[0]


def test_late_return_says_by_how_much(client, chair, ret):
    Return.objects.filter(pk=ret.pk).update(due_on=timezone.localdate() - timedelta(days=12))
    assert texts(page(client), ".app-lede, .app-date__left.app-late")[0] == "You owe one return, 12 days late."


def test_what_comes_after_stands_in_order_of_its_day(client, chair, ret):
    today = timezone.localdate()
    other = RoundFactory(title="Second return", board=ret.round.board, period=ret.round.period, due_on=None)
    Return.objects.create(round=other, group=ret.group)
    MeetingFactory(group=ret.group, on=today + timedelta(days=2))
    what = texts(page(client), ".app-lines--state .app-lines__what")
    assert what == ["Meeting: Case review", "Second return 2012–13Case review"]


def test_nothing_owed_is_said_plainly(client, chair, ret):
    Return.objects.filter(pk=ret.pk).update(state="submitted", submitted_at=timezone.now(), submitted_by="1")
    tree = page(client)
    assert texts(tree, ".app-lede") == ["You owe no return today."]
    assert texts(tree, ".app-next") == []


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.PANEL_OFFICER, Role.FINANCE_OFFICER])
def test_others_see_nothing_of_a_groups_return(client, ret, role):
    client.force_login(person(role, ret.round.board if role else None))
    tree = page(client)
    assert "return" not in texts(tree, ".app-lede")[0]
    assert "Progress return" not in tree.text_content()


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [(Role.PANEL_OFFICER, "child-deaths"), (Role.FINANCE_OFFICER, "money"), (Role.MEMBER, "indicators")],
)
def test_whoever_owes_no_return_is_led_to_their_part_of_the_desk(client, ret, role, leads_to):
    client.force_login(person(role, ret.round.board))
    tree = page(client)
    assert reverse(leads_to, args=(ret.round.board.slug,)) in tree.xpath(
        "//main//ul[starts-with(@class, 'app-links')]//a/@href"
    )


def test_panel_officer_is_sent_to_what_waits_and_nobody_else_is(client, ret):
    said = {}
    for role in (Role.PANEL_OFFICER, Role.MEMBER):
        client.force_login(person(role, ret.round.board))
        said[role] = texts(page(client), ".app-lede")[0]
    assert said[Role.PANEL_OFFICER] == "What waits for the child death panel stands under Child deaths."
    assert said[Role.MEMBER] == "Nothing waits for you today."


def test_chair_of_another_group_sees_nothing_of_it(client, ret):
    client.force_login(person(Role.CHAIR, GroupFactory(board=ret.round.board)))
    assert "Case review" not in page(client).text_content()


def test_changes_by_others_since_the_last_visit_are_told_newest_first(client, chair, ret):
    Visit.objects.create(user=chair, at=timezone.now() - timedelta(days=2))
    deputy, now = person(name="Deputy"), timezone.now()
    AnswerVersionFactory(answer=ret.answers.first(), number=1, by=str(deputy.pk), at=now - timedelta(hours=30))
    AnswerVersionFactory(answer=ret.answers.last(), number=1, by=str(chair.pk), at=now - timedelta(hours=29))
    ReturnEventFactory(ret=ret, verb="accepted", at=now - timedelta(days=9))
    ReturnEventFactory(ret=ret, verb="sent_back", at=now - timedelta(hours=20), headings="2", reason="Too short.")
    ret.events.model.objects.filter(verb="opened").update(at=now - timedelta(days=9))
    assert [words.partition(":")[0] for words in texts(page(client), ".app-lines__what")] == [
        "The return of Case review was sent back",
        "Deputy wrote under one heading of Progress return 2012–13",
    ]


def test_nothing_changed_is_said(client, chair, ret):
    Visit.objects.create(user=chair, at=timezone.now() + timedelta(seconds=1), before=timezone.now())
    assert "Nothing has changed." in page(client).text_content()


def test_visit_is_noted_once_in_a_morning_or_afternoon():
    user = UserFactory()
    assert [seen(user, at(11, 9)), seen(user, at(11, 11))] == [None, None]
    assert [seen(user, at(11, 14)), seen(user, at(11, 15))] == [at(11, 9), at(11, 9)]
    assert seen(user, at(19, 9)) == at(11, 14)
    assert Visit.objects.count() == 1


def test_home_takes_as_many_reads_for_thirty_as_for_one_and_fewer_than_thirty(client, chair, ret):
    def reads() -> int:
        client.get(reverse("home"))
        with CaptureQueriesContext(connection) as counted:
            client.get(reverse("home"))
        return len(counted)

    def fill(many: int) -> None:
        for number in range(many):
            round = RoundFactory(board=ret.round.board, period=ret.round.period, form=ret.round.form)
            other = ReturnFactory(round=round, group=ret.group)
            ReturnEventFactory(ret=other)
            MeetingFactory(group=ret.group, on=timezone.localdate() + timedelta(days=number), title=f"{many} {number}")

    fill(1)
    before = reads()
    fill(29)
    assert (reads(), before < 30) == (before, True)
