"""The chapter of standards, and what stands of them on each agency's part of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from agencies.section11 import grades
from agencies.section11.models import Judgement, Standard, StandardSet
from lscb.board.joining import joined
from lscb.board.year import Chapters, Parts, Year
from lscb.document import figures
from lscb.document.blocks import Block, Cell, Figure, Fill, Gap, Row, Section, Table, cell, paragraph
from lscb.returns.models import Return
from lscb.returns.report import not_handed_in, returns_of

NOT_STATED = "Not stated"


def standards(year: Year, subjects: Sequence[str]) -> Chapters:
    """Each set of standards asked for, with every return made against it in the year.

    A subject is the slug of a set; "" stands for all sets that returns of the year answered.
    """
    asked_for = _asked(year)
    sets = {one.slug: one for one in _sets(year)}
    by_set: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in asked_for:
        by_set[judgement.standard.set_id].append(judgement)
    return {subject: _chapter(year, subject, sets, by_set) for subject in subjects}


def by_agency(year: Year) -> Parts:
    """For each agency, how its returns of the year measured it against each set of standards.

    One that is not handed in is a gap already, where the return itself stands.
    """
    by_return: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for judgement in _handed_in(_asked(year)):
        by_return[judgement.standard.set_id, judgement.ret_id].append(judgement)
    parts: dict[int, tuple[Block, ...]] = defaultdict(tuple)
    for judgements in by_return.values():
        ret, asked = judgements[0].ret, judgements[0].standard.set
        section = Section(f"standards-{asked.slug}", str(asked), (*_summary(judgements), *grades.table(judgements)))
        for agency in (ret.agency_id, *(partner.agency_id for partner in ret.partners.all())):
            if agency is not None:
                parts[agency] += (section,)
    return dict(parts)


def _handed_in(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What an agency has not handed in is still its own: it may change, and is nobody else's to read."""
    return [judgement for judgement in judgements if judgement.ret.state in Return.HANDED_IN]


def _asked(year: Year) -> list[Judgement]:
    """Every standard that a return of the year was asked for, answered or not."""
    return year.once("section11.asked", lambda: _read(year))


def _read(year: Year) -> list[Judgement]:
    """The judgements of each return in turn, in the order of their standards."""
    returns = {ret.pk: ret for ret in returns_of(year)}
    standards = {standard.pk: standard for one in _sets(year) for standard in one.standards.all()}
    rows = Judgement.objects.filter(ret__in=list(returns)).order_by("pk").select_related("origin")
    held = joined(year, rows.prefetch_related("origin__actions"), "self_level", "moderated_level")
    for judgement in held:
        judgement.ret, judgement.standard = returns[judgement.ret_id], standards[judgement.standard_id]
    place = {pk: at for at, pk in enumerate(returns)}
    return sorted(held, key=lambda j: (place[j.ret_id], j.standard.order, j.standard_id))


def _sets(year: Year) -> list[StandardSet]:
    """The board's sets of standards with their standards and grades, by name."""
    rows = StandardSet.objects.of_board(year.board).select_related("scale")
    return year.once("section11.sets", lambda: list(rows.prefetch_related("standards", "scale__levels")))


def _chapter(
    year: Year, subject: str, sets: dict[str, StandardSet], by_set: dict[int, list[Judgement]]
) -> tuple[Block, ...]:
    if subject:
        asked = sets.get(subject)
        return _set(year, asked, by_set[asked.pk]) if asked and by_set.get(asked.pk) else (_owed(year, asked),)
    chosen = [one for one in sets.values() if one.pk in by_set]
    if not chosen:
        return (_owed(year, None),)
    return tuple(Section(one.slug, str(one), _set(year, one, by_set[one.pk])) for one in chosen)


def _owed(year: Year, asked: StandardSet | None) -> Gap:
    """No return measured itself against the set in the year, or against any."""
    if asked is None:
        return Gap(
            "Standards",
            f"No return of {year.period.label} was measured against a set of standards.",
            owed_by="The board's office",
            since=year.period.label,
            fill=Fill("section11.standardset"),
        )
    return Gap(
        str(asked),
        f"No return of {year.period.label} was measured against these standards.",
        owed_by="The board's office",
        since=year.period.label,
        fill=Fill("section11.judgement"),
    )


def _set(year: Year, asked: StandardSet, judgements: list[Judgement]) -> tuple[Block, ...]:
    """A set: how grades were spread over the returns handed in, then each, requirement by requirement; who owes one."""
    owed = {judgement.ret_id: judgement.ret for judgement in judgements if judgement.ret.state not in Return.HANDED_IN}
    gaps = tuple(not_handed_in(ret, _name(year, ret)) for ret in owed.values())
    return (*_measured(year, asked, _handed_in(judgements)), *gaps)


def _measured(year: Year, asked: StandardSet, judgements: list[Judgement]) -> tuple[Block, ...]:
    if not judgements:
        return ()
    by_return: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_return[judgement.ret_id].append(judgement)
    spread = grades.table(judgements)
    if len(by_return) == 1:
        return (*_return(year, asked, judgements), *spread)
    each = tuple(
        Section(f"{asked.slug}-{_slug(held[0].ret)}", _name(year, held[0].ret), _return(year, asked, held))
        for held in by_return.values()
    )
    by_agency = grades.matrix(f"Grades by agency: {asked}", "Agency", judgements, lambda j: _name(year, j.ret))
    in_order = sorted(judgements, key=lambda j: (j.standard.order, j.standard_id))
    by_standard = grades.matrix(f"Grades by standard: {asked}", "Standard", in_order, lambda j: str(j.standard))
    return (*spread, *by_agency, *by_standard, *each)


