"""When a thing may be done with a judgement: the sentence that refuses it, or nothing."""

from __future__ import annotations

from agencies.section11.models import Judgement, Standard, StandardSet
from lscb.board.models import Level
from lscb.board.policies import stands_on
from lscb.returns import policies as returns
from lscb.returns.models import Item, Return


def why_not_judge(ret: Return, standard: Standard, item: Item | None = None) -> str:
    """A standard is answered while the return may be written, and only where no others stand under it.

    `item` is its place in the return, which may be locked while others were sent back.
    """
    refused = returns.why_not_write(ret, item)
    if refused:
        return refused
    return "Answer the standards under this one instead." if standard.parts.exists() else ""


def why_not_moderate(judgement: Judgement, level: Level | None = None, reason: str = "") -> str:
    """The board moderates what was handed in, against a set that has grades, and says why.

    Without a level it answers whether the judgement could be moderated at all.
    """
    if judgement.ret.state not in Return.HANDED_IN:
        return "A judgement is moderated once its return has been handed in."
    if locked := judgement.why_locked():
        return locked
    scale = judgement.standard.set.scale_id
    if scale is None:
        return "This set of standards has no grades."
    if level is None:
        return ""
    if level.scale_id != scale:
        return "Choose a grade of the scale that the set uses."
    return "" if reason.strip() else "Give the reason for the moderated grade."


def why_not_raise_action(judgement: Judgement) -> str:
    """An action answers something that is missing, so that is said first."""
    return "" if judgement.gap.strip() else "Say first what is missing; the action is to put that right."


def why_not_finish(judgement: Judgement, level: Level | None, not_applicable: str, arrangements: str) -> str:
    """A standard is finished with a grade, or with the reason why it does not apply; one without grades, in words."""
    if not_applicable.strip():
        return "A standard that does not apply cannot be graded." if level is not None else ""
    if judgement.standard.set.scale_id is None:
        return "" if arrangements.strip() else "Enter the local arrangements."
    return "" if level is not None else "Choose a grade, or say why the standard does not apply."


def is_written(judgement: Judgement) -> bool:
    """Whether anything was said of the standard yet; reads `evidence` as prefetched."""
    words = (judgement.arrangements, judgement.lead, judgement.gap, judgement.not_applicable_reason)
    return any(words) or judgement.self_level_id is not None or bool(judgement.evidence.all())


def why_not_reshape(asked: StandardSet) -> str:
    """What agencies were asked to measure themselves against stays as it was; another list is another edition."""
    returns = asked.standards.values("judgements__ret").exclude(judgements__ret=None).distinct() if asked.pk else ()
    many = len(returns)
    if not many:
        return ""
    words = "1 return was" if many == 1 else f"{many} returns were"
    return f"{words} asked for these standards, so they stay. Begin the set’s next edition for another list."


def why_not_remove(record: StandardSet | Standard) -> str:
    """A set, and a standard of it, stays once a return was asked for it."""
    whole = record if isinstance(record, StandardSet) else record.set
    return why_not_reshape(whole) or stands_on(record, but=("section11.standard",))
