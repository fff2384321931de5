"""What tests of rounds and reminders start from: a board, its people, and returns asked of agencies on 1 April 2013."""

from __future__ import annotations

from datetime import date

from agencies.models import Agency
from lscb.permissions import Role
from lscb.returns.models import Form, Return, Round
from lscb.returns.services.asking import send_out
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.returns import FormFactory, HeadingFactory

ASKED, DUE = date(2013, 4, 1), date(2013, 4, 30)


def agencies_with_leads(board, many: int) -> list[Agency]:
    """Agencies, each with a safeguarding lead called after it: Lead 1, Lead 2."""
    made = [AgencyFactory(board=board, short_name=f"Service {n:02}") for n in range(1, many + 1)]
    for number, agency in enumerate(made, start=1):
        person(Role.LEAD, agency, name=f"Lead {number}", email=f"lead{number}-{agency.pk}@example.org")
    return made


def section_11(board=None) -> Form:
    """A form for agencies with two headings."""
    form = FormFactory(name="Section 11", for_whom=Form.ForWhom.AGENCIES, board=board or BoardFactory())
    HeadingFactory(form=form, order=1)
    HeadingFactory(form=form, order=2)
    return form


def asked_of(many: int, *, on: date = ASKED, due_on: date | None = DUE, form: Form | None = None) -> Round:
    """A round asked of so many agencies."""
    form = form or section_11()
    period = PeriodFactory(board=form.board)
    owers = agencies_with_leads(form.board, many)
    return send_out(form=form, period=period, title="Section 11", due_on=due_on, owers=owers, by=None, on=on)


def only(round: Round) -> Return:
    """The one return of a round."""
    return round.returns.get()
