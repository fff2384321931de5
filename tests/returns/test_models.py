"""What the database itself refuses of returns and answers, and who reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lscb.audit.models import AppendOnly
from lscb.permissions import Role
from lscb.returns.models import Answer, AnswerVersion, Form, Return, ReturnEvent, Round
from tests.factories import returns as make
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2013, 4, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize("factory", [f for name, f in vars(make).items() if name.endswith("Factory") and f._meta.model])
def test_factory_makes_a_valid_record(factory):
    factory().full_clean()


def refused(factory, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)


def test_return_is_answered_by_exactly_one():
    refused(make.ReturnFactory, group=None)
    refused(make.ReturnFactory, agency=AgencyFactory())


def test_respondent_is_asked_once_in_a_round():
    ret = make.ReturnFactory()
    refused(make.ReturnFactory, round=ret.round, group=ret.group)


def test_return_is_not_handed_in_by_nobody_or_at_no_time():
    refused(make.ReturnFactory, state=Return.State.SUBMITTED)
    refused(make.ReturnFactory, submitted_at=NOON)
    refused(make.ReturnFactory, submitted_by="7")
    refused(make.ReturnFactory, state=Return.State.ACCEPTED, submitted_at=NOON, submitted_by="7")
    refused(make.ReturnFactory, accepted_at=NOON, accepted_by="7")


@pytest.mark.parametrize("verb", [ReturnEvent.Verb.SENT_BACK, ReturnEvent.Verb.REOPENED])
def test_return_is_not_sent_back_or_reopened_without_a_reason(verb):
    refused(make.ReturnEventFactory, verb=verb, headings="2")


def test_return_is_not_sent_back_without_headings():
    refused(make.ReturnEventFactory, verb=ReturnEvent.Verb.SENT_BACK, reason="No figures.")


def test_nothing_to_report_needs_a_reason():
    refused(make.AnswerFactory, state=Answer.State.NOTHING)


def test_picture_needs_words():
    refused(make.AnswerPictureFactory, alt="")


def test_version_is_based_on_an_earlier_one():
    refused(make.AnswerVersionFactory, number=2, based_on=2)


def test_round_does_not_open_without_a_day():
    refused(make.RoundFactory, opened_on=None)
    assert make.RoundFactory(opened_on=None, state=Round.State.PLANNED).pk


def test_form_for_agencies_refuses_a_group():
    ret = make.ReturnFactory()
    ret.round.form.for_whom = Form.ForWhom.AGENCIES
    with pytest.raises(ValidationError, match="answered by agencies"):
        ret.full_clean()


def test_answer_under_a_heading_of_another_form_is_refused():
    with pytest.raises(ValidationError, match="another form"):
        make.AnswerFactory(heading=make.HeadingFactory()).full_clean()


@pytest.mark.parametrize("factory", [make.ReturnEventFactory, make.AnswerVersionFactory])
def test_history_is_neither_rewritten_nor_removed(factory):
    row = factory()
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        row.delete()


def test_current_text_is_the_highest_version_not_set_aside():
    answer = make.AnswerFactory()
    assert answer.body == ""
    for number, aside in ((1, False), (2, False), (3, True)):
        make.AnswerVersionFactory(answer=answer, number=number, set_aside=aside, body=f"<p>{number}</p>")
    assert answer.body == "<p>2</p>"


def test_return_is_late_only_when_handed_in_after_its_day():
    ret = make.ReturnFactory(state=Return.State.SUBMITTED, submitted_at=NOON, submitted_by="7")
    assert not ret.late
    ret.due_on = date(2013, 4, 28)
    assert ret.late


def test_overdue_is_what_is_owed_after_its_own_day_or_the_rounds():
    owed, later = make.ReturnFactory(), make.ReturnFactory(due_on=date(2013, 6, 1))
    make.ReturnFactory(state=Return.State.SUBMITTED, submitted_at=NOON, submitted_by="7")
    assert set(Return.objects.overdue(date(2013, 5, 1))) == {owed}
    assert set(Return.objects.overdue(date(2013, 6, 2))) == {owed, later}
    assert not Return.objects.overdue(date(2013, 4, 30)).exists()


def test_returns_are_read_by_the_office_and_by_those_who_fill_them_in():
    version = make.AnswerVersionFactory()
    ret = version.answer.ret
    partner = AgencyFactory(board=ret.round.board)
    make.ReturnPartnerFactory(ret=ret, agency=partner)
    make.ReturnFactory()
    for reader in (
        person(Role.MANAGER, ret.round.board),
        person(Role.CHAIR, ret.group),
        person(Role.LEAD, partner),
    ):
        assert list(Return.objects.visible_to(reader)) == [ret]
        assert list(AnswerVersion.objects.visible_to(reader)) == [version]
    assert Return.objects.visible_to(person(Role.AUDITOR, "*")).count() == 2


def test_returns_are_closed_to_other_groups_agencies_and_members():
    ret = make.ReturnFactory(group=GroupFactory())
    board = ret.round.board
    for stranger in (
        person(Role.CHAIR, GroupFactory(board=board)),
        person(Role.LEAD, AgencyFactory(board=board)),
        person(Role.MEMBER, board),
        person(Role.PANEL_OFFICER, board),
        person(),
    ):
        assert not Return.objects.visible_to(stranger).exists()


def test_returns_of_an_agency_are_also_those_it_answers_with_others():
    partner = make.ReturnPartnerFactory()
    make.ReturnFactory()
    assert list(Return.objects.of_agency(partner.agency)) == [partner.ret]
