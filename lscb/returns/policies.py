"""When a thing may be done with a round, a return or an answer: the sentence that refuses it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agencies.models import Agency
from lscb.board.closing import is_open_again
from lscb.board.policies import stands_on
from lscb.permissions import Power, scope_key
from lscb.returns.models import Answer, Form, Heading, Item, ReminderRule, Return, Round

State = Return.State


def why_not_open(round: Round) -> str:
    """A round that is open cannot be opened."""
    return "This round is open already." if round.state == Round.State.OPEN else round.why_locked()


def why_not_close(round: Round) -> str:
    """Only an open round can be closed."""
    return "" if round.state == Round.State.OPEN else "Only an open round can be closed."


def why_not_ask(round: Round) -> str:
    """A return is asked for in an open round."""
    return round.why_locked() if round.state == Round.State.OPEN else "Open the round before asking for returns."


def why_not_write(ret: Return, answer: Answer | Item | None = None) -> str:
    """Answers are written in an open round, until the return is handed in; of one sent back, those sent back.

    In a closed year they are written where this return was opened again, whether its round is open or not.
    """
    if locked := ret.why_locked():
        return locked
    if ret.round.state != Round.State.OPEN and not is_open_again(ret):
        return "This round is not open. Ask the board's office to open it."
    if ret.state in Return.HANDED_IN:
        return "This return has been handed in. It can be changed once the board's office sends it back."
    if answer is not None and ret.state == State.SENT_BACK and not answer.sent_back:
        what = "part" if isinstance(answer, Item) else "heading"
        return f"This {what} was not sent back, so it stays as it was handed in."
    return ""


def may_fill(user: Any, ret: Return) -> bool:
    """Whether a person writes in a return: for the agency or group it stands under, or one that answers with it."""
    partners = (scope_key("agency", partner.agency_id) for partner in ret.partners.all())
    return user.may(Power.FILL_RETURN, ret) or any(user.may(Power.FILL_RETURN, key) for key in partners)


def why_not_hand_in(user: Any, ret: Return) -> str:
    """Contributors fill a return in; a lead or a chair hands it in."""
    if user.may(Power.SUBMIT_RETURN, ret):
        return ""
    who = "the chair or deputy of the group" if ret.group_id else "the agency's safeguarding lead"
    return f"You can write in this return, but {who} hands it in."


def why_not_together(ret: Return, partners: Sequence[Agency] = ()) -> str:
    """Agencies answer together until the return is handed in, each once, and all of one board."""
    if ret.group_id:
        return "Only agencies answer a return together."
    if any(agency.pk == ret.agency_id for agency in partners):
        return f"{ret.respondent} answers its own return already."
    if any(agency.board_id != ret.round.board_id for agency in partners):
        return "Only agencies of the board answer its returns."
    return why_not_write(ret)


def why_not_start(answer: Answer, last: Answer | None, *, over: bool = False) -> str:
    """Last period's answer is taken over where there was one; what is written already goes only where that is meant."""
    if last is None or not last.body:
        return "There is no earlier answer under this heading."
    return "Something is written here already. Say whether to replace it." if answer.body and not over else ""


def why_not_in_parts(heading: Heading) -> str:
    """Only a heading that is asked for each subject has several answers."""
    return "" if heading.asks_by_subject else "Only a heading asked for each subject can be answered in parts."


def why_not_submit(ret: Return) -> str:
    """Nothing is passed over in silence: each required heading is done, or says that there is nothing to report; and
    whatever else the return asks is answered."""
    return why_not_write(ret) or " ".join(filter(None, [_headings_waiting(unfinished(ret)), _items_waiting(ret)]))


def _headings_waiting(waiting: list[Heading]) -> str:
    if not waiting:
        return ""
    several = len(waiting) > 1
    names = ", ".join(str(heading) for heading in waiting)
    return f"{'These headings are' if several else 'This heading is'} not finished: {names}."


def _items_waiting(ret: Return) -> str:
    """ "Standards: 3 of 8 are not finished." for each part that the return has besides its headings."""
    parts: dict[str, list[bool]] = {}
    for item in ret.items.all():
        parts.setdefault(item.part, []).append(item.state != Item.State.DONE)
    words = (
        f"{part}: {sum(w)} of {len(w)} {'is' if sum(w) == 1 else 'are'} not finished."
        for part, w in parts.items()
        if any(w)
    )
    return " ".join(words)


def unfinished(ret: Return) -> list[Heading]:
    """The required headings that still wait for an answer, in order."""
    answers: dict[int, list[Answer]] = {}
    for answer in ret.answers.all():
        answers.setdefault(answer.heading_id, []).append(answer)
    return [h for h in ret.round.form.headings.all() if h.required and not _settled(answers.get(h.pk, []))]


def why_not_send_back(ret: Return, headings: Sequence[Heading], reason: str, items: Sequence[Item] = ()) -> str:
    """A return that was handed in goes back with the headings that need another look, and the reason."""
    if ret.state not in Return.HANDED_IN:
        return "Only a return that has been handed in can be sent back."
    if not headings and not items:
        return "Name the headings that need another look."
    if any(heading.form_id != ret.round.form_id for heading in headings):
        return "A heading of another form cannot be sent back."
    if any(item.ret_id != ret.pk for item in items):
        return "A part of another return cannot be sent back."
    return ret.why_locked() if reason.strip() else "Say why the return is sent back."


def why_not_accept(ret: Return) -> str:
    """Only what was handed in, and not yet accepted, is accepted."""
    if ret.state == State.ACCEPTED:
        return "This return has been accepted already."
    return (
        ret.why_locked() if ret.state == State.SUBMITTED else "Only a return that has been handed in can be accepted."
    )


def why_not_reopen(ret: Return, reason: str) -> str:
    """A return that was handed in may be opened again for its writers, with a reason."""
    if ret.state not in Return.HANDED_IN:
        return "This return is open already."
    return ret.why_locked() if reason.strip() else "Say why the return is opened again."


def _settled(answers: list[Answer]) -> bool:
    return bool(answers) and all(answer.state in Answer.SETTLED for answer in answers)


def why_not_reshape(form: Form) -> str:
    """What was asked of somebody stays as it was asked; another list of headings is another edition."""
    asked = Return.objects.filter(round__form=form.pk).count() if form.pk else 0
    if not asked:
        return ""
    returns = "1 return was" if asked == 1 else f"{asked} returns were"
    return f"{returns} asked for with this form, so its headings stay. Begin its next edition for another list."


def why_not_remove_asked(record: Form | Heading) -> str:
    """A form or heading stays once it was sent out, or while a round means to send it out."""
    if isinstance(record, Heading):
        return why_not_reshape(record.form) or stands_on(record)
    return why_not_reshape(record) or stands_on(record, but=("returns.heading",))


def why_not_remove_rule(rule: ReminderRule) -> str:
    """A rule by which letters went stays, as the letters name it; it can be put out of use."""
    why_not = stands_on(rule)
    return f"{why_not} Untick “in use” to send none of these any more." if why_not else ""
