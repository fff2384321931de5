"""From asking for a return to accepting it: what each verb does, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from lscb.returns import policies, services
from lscb.returns.models import Answer, Form, Return, ReturnEvent, Round
from tests.factories.accounts import UserFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.returns import FormFactory, HeadingFactory, RoundFactory, SubjectFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db

A, R = Answer.State, Return.State


@pytest.fixture
def asked() -> Return:
    """A group's return with three headings: two required, the second asked by subject; the third not required."""
    form = FormFactory()
    HeadingFactory(form=form, order=1)
    HeadingFactory(form=form, order=2, asks_by_subject=True)
    HeadingFactory(form=form, order=3, required=False)
    round = RoundFactory(board=form.board, period__board=form.board, form=form)
    return services.open_return(round=round, respondent=GroupFactory(board=form.board), by=None)


def answer(ret: Return, number: int) -> Answer:
    return ret.answers.get(heading__number=str(number))


def write(ret: Return, number: int, body: str = "<p>Done.</p>", **more) -> services.Saved:
    return services.save_answer(answer=answer(ret, number), body=body, by=None, **{"based_on": 0, "done": True, **more})


def handed_in(ret: Return) -> Return:
    write(ret, 1)
    write(ret, 2)
    return services.submit(ret=ret, by=None)


def test_asking_puts_an_answer_under_each_heading(asked):
    assert [(a.heading.number, a.state) for a in asked.answers.all()] == [(n, A.NOT_STARTED) for n in "123"]
    assert asked.events.get().verb == ReturnEvent.Verb.OPENED


def test_asking_is_refused_while_the_round_is_planned(asked):
    planned = services.plan_round(
        board=asked.round.board, period=asked.round.period, form=asked.round.form, title="Next", by=None
    )
    with pytest.raises(ValidationError, match="Open the round"):
        services.open_return(round=planned, respondent=asked.group, by=None)
    opened = services.open_round(round=planned, on=date(2013, 4, 1), by=None)
    assert services.open_return(round=opened, respondent=asked.group, by=None).due is None


def test_asking_is_refused_for_somebody_the_form_is_not_for(asked):
    with pytest.raises(ValidationError, match="answered by groups"):
        services.open_return(round=asked.round, respondent=AgencyFactory(board=asked.round.board), by=None)


def test_agencies_may_answer_together(asked):
    form = FormFactory(board=asked.round.board, for_whom=Form.ForWhom.AGENCIES)
    round = RoundFactory(board=form.board, period=asked.round.period, form=form)
    first, second = AgencyFactory.create_batch(2, board=form.board)
    ret = services.open_return(round=round, respondent=first, partners=[second], by=None)
    assert [partner.agency for partner in ret.partners.all()] == [second]


def test_round_opens_and_closes_and_opens_again(asked):
    with pytest.raises(ValidationError, match="open already"):
        services.open_round(round=asked.round, by=None)
    services.close_round(round=asked.round, by=None)
    with pytest.raises(ValidationError, match="Only an open round"):
        services.close_round(round=asked.round, by=None)
    with pytest.raises(ValidationError, match="not open"):
        write(asked, 1)
    assert services.open_round(round=asked.round, by=None).state == Round.State.OPEN


def test_first_text_makes_the_return_a_draft(asked):
    saved = write(asked, 1, done=False)
    assert (saved.version.number, saved.unseen) == (1, None)
    asked.refresh_from_db()
    assert (asked.state, answer(asked, 1).state) == (R.DRAFT, A.DRAFT)


def test_text_is_cleaned_before_it_is_stored(asked):
    saved = write(asked, 1, '<p onclick="go()">Safe<script>bad()</script></p>')
    assert saved.version.body == "<p>Safe</p>"


def test_same_text_again_is_no_new_version(asked):
    write(asked, 1)
    assert write(asked, 1, based_on=1).version.number == 1


def test_text_over_an_older_version_is_kept_aside_and_overwrites_nothing(asked):
    write(asked, 1, "<p>Mine</p>")
    late = write(asked, 1, "<p>Theirs</p>", based_on=0)
    assert late.version.set_aside
    assert late.unseen.body == "<p>Mine</p>"
    assert answer(asked, 1).body == "<p>Mine</p>"
    joined = write(asked, 1, "<p>Both</p>", based_on=1)
    assert joined.version.number == 3
    assert answer(asked, 1).body == "<p>Both</p>"


def test_text_itself_is_not_copied_into_the_audit_log(asked):
    saved = write(asked, 1)
    line = AuditEvent.objects.about(saved.version).get()
    assert line.verb == "wrote"
    assert "body" not in line.changes


