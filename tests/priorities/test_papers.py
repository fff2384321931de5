"""Papers put to meetings on the page of the priority they speak to."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from lscb.permissions import Role
from priorities.models import PriorityPaper
from priorities.papers import LINKS, papers_on
from priorities.policies import why_not_remove
from tests.factories.accounts import person
from tests.factories.priorities import PriorityFactory, PriorityPaperFactory
from tests.factories.workgroups import MeetingFactory, PaperFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def priority():
    return PriorityFactory()


def test_priority_names_its_papers_with_what_was_decided_the_latest_first(client, priority):
    for on, title in ((date(2012, 5, 1), "First paper"), (date(2012, 9, 1), "Second paper")):
        paper = PaperFactory(
            meeting=MeetingFactory(group__board=priority.board, on=on), title=title, decision="Agreed.", ask="decide"
        )
        PriorityPaper.objects.create(priority=priority, paper=paper)
    client.force_login(person(Role.MANAGER, priority.board))
    said = client.get(reverse("priority", args=(priority.board.slug, priority.pk))).content.decode()
    assert said.index("Second paper") < said.index("First paper")
    assert "Decided: Agreed." in said


def test_priority_that_papers_speak_to_is_not_removed(priority):
    link = PriorityPaperFactory(priority=priority)
    assert "Papers put to a meeting speak to it." in why_not_remove(priority)
    link.delete()
    assert "Papers" not in why_not_remove(priority)


def test_papers_of_another_priority_are_not_its_own(priority):
    PriorityPaperFactory(priority=PriorityFactory(board=priority.board, period=priority.period))
    assert papers_on(priority) == []


def test_links_are_set_one_by_one_and_those_that_stay_are_left(priority):
    stays = PriorityPaperFactory(priority=priority)
    other = PriorityFactory(board=priority.board, period=priority.period)
    LINKS.set(paper=stays.paper, chosen=[priority, other], by=None)
    assert set(PriorityPaper.objects.values_list("priority", flat=True)) == {priority.pk, other.pk}
    assert PriorityPaper.objects.filter(pk=stays.pk).exists()
    LINKS.set(paper=stays.paper, chosen=[other], by=None)
    assert [link.priority for link in PriorityPaper.objects.all()] == [other]
