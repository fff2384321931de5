"""What the office does on the record screens goes by the same verbs, and says why it was refused."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from lscb.returns import services
from lscb.returns.models import Answer, Return, Round
from tests.factories.accounts import person
from tests.factories.returns import AnswerVersionFactory, HeadingFactory, ReturnFactory, RoundFactory, SubjectFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db

NO_ROWS = {
    f"{prefix}-{field}": "0"
    for prefix in ("answers", "partners", "events")
    for field in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@pytest.fixture
def round() -> Round:
    round = RoundFactory()
    HeadingFactory(form=round.form, order=1)
    return round


@pytest.fixture
def office(client, round):
    client.force_login(person(Role.MANAGER, round.board))
    return client


def add(client, round: Round) -> object:
    group = GroupFactory(board=round.board)
    return client.post(reverse("admin:returns_return_add"), {"round": round.pk, "group": group.pk, **NO_ROWS})


def act(client, model: str, action: str, record) -> str:
    data = {"action": action, "_selected_action": [record.pk]}
    answer = client.post(reverse(f"admin:returns_{model}_changelist"), data, follow=True)
    return answer.content.decode()


def test_subjects_of_one_name_are_offered_with_the_years_that_ask_for_them(office, round):
    first, _ = (SubjectFactory(board=round.board, name="Priority 1: Early help") for _ in "ab")
    round.subjects.add(first)
    page = html.fromstring(office.get(reverse("admin:returns_round_change", args=[round.pk])).content.decode())
    offered = [" ".join(label.text_content().split()) for label in page.xpath("//label[input[@name='subjects']]")]
    assert sorted(offered) == ["Priority 1: Early help", f"Priority 1: Early help ({round.period})"]


def test_asking_on_the_screen_puts_an_answer_under_each_heading(office, round):
    assert add(office, round).status_code == 302
    ret = Return.objects.get()
    assert ret.answers.get().state == Answer.State.NOT_STARTED
    assert AuditEvent.objects.about(ret).get().verb == "asked for"


def test_asking_in_a_round_that_is_not_open_says_so(office, round):
    services.close_round(round=round, by=None)
    assert "Open the round" in add(office, round).content.decode()
    assert not Return.objects.exists()


def test_screen_of_a_return_shows_its_answers_and_offers_no_state_to_change(office, round):
    ret = ReturnFactory(round=round)
    AnswerVersionFactory(
        answer__ret=ret, answer__heading=round.form.headings.get(), body="<p>Words <em>that</em> stand</p>"
    )
    page = office.get(reverse("admin:returns_return_change", args=[ret.pk])).content.decode()
    assert "Words <em>that</em> stand" in page
    assert 'name="state"' not in page


def test_chosen_returns_are_handed_in_and_accepted_or_refused_with_the_reason(office, round):
    ret = services.open_return(round=round, respondent=GroupFactory(board=round.board), by=None)
    assert "not finished" in act(office, "return", "submit_returns", ret)
    services.save_answer(answer=ret.answers.get(), body="Done", based_on=0, done=True, by=None)
    act(office, "return", "submit_returns", ret)
    act(office, "return", "accept_returns", ret)
    ret.refresh_from_db()
    assert ret.state == Return.State.ACCEPTED


def test_administrator_may_not_accept_a_return(client, round):
    ret = services.open_return(round=round, respondent=GroupFactory(board=round.board), by=None)
    services.save_answer(answer=ret.answers.get(), body="Done", based_on=0, done=True, by=None)
    services.submit(ret=ret, by=None)
    client.force_login(person(Role.ADMINISTRATOR, round.board))
    assert "not yours to do" in act(client, "return", "accept_returns", ret)


def test_rounds_are_opened_and_closed(office, round):
    act(office, "round", "close_rounds", round)
    round.refresh_from_db()
    assert round.state == Round.State.CLOSED
    act(office, "round", "open_rounds", round)
    round.refresh_from_db()
    assert round.state == Round.State.OPEN


@pytest.mark.parametrize("model", ["subject", "form", "heading", "round", "return", "answer", "answerversion"])
def test_lists_open(office, round, model):
    AnswerVersionFactory(answer__ret__round=round)
    assert office.get(reverse(f"admin:returns_{model}_changelist")).status_code == 200