def test_answer_speaks_only_to_subjects_of_its_round(asked):
    ours, other = SubjectFactory.create_batch(2, board=asked.round.board)
    asked.round.subjects.add(ours)
    write(asked, 2, subjects=[ours])
    assert list(answer(asked, 2).subjects.all()) == [ours]
    with pytest.raises(ValidationError, match="its round asks"):
        write(asked, 2, "<p>More.</p>", based_on=1, subjects=[other])


def test_heading_asked_by_subject_is_answered_in_parts_and_no_other(asked):
    second = services.add_part(ret=asked, heading=answer(asked, 2).heading, by=None)
    assert second.part == 2
    with pytest.raises(ValidationError, match="in parts"):
        services.add_part(ret=asked, heading=answer(asked, 1).heading, by=None)


def test_nothing_to_report_is_refused_without_a_reason(asked):
    with pytest.raises(ValidationError, match="nothing to report"):
        services.nothing_to_report(answer=answer(asked, 1), reason=" ", by=None)
    done = services.nothing_to_report(answer=answer(asked, 1), reason="The group met for the first time.", by=None)
    assert done.state == A.NOTHING


def test_return_is_refused_while_a_required_heading_waits(asked):
    write(asked, 1)
    write(asked, 2, done=False)
    assert "Heading 2" in policies.why_not_submit(asked)
    with pytest.raises(ValidationError, match=r"This heading is not finished: 2\. Heading 2\."):
        services.submit(ret=asked, by=None)


def test_heading_passed_over_on_paper_does_not_hold_the_return_up(asked):
    write(asked, 1)
    services.not_answered(answer=answer(asked, 2), by=None)
    assert services.submit(ret=asked, by=None).state == R.SUBMITTED


def test_handing_in_says_who_and_when(asked):
    somebody = UserFactory()
    write(asked, 1)
    write(asked, 2)
    ret = services.submit(ret=asked, by=somebody)
    assert ret.submitted_by == str(somebody.pk)
    assert AuditEvent.objects.about(ret).filter(verb="handed in", actor=str(somebody.pk)).count() == 1


def test_return_handed_in_is_not_written_until_it_is_sent_back(asked):
    ret = handed_in(asked)
    with pytest.raises(ValidationError, match="handed in"):
        write(asked, 1, "<p>More.</p>", based_on=1)
    services.send_back(ret=ret, headings=[answer(ret, 1).heading], reason="No dates.", by=None)
    assert [answer(ret, n).state for n in (1, 2)] == [A.DRAFT, A.DONE]
    event = ret.events.get(verb="sent_back")
    assert (event.reason, event.headings) == ("No dates.", "1")
    write(asked, 1, "<p>More.</p>", based_on=1)
    assert services.submit(ret=ret, by=None).state == R.SUBMITTED


def test_sending_back_is_refused_without_headings_reason_or_a_return_handed_in(asked):
    heading = answer(asked, 1).heading
    with pytest.raises(ValidationError, match="handed in"):
        services.send_back(ret=asked, headings=[heading], reason="Why", by=None)
    ret = handed_in(asked)
    with pytest.raises(ValidationError, match="Name the headings"):
        services.send_back(ret=ret, headings=[], reason="Why", by=None)
    with pytest.raises(ValidationError, match="Say why"):
        services.send_back(ret=ret, headings=[heading], reason=" ", by=None)
    with pytest.raises(ValidationError, match="another form"):
        services.send_back(ret=ret, headings=[HeadingFactory()], reason="Why", by=None)


def test_only_what_was_handed_in_is_accepted_and_once(asked):
    with pytest.raises(ValidationError, match="handed in"):
        services.accept(ret=asked, by=None)
    ret = services.accept(ret=handed_in(asked), by=None)
    assert (ret.state, ret.accepted_by) == (R.ACCEPTED, "system")
    with pytest.raises(ValidationError, match="already"):
        services.accept(ret=ret, by=None)


def test_reopening_needs_a_reason_and_undoes_the_accepting(asked):
    ret = services.accept(ret=handed_in(asked), by=None)
    with pytest.raises(ValidationError, match="Say why"):
        services.reopen(ret=ret, reason="", by=None)
    ret = services.reopen(ret=ret, reason="A figure was wrong.", by=None)
    assert (ret.state, ret.accepted_at, ret.accepted_by) == (R.DRAFT, None, "")
    with pytest.raises(ValidationError, match="open already"):
        services.reopen(ret=ret, reason="Again.", by=None)
