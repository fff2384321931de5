"""A draft of the annual report as the office shared it, and what a member said of it: invented, and marked so."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from lscb.accounts.models import User
from lscb.annualreport import commenting, consulting, inviting, sharing
from lscb.annualreport.models import Report, SharedDraft
from lscb.annualreport.stored import opened
from lscb.demo.havering.people import DOMAIN
from lscb.demo.stage import Stage
from lscb.document.blocks import Paragraph
from lscb.document.spots import spots
from lscb.permissions import Role

NOTE = "Please look most closely at the chapters on priorities and on finance."
CHAPTER = "vision"
COMMENT = (
    "Invented for the demonstration: could this say in a sentence what children themselves told us they want from it? "
    "Somebody who reads only this chapter should hear them."
)


def load(stage: Stage) -> SharedDraft:
    """Shares the year's report as it stands, has the board's member comment on it, and opens a round with one reader
    who has no account. Their letters go nowhere: the addresses are nobody's.
    """
    report = Report.objects.select_related("board", "period").get(board=stage.board, period=stage.year)
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(email__endswith=f"@{DOMAIN}")}
    draft = sharing.share_draft(report=report, by=people["manager"], note=NOTE, tell=False)
    chapter = opened(draft).chapter(CHAPTER)
    spot = next(s for s in spots(chapter) if isinstance(s.blocks[0], Paragraph))
    commenting.comment(draft=draft, spot=spot, body=COMMENT, by=people["member"])
    _consult(draft, people["manager"])
    return draft


def _consult(draft: SharedDraft, manager: User) -> None:
    """A round that is open for a fortnight from now: for the board's members, and for a youth trust there is not."""
    round_ = consulting.open_consultation(
        draft=draft,
        closes_on=timezone.localdate() + timedelta(days=14),
        note=NOTE,
        roles=[Role.MEMBER],
        names_organisations=True,
        by=manager,
    )
    inviting.invite_reader(
        consultation=round_,
        name="Invented reader",
        organisation="A youth trust, invented",
        email="reader@youth-trust.example",
        by=manager,
    )
