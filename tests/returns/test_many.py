"""The page of returns where there are very many: the office sees the first, others all of theirs."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lscb.permissions import Role
from lscb.returns.models import Return
from lscb.returns.views.lists import FIRST
from tests.factories.accounts import GrantFactory, person
from tests.factories.returns import ReturnFactory, RoundFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db
MANY = FIRST + 5


@pytest.fixture
def board():
    """A round that many groups owe and many have handed in."""
    round = RoundFactory()
    for _ in range(MANY):
        ReturnFactory(round=round, group=GroupFactory(board=round.board))
        handed_in = {"state": Return.State.SUBMITTED, "submitted_at": timezone.now(), "submitted_by": "1"}
        ReturnFactory(round=round, group=GroupFactory(board=round.board), **handed_in)
    return round.board


def page(client, user):
    client.force_login(user)
    response = client.get("/returns/")
    return response.context, response.content.decode()


def test_office_sees_the_first_and_is_led_to_the_rest(client, board):
    context, html = page(client, person(Role.MANAGER, board))
    assert (len(context["owed"]), len(context["waiting"])) == (FIRST, FIRST)
    assert (context["more_owed"], context["more_waiting"]) == (5, 5)
    assert "5 more to be handed in" in html
    assert "5 more waiting to be accepted" in html
    assert context["table"].paginator.count == 0  # what stands above is not listed again


def test_whoever_owes_many_sees_all_of_theirs(client, board):
    user = person()
    for ret in Return.objects.filter(round__board=board, state=Return.State.NOT_STARTED):
        GrantFactory(user=user, role=Role.CHAIR, scope=f"group:{ret.group_id}", because=str(ret.pk))
    context, html = page(client, user)
    assert (len(context["owed"]), context["more_owed"]) == (MANY, 0)
    assert "more to be handed in" not in html
