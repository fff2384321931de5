"""Actions that a finding of an inspection, a finding of an audit or a challenge led to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from lscb.actions.models import Action, Origin
from lscb.actions.services import AnyOwner, open_action
from lscb.audit import services as audit
from lscb.board.models import Board
from priorities.scrutiny.models import Audit, AuditFinding, Challenge, Finding, Inspection

Ground = Finding | AuditFinding | Challenge
"""What may give rise to actions; its origin stands for it where they are listed."""

PAGES = {"inspections": Inspection, "audits": Audit, "challenges": Challenge}


@transaction.atomic
def act_on(*, finding: Ground, title: str, owners: Iterable[AnyOwner], by: Any, **details: Any) -> Action:
    """An action that a finding or challenge led to, with its owners, the lead first. All of one share one origin."""
    stored = audit.stored(finding)  # of two people who act on it at once, the second finds the first's origin
    finding.origin = _led_back(stored, by) if stored.origin else _new_origin(stored, by)
    return open_action(board=board_of(finding), title=title, owners=owners, by=by, origin=finding.origin, **details)


@transaction.atomic
def share_actions(*, finding: Finding, same_as: Finding, by: Any) -> Finding:
    """Two findings said the same, and the same actions answer both. Raises ValidationError where there are none yet."""
    if same_as.origin is None:
        raise ValidationError("That finding has led to no action yet.")
    if reason := why_not_share(finding):
        raise ValidationError(reason)
    return audit.change(finding, by=by, verb="led to the actions of another", origin=same_as.origin)


def why_not_share(finding: Ground) -> str:
    """The sentence that refuses a finding the actions of another, or nothing."""
    if not isinstance(finding, Finding):
        return "Only findings of inspections and outside reviews share their actions."
    return "This finding has led to actions of its own." if finding.origin_id else ""


def board_of(finding: Ground) -> Board:
    """The board whose finding or challenge it is."""
    return _record(finding).board


def _record(finding: Ground) -> Inspection | Audit | Challenge:
    """The record on whose page it stands."""
    if isinstance(finding, Finding):
        return finding.inspection
    return finding.audit if isinstance(finding, AuditFinding) else finding


def _led_back(finding: Ground, by: Any) -> Origin:
    """The origin it has; one made before such pages were there learns where it is read."""
    origin: Origin = finding.origin  # type: ignore[assignment]  # asked of those that have one
    return origin if origin.address else audit.change(origin, by=by, address=_page(_record(finding)))


def _page(record: Inspection | Audit | Challenge) -> str:
    slug = next(slug for slug, model in PAGES.items() if isinstance(record, model))
    return reverse("scrutiny-record", args=(record.board.slug, slug, record.pk))


def _new_origin(finding: Ground, by: Any) -> Origin:
    record = _record(finding)
    if isinstance(record, Inspection):
        kind, words = record.get_kind_display().lower(), f"{record.source}: {_said(finding)}"
    elif isinstance(record, Audit):
        kind, words = "audit", f"{record.title}: {_said(finding)}"
    else:
        kind, words = "challenge", f"Challenge: {record.about}"
    origin = Origin(board=record.board, kind=kind, sentence=_fit(words), address=_page(record))
    audit.change(finding, by=by, verb="led to an action", origin=audit.add(origin, by=by))
    return origin


def _said(finding: Ground) -> str:
    return finding.about if isinstance(finding, Challenge) else finding.text


def _fit(sentence: str) -> str:
    return sentence if len(sentence) <= 250 else f"{sentence[:249]}…"
