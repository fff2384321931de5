"""Writing the report's own text: each save is a version, and nobody's words are overwritten unseen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from lscb.annualreport.models import Narrative, NarrativeVersion, Report
from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.document import live, richtext
from lscb.returns.services.saying import whose

KEPT_THEIRS = "kept the other text"


@dataclass(frozen=True)
class Saved:
    """What became of a text: the version it was stored as, and the one its writer had not seen, if there is one.

    Where `unseen` is given, the text was set aside and does not stand in the report.
    """

    version: NarrativeVersion
    unseen: NarrativeVersion | None = None


@transaction.atomic
def save_text(*, report: Report, section: str, body: str, by: Any, based_on: int, signed: str = "") -> Saved:
    """Stores the next version of a chapter's text (HTML, sanitised here) over the version its writer saw (0: none).

    Where that is no longer the current one, the text is kept as its writer's own, set aside, and nothing else is
    changed; a text that is what stands already is taken as it is. An empty text takes what stands away.
    """
    audit.stored(report)  # locked: of two at once, one waits and sees what the other stored
    narrative = Narrative.objects.filter(report=report, section=section).first()
    body, signed = live.marked(richtext.clean(body)).strip(), signed.strip()
    current = current_of(narrative)
    if current is not None and (current.body, current.signed) == (body, signed):
        return Saved(current)
    if narrative is None:
        narrative = audit.add(Narrative(report=report, section=section), by=by, verb="began")
    if current is not None and current.number != based_on:
        return Saved(_set_aside(narrative, body, signed, by=by, based_on=based_on), unseen=current)
    version = _version(narrative, body, signed, by=by, based_on=current.number if current else 0)
    _stands(narrative, version, current, by=by)
    return Saved(version)


@transaction.atomic
def write_over(*, report: Report, section: str, body: str, by: Any, signed: str = "") -> Narrative:
    """Stores the next version over whatever stands, as an import does, which read it in the same transaction."""
    audit.stored(report)
    current = current_of(Narrative.objects.filter(report=report, section=section).first())
    number = current.number if current else 0
    saved = save_text(report=report, section=section, body=body, by=by, based_on=number, signed=signed)
    return saved.version.narrative


def keep_mine(*, aside: NarrativeVersion, seen: int, by: Any) -> Saved:
    """Lets a text stand that was set aside, or an earlier version, over the version its reader has now `seen`.

    Where another was written since, it is set aside again: `unseen` names that one.
    """
    narrative = aside.narrative
    return save_text(
        report=narrative.report,
        section=narrative.section,
        body=aside.body,
        signed=aside.signed,
        by=by,
        based_on=seen,
    )


def keep_theirs(*, aside: NarrativeVersion, by: Any) -> None:
    """Leaves the text that stands as it is. What was set aside is kept and no longer asked about."""
    audit.write(aside, by=by, verb=KEPT_THEIRS)


def current_of(narrative: Narrative | None) -> NarrativeVersion | None:
    """The version that stands: the highest that was not set aside."""
    if narrative is None:
        return None
    return narrative.versions.filter(set_aside=False).order_by("-number").first()


def waiting_aside(narrative: Narrative | None, by: Any) -> NarrativeVersion | None:
    """A person's latest text that was set aside and about which nothing has been decided since."""
    current = current_of(narrative)
    if narrative is None or current is None:
        return None
    rows = narrative.versions.filter(set_aside=True, by=whose(by), number__gt=current.number)
    latest = rows.order_by("-number").first()
    if latest is None:
        return None
    decided = AuditEvent.objects.filter(verb=KEPT_THEIRS, model=latest._meta.label_lower, record=str(latest.pk))
    return None if decided.exists() else latest


def _set_aside(narrative: Narrative, body: str, signed: str, *, by: Any, based_on: int) -> NarrativeVersion:
    """A text kept as its writer's own; sent twice, it is kept once."""
    again = narrative.versions.filter(set_aside=True, by=whose(by), body=body, signed=signed).first()
    if again is not None:
        return again
    version = _version(narrative, body, signed, by=by, based_on=based_on, set_aside=True)
    audit.write(narrative, by=by, verb="set aside", changes={"version": [None, version.number]})
    return version


def _version(
    narrative: Narrative, body: str, signed: str, *, by: Any, based_on: int, set_aside: bool = False
) -> NarrativeVersion:
    """The next version. A number that its writer claims to have seen and that is not there yet counts as none."""
    last = narrative.versions.aggregate(last=Max("number"))["last"] or 0
    version = NarrativeVersion(
        narrative=narrative,
        number=last + 1,
        body=body,
        signed=signed,
        by=whose(by),
        based_on=based_on if based_on <= last else 0,
        set_aside=set_aside,
    )
    version.full_clean()
    version.save(force_insert=True)
    return version


def _stands(narrative: Narrative, version: NarrativeVersion, before: NarrativeVersion | None, *, by: Any) -> None:
    """The version is what the report reads from now on; the audit line names it, and it holds the words."""
    narrative.body, narrative.signed = version.body, version.signed
    narrative.full_clean()
    narrative.save(update_fields=["body", "signed"])
    changes = {"version": [before.number if before else None, version.number]}
    audit.write(narrative, by=by, verb="rewrote" if before else "wrote", changes=changes)
