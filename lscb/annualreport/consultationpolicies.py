"""When a round of consultation is changed, and who is let in to read; a sentence that refuses, or nothing."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from lscb.accounts.models import User
from lscb.annualreport.models import Consultation, Reader
from lscb.annualreport.policies import holds
from lscb.outbox.models import Message
from lscb.permissions import Power
from lscb.web.british import day

MAY_NOT_CONSULT = "The board’s business manager opens rounds of consultation and says who is asked."
FOR_THE_OFFICE = "Rounds of consultation are kept by the board’s office."
MOST_LETTERS_A_DAY = 5


def why_not_reopen(consultation: Consultation, reason: str) -> str:
    """Only what is closed is opened again, and with a reason."""
    if consultation.is_open():
        return "This round is open."
    return "" if reason.strip() else "Say why it is opened again."


def why_not_remind(consultation: Consultation) -> str:
    """Nobody is reminded of what is over."""
    return "" if consultation.is_open() else "This round is closed. Open it again first."


def why_not_invite_reader(consultation: Consultation, email: str, until: date | None) -> str:
    """Only while the round is open, only whoever has no account that opens the draft anyway."""
    if not consultation.is_open():
        return "This round is closed. Open it again first."
    if until and not timezone.localdate() <= until <= consultation.closes_on:
        return f"The link can work until {day(consultation.closes_on)}, when the round closes, and not before today."
    person = User.objects.filter(email=email.lower(), is_active=True).first()
    if person and holds(person, Power.READ_SHARED_DRAFT, consultation.draft.report.board):
        return "Whoever has this address signs in here and may read the draft. Ask them by their role."
    if consultation.readers.standing().filter(email=email.lower()).exists():
        return "Somebody with this address is invited already. Send them a new link instead."
    return ""


def why_not_write_again(reader: Reader) -> str:
    """Only to an invited reader whose address is held, while the round is open, and not time after time."""
    if reader.person_id:
        return "They have an account, and need no link."
    if reader.revoked_at:
        return "This invitation was withdrawn. Invite them anew."
    if not reader.consultation.is_open() or not reader.email:
        return "This round is closed. Open it again first."
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    letters = Message.objects.filter(key__startswith=f"consultation:{reader.pk}:", made_at__gte=midnight)
    if letters.count() >= MOST_LETTERS_A_DAY:
        return f"{MOST_LETTERS_A_DAY} letters have gone to this reader today. Write again tomorrow."
    return ""


def why_not_finish(reader: Reader) -> str:
    """An answer comes while the round is open."""
    return "" if reader.consultation.is_open() else "This round is closed."


def may_look_back(reader: Reader) -> bool:
    """Whether a reader sees what became of their own words: once the round is closed, unless they were withdrawn."""
    return not reader.revoked_at and not reader.consultation.is_open()


def why_not_read(reader: Reader) -> str:
    """Why an invited reader is not let in: withdrawn, their link's day is past, or the round is closed. Else empty."""
    if reader.revoked_at:
        return "This invitation was withdrawn by the board’s office."
    consultation = reader.consultation
    if not consultation.is_open():
        return f"The round of consultation closed on {day(consultation.closed_on)}."
    if reader.last_day < timezone.localdate():
        return f"Your link worked until {day(reader.last_day)}."
    return ""
