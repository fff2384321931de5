"""A record in words: what comes next, how the leaflet stands, and what has happened, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lscb.web import british
from workgroups.cdop.models import ChildDeath, FormAsked
from workgroups.cdop.services import Chased


@dataclass(frozen=True)
class Next:
    """The next step with a record: what its button says, the step's name, and the sentence beside it."""

    words: str
    slug: str
    sentence: str
    late: bool = False


def next_step(death: Any, today: date) -> Next | None:
    """What comes next, for a record read `for_lists`; None once all is done."""
    if owes_leaflet(death):
        far = british.how_far(death.leaflet_due_on, today)
        late = death.leaflet_due_on < today
        sentence = f"The parents’ leaflet {'was' if late else 'is'} due on {british.day(death.leaflet_due_on)}: {far}."
        return Next("Record the leaflet as sent", "leaflet", sentence, late)
    if death.state != ChildDeath.State.OPEN:
        return None
    if not death.forms_asked:
        return Next("Ask for forms", "ask", "No agency has been asked for its form yet.")
    out = death.forms_asked - death.forms_back
    if out:
        sentence = f"{british.number_in_words(out).capitalize()} of {death.forms_asked} forms {_is(out)} still to come."
        return Next("Record forms received", "receive", sentence)
    return Next("Record the review", "review", "All forms are in. The panel can review it.")


def owes_leaflet(death: ChildDeath) -> bool:
    """Whether the parents are still to be sent the leaflet."""
    return death.leaflet_sent_on is None and not death.no_leaflet_because


def days_waiting(death: ChildDeath, today: date) -> int | None:
    """How long a death has waited for its review; None once it was reviewed."""
    return (today - death.notified_on).days if death.state == ChildDeath.State.OPEN else None


def leaflet_words(death: ChildDeath, today: date) -> tuple[str, bool]:
    """How the leaflet stands, and whether that is late."""
    if death.no_leaflet_because:
        return "Not to be sent", False
    if death.leaflet_sent_on is None:
        return british.how_far(death.leaflet_due_on, today).capitalize(), death.leaflet_due_on < today
    late = (death.leaflet_sent_on - death.leaflet_due_on).days
    return (f"Sent, {british.days_late(late)}", False) if late > 0 else ("Sent in time", False)


def forms_words(death: Any) -> str:
    """How many forms are in, for a record read `for_lists`: "3 of 5"."""
    return f"{death.forms_back} of {death.forms_asked}" if death.forms_asked else "none asked for"


def late_words(form: FormAsked, today: date) -> tuple[str, bool]:
    """How a form stands that has not come back, and whether it is late."""
    return british.how_far(form.due_on, today).capitalize(), form.due_on < today


def chased_words(made: Chased) -> list[tuple[str, bool]]:
    """What came of writing to agencies, in sentences; each with whether it went well."""
    told = []
    if made.letters:
        many = (
            "One letter is"
            if made.letters == 1
            else f"{british.number_in_words(made.letters).capitalize()} letters are"
        )
        told.append((f"{many} written to {_agencies(made.forms)}. They name no case.", True))
    if made.again:
        told.append((f"{_agencies(made.again)}: written to already today.", bool(made.letters)))
    if made.nobody:
        told.append((f"{_agencies(made.nobody)}: nobody to write to, as no lead of the agency signs in here.", False))
    return told


def _agencies(forms: list[FormAsked]) -> str:
    return ", ".join(sorted({str(form.agency) for form in forms}))


def timeline(
    death: ChildDeath, forms: list[FormAsked], letters: list[tuple[date, str]] | None = None
) -> list[tuple[date, str]]:
    """What has happened, the latest first; `letters` are the days and agencies written to about forms."""
    written = [(day, f"{agency} was written to about its form.") for day, agency in letters or ()]
    return sorted([*_events(death, forms), *written], key=lambda event: event[0], reverse=True)


def _events(death: ChildDeath, forms: list[FormAsked]) -> Iterator[tuple[date, str]]:
    if death.died_on:
        yield death.died_on, "The child died."
    yield death.notified_on, f"{death.panel} was told."
    for form in forms:
        yield form.asked_on, f"{form.agency} was asked for: {form.form}."
        if form.received_on:
            days = (form.received_on - form.asked_on).days
            yield form.received_on, f"{form.agency} returned: {form.form}, after {_days(days)}."
    if death.leaflet_sent_on:
        words, _ = leaflet_words(death, death.leaflet_sent_on)
        yield death.leaflet_sent_on, f"The parents’ leaflet was sent{words.removeprefix('Sent')}."
    if review := getattr(death, "review", None):
        yield review.reviewed_on, f"The panel reviewed the death, {_days(_between(death, review))} after it was told."


def _between(death: ChildDeath, review: Any) -> int:
    days: int = (review.reviewed_on - death.notified_on).days
    return days


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
