"""Who may do what with a shared draft, and why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lscb.annualreport.control import apart_from_control
from lscb.annualreport.models import Approval, Comment, Edition, Publication, Report, SharedDraft
from lscb.annualreport.models.drafts import boards_with
from lscb.annualreport.stored import opened
from lscb.board.models import Board
from lscb.document.blocks import Document
from lscb.document.words import counted_words
from lscb.permissions import EVERYWHERE, Power

NOT_A_READER = (
    "Shared drafts are for the board’s members, the chairs of its groups, its agencies’ leads and its office."
)
MAY_NOT_SHARE = "Only the board’s business manager shares a draft."
MAY_NOT_SPEAK = "You may read this draft. Members, chairs, leads and the office say what they think of it."
MAY_NOT_SIGN_OFF = "Shared drafts are signed off by the board’s members."
MAY_NOT_APPROVE = "The board’s business manager records what the board approved."
MAY_NOT_PUBLISH = "The board’s business manager freezes, publishes and withdraws editions."
MAY_NOT_WRITE = "You may read the report’s own text. The board’s office writes it."
MAY_NOT_ANSWER = "The board’s office answers comments."


def holds(user: Any, power: Power, board: Board) -> bool:
    """Whether a person holds a power at a board: over it, or over one of its groups or agencies."""
    if EVERYWHERE in user.scope_keys_with(power) or user.may(power, board):
        return True
    return boards_with(user, power).filter(pk=board.pk).exists()


def why_not_share(report: Report, document: Document) -> str:
    """Why the report is not shared now: nothing in it changed since the last draft. Empty where it may be."""
    last = SharedDraft.objects.filter(report=report).order_by("-number").defer("tree").first()
    if last and _as_recorded(opened(last).document) == _as_recorded(document):
        return f"Nothing has changed since draft {last.number} was shared."
    return ""


def _as_recorded(document: Document) -> Document:
    """What the board's records give, without what the document says of its own standing."""
    return replace(apart_from_control(document), status="")


def why_not_answer(comment: Comment) -> str:
    """Why a comment is answered no more: it is settled. Empty where it may be."""
    return "This comment is settled already." if hasattr(comment, "resolution") else ""


def why_not_sign_off(draft: SharedDraft, by: Any) -> str:
    """Why a person does not sign off a draft: they did, a newer one is shared, or it is approved. Else empty."""
    if draft.sign_offs.filter(by=str(by.pk)).exists():
        return "You have signed off this draft already."
    if newer := _newer(draft):
        return f"Draft {newer} has been shared since. Sign off that one."
    return "This draft is approved already." if hasattr(draft, "approval") else ""


def why_not_consult(draft: SharedDraft) -> str:
    """Why nobody is asked to read a draft any more: a newer one is shared, or it is approved. Else empty."""
    if newer := _newer(draft):
        return f"Draft {newer} has been shared since. Ask for readings of that one."
    return "This draft is approved already." if hasattr(draft, "approval") else ""


def why_not_approve(draft: SharedDraft, by: Any) -> str:
    """Why a draft is not approved by a person now. Empty where it may be.

    Nobody approves alone: at least one other person has signed the draft off.
    """
    if hasattr(draft, "approval"):
        return "This draft is approved already."
    if newer := _newer(draft):
        return f"Draft {newer} has been shared since. Approve that one."
    if why_not := _why_open(draft):
        return why_not
    if not draft.sign_offs.exclude(by=str(by.pk)).exists():
        return "Nobody but you has signed it off. At least one other person must, so that nobody approves alone."
    return ""


def why_not_freeze(approval: Approval) -> str:
    """Why an approval is not frozen: it is already. Empty where it may be."""
    standing = Edition.objects.filter(approval=approval).first()
    return f"It is frozen already, as edition {standing.number}." if standing else ""


def why_not_publish(edition: Edition) -> str:
    """Why an edition is not published now: it is, it was withdrawn, or a later one is. Empty where it may be."""
    last = edition.facts.order_by("pk").last()
    if last is not None:
        published = last.what == Publication.What.PUBLISHED
        return "It is published already." if published else "It was withdrawn. Publish a corrected edition instead."
    later = Edition.objects.filter(report=edition.report_id, number__gt=edition.number, facts__isnull=False)
    return "A later edition was published already." if later.exists() else ""


def why_not_withdraw(edition: Edition) -> str:
    """Why an edition is not withdrawn: the public cannot read it anyway. Empty where it may be."""
    last = edition.facts.order_by("pk").last()
    published = last is not None and last.what == Publication.What.PUBLISHED
    return "" if published else "It is not published."


def why_not_send(edition: Edition) -> str:
    """Why nobody is sent an edition: it is not published. Empty where it may be."""
    return "" if edition.facts.filter(what=Publication.What.PUBLISHED).exists() else "It is not published yet."


def _why_open(draft: SharedDraft) -> str:
    waiting = Comment.objects.open_for(draft)
    here, all_ = waiting.filter(draft=draft).count(), waiting.count()
    parts = [f"{counted_words(here, 'comment')} on it"] if here else []
    if all_ > here:
        parts.append(f"{counted_words(all_ - here, 'comment')} of invited readers on an earlier draft")
    if not parts:
        return ""
    return f"{' and '.join(parts)} {'is' if all_ == 1 else 'are'} not settled. Say first what was done."


def _newer(draft: SharedDraft) -> int:
    """The number of a draft shared after this one, or 0."""
    newer = SharedDraft.objects.filter(report=draft.report_id, number__gt=draft.number).order_by("number")
    return newer.values_list("number", flat=True).last() or 0
