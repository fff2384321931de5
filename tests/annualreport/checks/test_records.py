"""What the records say: returns not accepted, comments not settled, priorities that show nothing, what moved."""

import pytest
from django.utils import timezone

from lscb.annualreport import checks
from lscb.annualreport.checks import Subject
from lscb.document.blocks import Document, Figure, Prose, Section, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.returns.models import Return
from priorities.models import Closing
from tests.factories.annualreport import CommentFactory, OutlineSectionFactory, ResolutionFactory, SharedDraftFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.returns import ReturnFactory

pytestmark = pytest.mark.django_db
State = Return.State


def found(subject, name):
    return [one.fault.words for one in checks.run(subject, [checks.BY_NAME[name]])]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.SUBMITTED, "handed in and not accepted"),
        (State.SENT_BACK, "sent back"),
        (State.ACCEPTED, ""),
        (State.NOT_STARTED, ""),
    ],
)
def test_return_that_is_not_accepted_must_be_put_right(report, subject, state, said):
    handed_in = None if state == State.NOT_STARTED else timezone.now()
    accepted = handed_in if state == State.ACCEPTED else None
    ReturnFactory(
        round__board=report.board,
        round__period=report.period,
        state=state,
        submitted_at=handed_in,
        submitted_by="1" if handed_in else "",
        accepted_at=accepted,
        accepted_by="1" if accepted else "",
    )
    words = found(subject(paragraph("x")), "not-accepted")
    assert [line.rpartition(": ")[2] for line in words] == ([f"{said}."] if said else [])


def test_comment_that_is_not_settled_must_be_put_right(report, subject):
    comment = CommentFactory(draft=SharedDraftFactory(report=report, number=1))
    assert found(subject(paragraph("x")), "not-settled") == ["Said of “The partners paid.” in draft 1."]
    ResolutionFactory(comment=comment)
    assert found(subject(paragraph("x")), "not-settled") == []


@pytest.mark.parametrize(
    ("blocks", "closing", "silent"),
    [
        ((paragraph("The aim."),), "", True),
        ((paragraph("The aim."),), Closing.NO_EVIDENCE, False),
        ((paragraph("The aim. It is too early to say more."),), "", False),
        ((Prose((paragraph("We did much."),)),), "", False),
        ((Figure("Plans", 12),), "", False),
    ],
)
def test_priority_that_shows_nothing_must_say_so(report, subject, blocks, closing, silent):
    judged = {"closing_reason": "Nothing was seen.", "closed_on": report.period.ends} if closing else {}
    PriorityFactory(board=report.board, period=report.period, number=1, closing=closing, **judged)
    OutlineSectionFactory(report=report, builder="priority", subject="1", heading="Priority 1")
    assert found(subject(*blocks, key="priority-1"), "priority-without-progress") == ["Priority 1."] * silent


def test_figure_that_moved_since_the_board_read_it_is_said(report):
    def tree(value):
        chapter = Section("finance", "Finance", (Figure("Agencies that paid", value),))
        return protect(Document("Annual report", "A board", "2012–13", (chapter,)), Audience.BOARD)

    from lscb.document import data

    SharedDraftFactory(report=report, number=3, tree=data.dumps(tree(8)))
    assert found(Subject(report, tree(9)), "changed-since-shared") == ["Agencies that paid: 8 in draft 3, now 9."]
    assert found(Subject(report, tree(8)), "changed-since-shared") == []