def _return(year: Year, asked: StandardSet, judgements: list[Judgement]) -> tuple[Block, ...]:
    held = {judgement.standard_id: judgement for judgement in judgements}
    everything = list(asked.standards.all())
    under: dict[int | None, list[Standard]] = defaultdict(list)
    for standard in everything:
        under[standard.parent_id].append(standard)
    lede = paragraph(f"This is what {_name(year, judgements[0].ret)} had in place.")
    blocks: list[Block] = [lede, *_summary(judgements)]
    alone = [top for top in under[None] if not under[top.pk]]
    if alone:
        blocks.append(_table(str(asked), alone, held, graded=asked.scale_id is not None))
    for top in under[None]:
        lines = _descendants(top, under)
        if lines:
            caption = f"{top.number} {top.requirement}".strip()
            blocks.append(_table(caption, lines, held, graded=asked.scale_id is not None))
    asked_of = [standard for standard in everything if not under[standard.pk]]
    blocks.extend(gap for standard in asked_of for gap in _missing(judgements[0].ret, standard, held))
    return tuple(blocks)


def _descendants(top: Standard, under: dict[int | None, list[Standard]]) -> list[Standard]:
    """All that stands under a standard, in reading order."""
    found: list[Standard] = []
    for standard in under[top.pk]:
        found += [standard, *_descendants(standard, under)]
    return found


def _table(caption: str, lines: list[Standard], held: dict[int, Judgement], *, graded: bool) -> Table:
    judgements = [held[line.pk] for line in lines if line.pk in held]
    missing = any(judgement.gap for judgement in judgements)
    columns = ["Requirement", "Local arrangements", "Lead"]
    columns += ["Own grade", "Moderated grade"] * graded + ["What is missing"] * missing
    rows = tuple(_row(line, held.get(line.pk), graded=graded, missing=missing) for line in lines)
    return Table(caption, tuple(columns), rows, figures=False)


def _row(line: Standard, judgement: Judgement | None, *, graded: bool, missing: bool) -> Row:
    head = cell(f"{line.number} {line.requirement}".strip(), header=True)
    if judgement is None:
        blanks = 2 + 2 * graded
        return Row((head, *(cell(NOT_STATED) for _ in range(blanks)), *([cell()] * missing)))
    cells = [cell(_arrangements(judgement)), cell(judgement.lead or NOT_STATED)]
    if graded:
        cells += [_grade(judgement.self_level), _grade(judgement.moderated_level)]
    if missing:
        cells.append(cell(_shortfall(judgement)))
    return Row((head, *cells))


def _arrangements(judgement: Judgement) -> str:
    if judgement.not_applicable_reason:
        return f"Does not apply: {judgement.not_applicable_reason}"
    return judgement.arrangements or NOT_STATED


def _shortfall(judgement: Judgement) -> str:
    """What is missing, with the actions raised to put it right."""
    actions = judgement.origin.actions.all() if judgement.origin else ()
    return " ".join([judgement.gap, *(f"Action: {action.title}." for action in actions)]).strip()


def _grade(level: object) -> Cell:
    return cell(str(level), tone=getattr(level, "tone", "")) if level else cell("Not graded")


def _missing(ret: Return, standard: Standard, held: dict[int, Judgement]) -> Iterable[Gap]:
    """A marked gap where a requirement has no arrangement or no lead stated."""
    judgement = held.get(standard.pk)
    if judgement is None:
        initial = (("ret", str(ret.pk)), ("standard", str(standard.pk)))
        fill, lacking = Fill("section11.judgement", initial=initial), ["arrangements", "lead"]
    elif judgement.not_applicable_reason:
        return
    else:
        fill = Fill("section11.judgement", judgement.pk, initial=(("ret", str(ret.pk)),))
        lacking = [column for column in ("arrangements", "lead") if not getattr(judgement, column)]
    if lacking:
        words = " and ".join(lacking)
        since = f"due {ret.due:%-d %B %Y}" if ret.due else ""
        yield Gap(
            str(standard),
            f"The return does not state the {words}.",
            owed_by=str(ret.respondent),
            since=since,
            fill=fill,
        )


def _summary(judgements: list[Judgement]) -> tuple[Block, ...]:
    """How many requirements were put to a return, and for how many it stated arrangements and a lead."""
    asked = figures.counted("Requirements", judgements)
    stated = figures.counted("With local arrangements stated", [j for j in judgements if j.arrangements])
    led = figures.counted("With a lead named", [j for j in judgements if j.lead])
    parts: list[str | Figure] = ["Of ", asked, " requirements, arrangements were stated for ", stated]
    return (paragraph(*parts, " and a lead for ", led, "."),)


def _name(year: Year, ret: Return) -> str:
    """The respondent as it was called at the end of the period."""
    return ret.agency.name_on(year.ends) if ret.agency else str(ret.group)


def _slug(ret: Return) -> str:
    respondent = ret.respondent
    return respondent.slug if respondent else ""
