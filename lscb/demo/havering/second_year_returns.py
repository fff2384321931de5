"""The rounds of returns of 2013-14, open and not yet answered: what the people of the demonstration have to do.

Everything in them is invented. Their days are reckoned from the day the demonstration is loaded, so that some returns
are due soon and one is late, whenever somebody looks.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from lscb.accounts.models import User
from lscb.demo.havering.forms import AGENCIES, GROUPS, forms
from lscb.demo.havering.people import DOMAIN
from lscb.demo.stage import Stage
from lscb.returns import services
from lscb.returns.models import Return, Round
from priorities.models import Priority

# In days from today.
OPENED, GROUPS_DUE, AGENCIES_DUE = -30, 8, -5
DECLARATION = "The group has agreed this return, and it is complete as far as we know."
AGENCY_DECLARATION = "I speak for the agency. This return is complete and right as far as we know."
OWING_GROUPS = (
    "child-sexual-exploitation",
    "quality-and-effectiveness",
    "case-review",
    "safeguarding-in-employment",
    "training-and-communication",
)
OWING_AGENCIES = ("childrens-services", "probation", "nelft", "bhrut", "ccg", "police-cait")
DONE = "<p>The group looks at how well children are helped, by audits and by the figures, and tells the board.</p>"
DRAFT = (
    "<p>Two audits of several agencies are under way:</p>"
    "<ul><li>early help plans</li><li>children who go missing</li></ul>"
)
AGENCY_DRAFT = "<p>Every officer has been offered the new training on neglect.</p>"


def load(stage: Stage) -> None:
    """Opens both rounds and begins one return in each."""
    asked = forms(stage)
    groups = _round(stage, form=asked[GROUPS], title="Working groups’ returns", due=GROUPS_DUE, declaration=DECLARATION)
    agencies = _round(
        stage, form=asked[AGENCIES], title="Partner agencies’ returns", due=AGENCIES_DUE, declaration=AGENCY_DECLARATION
    )
    returns = {
        slug: services.open_return(round=groups, respondent=stage.groups[slug], by=stage.by) for slug in OWING_GROUPS
    }
    returns |= {
        slug: services.open_return(round=agencies, respondent=stage.agencies[slug], by=stage.by)
        for slug in OWING_AGENCIES
    }
    _write(returns["quality-and-effectiveness"], "purpose", DONE, who="chair", done=True)
    _write(returns["quality-and-effectiveness"], "current", DRAFT, who="chair")
    _write(returns["probation"], "current", AGENCY_DRAFT, who="contributor")


def _round(stage: Stage, *, due: int, **details: object) -> Round:
    today = timezone.localdate()
    year = stage.next_year
    round = services.plan_round(
        board=stage.board,
        period=year,
        due_on=today + timedelta(days=due),
        subjects=[p.subject for p in Priority.objects.for_period(year).select_related("subject") if p.subject],
        by=stage.by,
        **details,
    )
    return services.open_round(round=round, on=today + timedelta(days=OPENED), by=stage.by)


def _write(ret: Return, slug: str, body: str, *, who: str, done: bool = False) -> None:
    """An answer, written by the person of a role; by nobody named where the people are not loaded."""
    person = User.objects.filter(email=f"{who}@{DOMAIN}").first()
    answer = ret.answers.get(heading__slug=slug)
    services.save_answer(answer=answer, body=body, by=person, based_on=0, done=done)
