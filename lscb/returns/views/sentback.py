"""What was said when a return was sent back: shown with the return, and with each part that came back."""

from __future__ import annotations

from lscb.returns.models import Return
from lscb.returns.views import telling
from lscb.returns.views.finding import names_of


def sent_back(ret: Return, part: bool = True) -> dict[str, str] | None:
    """The last sending back, while it stands: who, when, why. None for a `part` that did not come back with it."""
    if ret.state != Return.State.SENT_BACK or not part:
        return None
    event = ret.events.filter(verb="sent_back").order_by("at", "pk").last()
    if event is None:
        return None
    return {
        "words": telling.event_words(event, names_of([event.by])),
        "when": telling.moment(event.at),
        "reason": event.reason,
    }
