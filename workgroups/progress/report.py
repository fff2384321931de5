"""The chapter on the board's groups: what each is for, who chairs it, and its return of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lscb.board.joining import held_by_board, joined
from lscb.board.year import Chapters, Parts, Year
from lscb.document.blocks import Block, Fill, Gap, Section, paragraph
from lscb.returns.report import by_group
from priorities.indicators import report as indicators
from workgroups.models import Group, GroupSuccession

REPORTING = (Group.Kind.WORKING, Group.Kind.EXECUTIVE, Group.Kind.TASK, Group.Kind.FORUM)


def groups(year: Year, subjects: Sequence[str]) -> Chapters:
    """A section for each group that worked in the year or owed a return for it; a gap where none was asked for."""
    told, figures = by_group(year), indicators.by_group(year)
    successions = joined(year, GroupSuccession.objects.of_board(year.board), "old")
    over = {succession.old_id for succession in successions}
    shown = [group for group in _at_work(year, told) if group.pk in told or group.pk not in over]
    if not shown:
        return {"": (_no_groups(),)}
    replaced = {group.pk: [s for s in successions if s.new_id == group.pk] for group in shown}
    return {
        "": tuple(
            _section(group, year, replaced[group.pk], told.get(group.pk, ()), figures.get(group.pk, ()))
            for group in shown
        )
    }


def _at_work(year: Year, told: Parts) -> list[Group]:
    """The groups that worked for the board on any day of the year, and any other that owed a return for it."""
    ours = held_by_board(year, Group).values()
    wanted = [group for group in ours if group.pk in told or (group.kind in REPORTING and year.meets(group))]
    return joined(year, sorted(wanted, key=lambda group: (group.order, group.name)), "chair_agency")


def _section(
    group: Group,
    year: Year,
    replaced: Iterable[GroupSuccession],
    told: tuple[Block, ...],
    figures: tuple[Block, ...],
) -> Section:
    """Who the group is, what its return says, and the statistics that are printed with it."""
    counted = (Section("figures", "In figures", figures),) if figures else ()
    return Section(group.slug, group.name, (*_about(group, replaced), *(told or (_no_return(group, year),)), *counted))


def _about(group: Group, replaced: Iterable[GroupSuccession]) -> Iterator[Block]:
    """What the board knows of the group besides its return."""
    if group.purpose:
        yield paragraph(group.purpose)
    yield paragraph(" ".join((_chair(group), _meets(group))))
    for succession in replaced:
        yield paragraph(_replaced(succession))


def _chair(group: Group) -> str:
    if not group.chaired_by:
        return "Who chaired the group was not stated."
    agency = f", {group.chair_agency}" if group.chair_agency else ""
    return f"Its chair was the {_lowered(group.chaired_by)}{agency}."


def _meets(group: Group) -> str:
    return f"It met {_lowered(group.meets)}." if group.meets else "How often it met was not stated."


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]


def _replaced(succession: GroupSuccession) -> str:
    when = f"on {succession.on:%-d %B %Y}" if succession.on else ""
    if succession.on_words:
        when = f"in {succession.on_words}"
    said = " ".join(part for part in (f"It took over from {succession.old}", when) if part)
    return f"{said}. {succession.note}".strip()


def _no_return(group: Group, year: Year) -> Gap:
    return Gap(
        f"{group.name}: no return",
        f"No return for {year.period.label} is recorded.",
        owed_by=str(group),
        fill=Fill("returns.return", initial=(("group", str(group.pk)),)),
    )


def _no_groups() -> Gap:
    return Gap(
        "No working groups recorded",
        "Which groups worked for the board in the year is not recorded.",
        owed_by="Board business manager",
        fill=Fill("workgroups.group"),
    )
