"""Readers without an account: invited to a round, sent a new link, withdrawn."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from lscb.annualreport import inviting
from lscb.annualreport.consultationforms import InviteReaderForm
from lscb.annualreport.models import Consultation, Reader
from lscb.annualreport.readerletters import kept
from lscb.annualreport.views.consultations import ASKED, found_of, place_of
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link


@login_required
@ASKED
def invite(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """Asks somebody who has no account."""
    report, found = found_of(request, board, year, round)
    return edit(
        request,
        form=InviteReaderForm,
        find=lambda: Reader(consultation=found),
        save=lambda form: inviting.invite_reader(
            consultation=found,
            by=request.user,
            **{name: form.cleaned_data[name] for name in ("name", "organisation", "email", "until")},
        ),
        said=lambda made: f"The invitation of {made.called} is on its way.",
        to=place_of(report, found),
        context={
            "title": "Invite a reader",
            "lede": f"For somebody who has no account here. {kept()}",
            "back": Link("The round", place_of(report, found)),
        },
    )


@login_required
@ASKED
def again(request: HttpRequest, board: str, year: str, round: int, reader: int) -> HttpResponse:
    """A new link for an invited reader."""
    report, found = found_of(request, board, year, round)
    asked = _invited(found, reader)
    return confirm(
        request,
        question=f"Send {asked.called} a new link?",
        consequence="The link they have opens nothing any more.",
        words="Send a new link",
        act=lambda reason: inviting.invite_again(reader=asked, by=request.user),
        said=f"A new link for {asked.called} is on its way.",
        to=place_of(report, found),
        back=place_of(report, found),
    )


@login_required
@ASKED
def withdraw(request: HttpRequest, board: str, year: str, round: int, reader: int) -> HttpResponse:
    """An invited reader's link opens nothing any more."""
    report, found = found_of(request, board, year, round)
    asked = _invited(found, reader)
    return confirm(
        request,
        question=f"Withdraw the invitation of {asked.called}?",
        consequence="Their link opens nothing any more, at once. What they said stays.",
        words="Withdraw the invitation",
        act=lambda reason: inviting.withdraw_invitation(reader=asked, by=request.user),
        said=f"The invitation of {asked.called} is withdrawn.",
        to=place_of(report, found),
        back=place_of(report, found),
    )


def _invited(round_: Consultation, number: int) -> Reader:
    found = Reader.objects.with_draft().invited().standing().filter(consultation=round_, pk=number).first()
    if found is None:
        raise Http404("Nobody of that number is invited in this round.")
    return found
