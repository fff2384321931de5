"""Who was sent an edition and when, and who is still to be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport.models import Sending
from lscb.public.recipients import others, recipients
from lscb.public.services import record_sending
from tests.factories.annualreport import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(edition):
    edition.report.guidance = "Working Together 2018"
    edition.report.save()
    PublicationFactory(edition=edition, at=timezone.now() - timedelta(days=10))
    return edition


def test_what_is_not_published_is_sent_to_nobody(edition, manager):
    with pytest.raises(ValidationError, match="not published yet"):
        record_sending(edition=edition, recipient="The Leader", sent_on=timezone.localdate(), by=manager)


@pytest.mark.parametrize(("days", "said"), [(1, "not in the future"), (-11, "published after that day")])
def test_day_of_sending_lies_between_publication_and_today(published, manager, days, said):
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(ValidationError, match=said):
        record_sending(edition=published, recipient="The Leader", sent_on=day, by=manager)


def test_those_whom_the_guidance_names_are_due_and_then_sent(published, manager):
    panel, works, justice = recipients(published)
    assert panel.name == "the Child Safeguarding Practice Review Panel"
    assert panel.due == timezone.localdate() - timedelta(days=3)
    assert panel.overdue
    assert (justice.due, justice.overdue) == (None, False)
    today = timezone.localdate()
    record_sending(edition=published, recipient=panel.name, clause=panel.clause.id, sent_on=today, by=manager)
    record_sending(edition=published, recipient="The local paper", sent_on=today, by=manager)
    panel, works, _ = recipients(published)
    assert (len(panel.sent), panel.overdue, works.overdue) == (1, False, True)
    assert [row.recipient for row in others(published, [panel, works])] == ["The local paper"]


def test_manager_records_a_sending_on_the_page(client, published, manager):
    client.force_login(manager)
    place = (published.report.board.slug, published.report.period.name, published.number)
    today = timezone.localdate()
    day = {"sent_on_day": today.day, "sent_on_month": today.month, "sent_on_year": today.year}
    address = reverse("record-sending", args=place)
    refused = client.post(address, {**day, "to": "other", "other": "", "how": "By email"})
    assert "Enter whom it was sent to" in refused.content.decode()
    assert "By email" in refused.content.decode()
    client.post(address, {**day, "to": "W18-10:0", "how": "By email"})
    made = Sending.objects.get()
    assert (made.recipient, made.clause) == ("the Child Safeguarding Practice Review Panel", "W18-10")
    page = client.get(reverse("sent", args=place)).content.decode()
    assert "By email" in page
    assert "2 of 3 whom Working Together 2018 names" in page
