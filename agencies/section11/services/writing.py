"""A standard as it is written on screen: saved over what its writer saw, brought forward, shown by evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.section11 import policies
from agencies.section11.models import Evidence, Judgement, SetAside
from lscb.audit import services as audit
from lscb.audit.services import plain
from lscb.files import services as files
from lscb.files.models import FileVersion
from lscb.permissions import scope_key
from lscb.returns import services as returns
from lscb.returns.models import Item, Return
from lscb.returns.policies import why_not_write
from lscb.returns.services.saying import refuse, whose

WORDS = ("not_applicable_reason", "arrangements", "lead", "gap")
BROUGHT = ("arrangements", "lead")


@dataclass(frozen=True)
class Saved:
    """What became of a save: the judgement as it stands; `aside` where the writer's words were kept beside it."""

    judgement: Judgement
    aside: SetAside | None = None


@transaction.atomic
def save(*, judgement: Judgement, seen: int, by: Any, done: bool = False, beside: Any = None, **values: Any) -> Saved:
    """Stores what a writer says of a standard, over the version they saw.

    `values` are `self_level`, `not_applicable_reason`, `arrangements`, `lead`, `gap`. Where somebody saved since, the
    words (with those `beside` them in the form) are set aside as their writer's own, and nothing else is changed.
    Raises ValidationError where it may not be written now, or where it is called done without a grade.
    """
    held = audit.stored(judgement)
    refuse(policies.why_not_judge(held.ret, held.standard, held.item))
    if held.version != seen and _differs(held, values):
        return Saved(held, _set_aside(held, {**values, **(beside or {})}, seen, by=by))
    if done:
        words = values.get("not_applicable_reason", ""), values.get("arrangements", "")
        refuse(policies.why_not_finish(held, values.get("self_level"), *words))
    if _differs(held, values):
        when: dict[str, Any] = {"version": held.version + 1, "saved_at": timezone.now(), "saved_by": whose(by)}
        audit.change(held, by=by, verb="judged", **when, **values)
    _reach(held, Item.State.DONE if done else Item.State.DRAFT, by=by)
    let_go(judgement=held, by=by)
    return Saved(held)


def waiting_aside(judgement: Judgement, by: Any) -> SetAside | None:
    """What a person wrote of a standard over an older version, while they have not decided about it."""
    return judgement.set_aside.filter(by=whose(by), decided=False).first()


def let_go(*, judgement: Judgement, by: Any) -> None:
    """A writer's words that were set aside are no longer asked about; they stay."""
    judgement.set_aside.filter(by=whose(by), decided=False).update(decided=True)


@transaction.atomic
def add_evidence(
    *, judgement: Judgement, title: str, by: Any, link: str = "", name: str = "", content: bytes = b""
) -> Evidence:
    """A link, or a file read by the people of the return beside the office.

    Raises ValidationError for a kind or size of file not taken, or where the standard may not be written now.
    """
    refuse(policies.why_not_judge(judgement.ret, judgement.standard, judgement.item))
    evidence = Evidence(judgement=judgement, title=title, link=link)
    if not link:
        stored = files.store(
            scope=judgement.scopes()[0], title=title, name=name, content=content, by=by, readers=_readers(judgement.ret)
        )
        evidence.file = stored.file
    _begun(judgement, by=by)
    return audit.add(evidence, by=by, verb="shown by")


@transaction.atomic
def renew_evidence(*, evidence: Evidence, name: str, content: bytes, by: Any) -> FileVersion:
    """The next version of a file; the earlier ones stay. Raises ValidationError as `add_evidence`, and for a link."""
    judgement = evidence.judgement
    refuse(policies.why_not_judge(judgement.ret, judgement.standard, judgement.item))
    if evidence.file is None:
        refuse("A link has no versions. Take it away and add another.")
    file = evidence.file
    return files.store(scope="", title="", name=name, content=content, by=by, file=file)


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Any) -> None:
    """Takes evidence away from a standard; a file's versions are kept. Raises ValidationError as `add_evidence`."""
    judgement = evidence.judgement
    refuse(policies.why_not_judge(judgement.ret, judgement.standard, judgement.item))
    audit.remove(evidence, by=by)


@transaction.atomic
def bring_forward(*, ret: Return, by: Any) -> list[Judgement]:
    """Last time's arrangements, leads and links, where nothing is written yet; grades are given anew.

    Answers with those that were filled. Raises ValidationError where the return may not be written now.
    """
    refuse(why_not_write(ret))
    earlier = before(ret)
    rows = ret.judgements.select_related("item", "standard__set").prefetch_related("evidence")
    empty = [j for j in rows if not policies.is_written(j) and j.standard_id in earlier]
    return [_brought(one, earlier[one.standard_id], by=by) for one in empty if not _locked(ret, one)]


def before(ret: Return) -> dict[int, Judgement]:
    """What the respondent said last time of each standard that this return is asked, by the standard's number."""
    asked = {_name(j): j.standard_id for j in ret.judgements.select_related("standard__set")}
    rows = Judgement.objects.filter(ret__agency=ret.agency_id, ret__group=ret.group_id)
    rows = rows.filter(ret__round__board=ret.round.board_id, ret__round__period__starts__lt=ret.round.period.starts)
    rows = rows.select_related("standard__set", "self_level", "moderated_level", "ret__round__period")
    rows = rows.prefetch_related("evidence").order_by("ret__round__period__starts", "ret__round__due_on", "pk")
    return {asked[_name(row)]: row for row in rows if _name(row) in asked}


def _name(judgement: Judgement) -> tuple[str, str, str]:
    """By what a standard is known again in the next edition of its set."""
    standard = judgement.standard
    return (standard.set.name, standard.number, standard.requirement)


def _locked(ret: Return, judgement: Judgement) -> str:
    return why_not_write(ret, judgement.item)


def _brought(judgement: Judgement, last: Judgement, *, by: Any) -> Judgement:
    values = {column: getattr(last, column) for column in BROUGHT}
    audit.change(judgement, by=by, verb="brought forward", version=judgement.version + 1, **values)
    for evidence in last.evidence.all():
        if evidence.link:
            audit.add(Evidence(judgement=judgement, title=evidence.title, link=evidence.link), by=by)
    _reach(judgement, Item.State.DRAFT, by=by)
    return judgement


def _readers(ret: Return) -> list[str]:
    """The scopes of whoever answers the return: the one it stands under, and those that answer with it."""
    return [ret.scopes()[1], *(scope_key("agency", partner.agency_id) for partner in ret.partners.all())]


def _differs(held: Judgement, values: dict[str, Any]) -> bool:
    return any(getattr(held, column) != value for column, value in values.items())


def _set_aside(held: Judgement, values: dict[str, Any], seen: int, *, by: Any) -> SetAside:
    """Kept as its writer's own; sent twice, it is kept once."""
    words = {column: plain(getattr(value, "pk", value)) for column, value in values.items()}
    again = held.set_aside.filter(by=whose(by), decided=False).first()
    if again is not None and again.words == words:
        return again
    let_go(judgement=held, by=by)
    return audit.add(SetAside(judgement=held, words=words, based_on=seen, by=whose(by)), by=by, verb="set aside")


def _begun(judgement: Judgement, *, by: Any) -> None:
    """Evidence alone makes a standard that nobody touched a draft."""
    if judgement.item is not None and judgement.item.state == Item.State.NOT_STARTED:
        _reach(judgement, Item.State.DRAFT, by=by)


def _reach(judgement: Judgement, state: str, *, by: Any) -> None:
    if judgement.item is not None:
        returns.reach(item=judgement.item, state=state, by=by)
