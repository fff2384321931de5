"""The demonstration with what it leaves to its reader: comments settled, two editions published, a third draft out."""

from __future__ import annotations

from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from unittest import mock

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lscb.accounts.models import User
from lscb.annualreport import commenting, consulting, freezing, inviting, reading, sharing
from lscb.annualreport.models import Comment, Reader, Report, SharedDraft
from lscb.annualreport.services import explain
from lscb.annualreport.stored import opened
from lscb.demo.havering.people import DOMAIN
from lscb.demo.havering.script import load
from lscb.document.spots import spots
from lscb.permissions import Role
from lscb.public import services as public
from lscb.search.indexing import catch_up

READER, PUBLIC = "invited reader", "the public"
EXPLAINED = {"CSE": "child sexual exploitation", "WRAP": "workshop to raise awareness of Prevent"}


def furnish() -> None:
    """Loads it all. What the checks of the report would hold back is let through: they are tried elsewhere."""
    board = load()
    report = Report.objects.select_related("board", "period").get(board=board, period__name="2012-13")
    with mock.patch("lscb.annualreport.freezing.checks.why_blocked", return_value=""):
        for number, (short, meaning) in enumerate(EXPLAINED.items(), start=1):
            _publish(report, number, "" if number == 1 else "An abbreviation is explained.")
            explain(board=board, short=short, meaning=meaning, by=_who("manager"))
            sharing.share_draft(report=report, by=_who("manager"), note="Please read the chapter on money.", tell=False)
    _consult(SharedDraft.objects.get(report=report, number=3))
    catch_up()  # so that nobody who searches waits for it


def _publish(report: Report, number: int, note: str) -> None:
    draft, manager = SharedDraft.objects.select_related("report").get(report=report, number=number), _who("manager")
    for comment in Comment.objects.open_for(draft):
        commenting.resolve(comment=comment, done="We added a sentence.", by=manager)
    freezing.sign_off(draft=draft, office="Independent chair", by=_who("member"))
    approval = freezing.approve(draft=draft, decision="The board’s meeting, item 4", by=manager)
    public.publish(edition=freezing.freeze(approval=approval, by=manager, note=note), by=manager)


@transaction.atomic
def _consult(draft: SharedDraft) -> None:
    """A round on the draft, with a reader who has no account and has said something."""
    manager, soon = _who("manager"), timezone.localdate() + timedelta(days=14)
    round_ = consulting.open_consultation(draft=draft, closes_on=soon, roles=[Role.MEMBER], by=manager)
    reader = inviting.invite_reader(
        consultation=round_, name=READER, organisation="A youth trust", email=f"reader@{DOMAIN}", by=manager
    )
    spot = next(iter(spots(opened(draft).chapter("vision"))))
    for by in (_who("member"), Reader.objects.with_draft().get(pk=reader.pk).hand):
        commenting.comment(draft=draft, spot=spot, body="Could this say what children told us?", by=by)


def _who(name: str) -> Any:
    return User.objects.get(email=f"{name}@{DOMAIN}")


def cookies_of(name: str) -> SimpleCookie:
    """What the browser of a sign-in, of the invited reader, or of somebody of the public holds."""
    browser = Client()
    if name == READER:
        answer, reader = HttpResponse(), Reader.objects.with_draft().invited().get(name=READER)
        reading.let_in(answer, reader)
        return answer.cookies
    if name != PUBLIC:
        browser.force_login(_who(name))
    return browser.cookies
