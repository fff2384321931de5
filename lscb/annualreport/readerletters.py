"""What those who are asked to read a draft are told by letter."""

from __future__ import annotations

from django.conf import settings

from lscb.accounts.models import User
from lscb.annualreport.models import Consultation, Reader
from lscb.web.british import day

ASKED = "asks you to read draft {number} of its {report}, and to say what you think of it by {day}."
BY_THEMSELVES = "the board’s office"


def subject(consultation: Consultation, *, again: bool = False) -> str:
    """The subject line, which names nobody."""
    words = f"Please read draft {consultation.draft.number} of the {consultation.draft.report}"
    return f"Reminder: {words[0].lower()}{words[1:]}" if again else words


def to_member(reader: Reader, address: str) -> str:
    """To somebody with an account, who reads it as they read every shared draft."""
    return (
        f"Hello,\n\n{_asked(reader)}\n\n"
        f"Read it here:\n\n    {address}\n\n"
        "When you have read it, say so on its first page, also if you have nothing to say.\n"
    )


def to_invited(reader: Reader, address: str) -> str:
    """To somebody without an account: the address opens the draft, and nothing else."""
    draft = reader.consultation.draft
    return (
        f"Hello {reader.name},\n\n{_asked(reader)}\n\n"
        f"This address opens it. It is yours alone, and works until the end of {day(reader.last_day)}:\n\n"
        f"    {address}\n\n"
        f"Counts of people under {draft.threshold} are hidden in it. It is a draft: please pass on neither it nor the "
        "address.\n\n"
        "Below each paragraph and figure is a link to say something of it. The board and its office see it with your "
        f"name and that of {reader.organisation}. When you have read it, say so on its first page, also if you have "
        "nothing to say.\n\n"
        f"{kept()}\n\n"
        f"If you have a question, ask {whom_to_ask(reader.consultation)}.\n"
    )


def kept() -> str:
    """How long what we know of an invited reader is held; said in the letter and on the pages."""
    return (
        f"Your name and address are removed {settings.READERS_FORGOTTEN_DAYS} days after the report is published. What "
        "you said stays with the draft, under the name of your organisation."
    )


def whom_to_ask(consultation: Consultation) -> str:
    """Whoever opened the round, with their address, while they are here."""
    opened_by = consultation.opened_by
    person = User.objects.filter(pk=opened_by, is_active=True).first() if opened_by.isdigit() else None
    if person is None:
        return BY_THEMSELVES
    return f"{person.name} at {person.email}" if person.name else person.email


def _asked(reader: Reader) -> str:
    draft, round_ = reader.consultation.draft, reader.consultation
    report = str(draft.report)
    asked = ASKED.format(number=draft.number, report=f"{report[0].lower()}{report[1:]}", day=day(reader.last_day))
    note = f"\n\n{round_.note}" if round_.note else ""
    return f"{draft.report.board} {asked}{note}"
