"""What the lists and pages of the record screens offer to follow."""

import pytest
from django.urls import reverse
from lxml import html

from lscb.permissions import Role
from tests.factories.accounts import UserFactory, person
from tests.factories.outbox import MessageFactory
from tests.factories.training import CourseFactory

pytestmark = pytest.mark.django_db


def test_filter_has_a_word_for_what_was_not_stated(client):
    board = CourseFactory(level="").board
    CourseFactory(board=board, level="Level 2")
    client.force_login(person(Role.MANAGER, board))
    page = html.fromstring(client.get(reverse("admin:training_course_changelist")).content)
    offered = [
        link.text_content().strip()
        for link in page.xpath("//nav[@id='changelist-filter']//a[contains(@href, 'level')]")
    ]
    assert "" not in offered
    assert {"Not stated", "Level 2"} <= set(offered)


def test_letter_names_its_reader_and_leads_to_no_closed_page(client):
    reader = UserFactory(name="Chair of a group")
    board = CourseFactory().board
    letter = MessageFactory(person=reader, scope=board.scopes()[0])
    client.force_login(person(Role.MANAGER, board))
    page = client.get(reverse("admin:outbox_message_change", args=[letter.pk])).content.decode()
    assert "Chair of a group" in page
    assert reverse("admin:accounts_user_change", args=[reader.pk]) not in page
