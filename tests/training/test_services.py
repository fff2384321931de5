"""Recording take-up."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from tests.factories.agencies import AgencyFactory
from tests.factories.training import TrainingEventFactory
from workgroups.training import services
from workgroups.training.models import TakeUp

pytestmark = pytest.mark.django_db


def test_take_up_of_an_event_is_of_the_events_period():
    event = TrainingEventFactory()
    made = services.record_take_up(board=event.board, event=event, by=None, attended=20)
    assert (made.period, made.attended, made.registered) == (event.period, 20, None)


def test_take_up_recorded_again_is_corrected():
    event = TrainingEventFactory()
    agency = AgencyFactory(board=event.board)
    for attended in (20, 21):
        services.record_take_up(board=event.board, event=event, by=None, attended=attended)
    services.record_take_up(board=event.board, event=event, agency=agency, by=None, attended=3)
    assert [t.attended for t in TakeUp.objects.order_by("pk")] == [21, 3]
    assert AuditEvent.objects.filter(model="training.takeup", verb="corrected").count() == 1


def test_take_up_of_nothing_in_particular_is_refused():
    event = TrainingEventFactory()
    with pytest.raises(ValidationError, match="Choose the period"):
        services.record_take_up(board=event.board, course=event.course, by=None, attended=1)
    with pytest.raises(ValidationError, match="not both"):
        services.record_take_up(board=event.board, event=event, course=event.course, by=None, attended=1)


def test_take_up_below_nought_is_refused():
    event = TrainingEventFactory()
    with pytest.raises(ValidationError):
        services.record_take_up(board=event.board, event=event, by=None, attended=-1)
    assert not TakeUp.objects.exists()
