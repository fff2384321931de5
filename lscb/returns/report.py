"""What agencies and groups said in the year's returns, as blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from lscb.board.joining import joined
from lscb.board.year import Parts, Year
from lscb.document.blocks import Block, Fill, Gap, Paragraph, Picture, Prose, Section, paragraph
from lscb.document.richtext import to_blocks
from lscb.returns.models import Answer, AnswerPicture, AnswerVersion, Heading, Return, ReturnPartner

State = Answer.State


def returns_of(year: Year) -> list[Return]:
    """The returns owed for the year, agencies first, each with all that the report asks of it: a fixed number of reads.

    A round counts where its period shares a day with the year's.
    """
    return year.once("returns", lambda: sorted(_read(year), key=_place))


def by_agency(year: Year) -> Parts:
    """What each agency's returns of the year say, or the gap where one was not handed in; by the agency's number."""
    parts: dict[int, list[Block]] = defaultdict(list)
    for ret, blocks in _told([ret for ret in returns_of(year) if ret.agency_id], year):
        parts[ret.agency_id or 0] += blocks
        for partner in ret.partners.all():
            parts[partner.agency_id].append(paragraph(f"It answered together with {name_of(ret, year.ends)}."))
    return {pk: tuple(blocks) for pk, blocks in parts.items()}


def by_group(year: Year) -> Parts:
    """The same for groups, by the group's number."""
    parts: dict[int, list[Block]] = defaultdict(list)
    for ret, blocks in _told([ret for ret in returns_of(year) if ret.group_id], year):
        parts[ret.group_id or 0] += blocks
    return {pk: tuple(blocks) for pk, blocks in parts.items()}


def by_subject(year: Year) -> Parts:
    """What agencies and groups said of each subject of their rounds: a section for each that spoke, by the subject's
    number. Only what was handed in counts."""
    said: dict[int, dict[Return, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for ret in returns_of(year):
        for answer, subject in _speaking(ret):
            said[subject][ret] += _answered(ret, answer)
    return {
        subject: tuple(Section(_slug(ret), name_of(ret, year.ends), tuple(blocks)) for ret, blocks in sections.items())
        for subject, sections in said.items()
    }


def answers_of(ret: Return) -> tuple[Section, ...]:
    """A section for each heading of a return's form, in order, gaps where one was passed over."""
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in ret.answers.all():
        answers[answer.heading_id].append(answer)
    sections = (_under(ret, heading, answers[heading.pk]) for heading in ret.round.form.headings.all())
    return tuple(section for section in sections if section.blocks)


def not_handed_in(ret: Return, name: str) -> Gap:
    """The gap that stands for a return still owed, naming who owes it and its day."""
    passed = ret.due is not None and ret.due < timezone.localdate()
    words = "was not handed in" if passed else "has not been handed in yet"
    return Gap(
        f"{ret.round.title}: not handed in",
        f"This return of {name} {words}.",
        owed_by=name,
        since=_since(ret),
        fill=Fill("returns.return", pk=ret.pk),
    )


def name_of(ret: Return, day: date) -> str:
    """What the agency or group that answers a return was called on a day."""
    return ret.agency.name_on(day) if ret.agency else str(ret.group)


def _read(year: Year) -> Iterator[Return]:
    current = Prefetch("versions", queryset=AnswerVersion.objects.current().order_by("-number"))
    pictures = Prefetch("pictures", queryset=AnswerPicture.objects.order_by("order", "pk"))
    parts = (current, "subjects", pictures, "pictures__file__versions")
    answers = Answer.objects.order_by("part").prefetch_related(*parts)
    partners = Prefetch("partners", queryset=ReturnPartner.objects.order_by("order", "pk"))
    rows = Return.objects.of_board(year.board).overlapping(year.period).order_by("pk")
    told = rows.prefetch_related(Prefetch("answers", queryset=answers), "areas", partners)
    held = joined(year, told, "agency", "group", "round__form", "round__period")
    joined(year, (partner for ret in held for partner in ret.partners.all()), "agency")
    return (_with_headings(ret) for ret in held)


def _with_headings(ret: Return) -> Return:
    """The return with each answer's heading taken from its form, which was read once."""
    headings = {heading.pk: heading for heading in ret.round.form.headings.all()}
    for answer in ret.answers.all():
        if answer.heading_id in headings:
            answer.heading = headings[answer.heading_id]
    return ret


def _told(rows: list[Return], year: Year) -> Iterator[tuple[Return, tuple[Block, ...]]]:
    """Each return with its blocks; where one respondent owed several, each stands under its round's title."""
    owed = [(ret.agency_id, ret.group_id) for ret in rows]
    for ret in rows:
        blocks = _whole(ret, year)
        if owed.count((ret.agency_id, ret.group_id)) > 1:
            blocks = (Section(f"round-{ret.round_id}", ret.round.title, blocks),)
        yield ret, blocks


def _whole(ret: Return, year: Year) -> tuple[Block, ...]:
    if ret.state not in Return.HANDED_IN:
        return (not_handed_in(ret, name_of(ret, year.ends)),)
    return (*_speaks_for(ret), *answers_of(ret))


def _speaks_for(ret: Return) -> Iterator[Paragraph]:
    areas = [str(area) for area in ret.areas.all()]
    partners = [str(partner) for partner in ret.partners.all()]
    if areas:
        yield paragraph(f"This return speaks for {_listed(areas)}.")
    if partners:
        yield paragraph(f"Answered together with {_listed(partners)}.")


def _under(ret: Return, heading: Heading, answers: list[Answer]) -> Section:
    if not answers:
        answers = [Answer(ret=ret, heading=heading)]
    if len(answers) == 1:
        return Section(heading.slug, heading.title, _answered(ret, answers[0]))
    parts = (Section(f"part-{a.part}", _spoken_of(a), _answered(ret, a)) for a in answers)
    return Section(heading.slug, heading.title, tuple(part for part in parts if part.blocks))


def _spoken_of(answer: Answer) -> str:
    return _listed([str(subject) for subject in answer.subjects.all()]) or f"Part {answer.part}"


def _answered(ret: Return, answer: Answer) -> tuple[Block, ...]:
    """An answer's blocks; nothing where a heading that is not required was left alone."""
    if answer.state == State.NOTHING:
        return (paragraph(f"Nothing to report. {answer.why}"),)
    current = answer.current if answer.pk else None
    if answer.state != State.NOT_ANSWERED and current is not None and current.body:
        prose = Prose(to_blocks(current.body), author=str(ret.respondent), record=f"returns.answer:{answer.pk}")
        return (prose, *_pictures(answer))
    if answer.state != State.NOT_ANSWERED and not answer.heading.required:
        return ()
    return (_passed_over(ret, answer),)


def _passed_over(ret: Return, answer: Answer) -> Gap:
    start = (("ret", str(ret.pk)), ("heading", str(answer.heading_id)))
    return Gap(
        f"{answer.heading.title}: not answered",
        answer.why or "This heading was passed over in the return.",
        owed_by=str(ret.respondent),
        since=_since(ret),
        fill=Fill("returns.answer", pk=answer.pk, initial=start),
    )


def _pictures(answer: Answer) -> Iterator[Picture]:
    for picture in answer.pictures.all():
        versions = sorted(picture.file.versions.all(), key=lambda version: version.number)
        if versions:
            yield Picture(versions[-1].sha256, picture.alt, picture.caption)


def _speaking(ret: Return) -> Iterator[tuple[Answer, int]]:
    """Each answer of a return handed in that speaks to a subject, with the subject's number."""
    if ret.state in Return.HANDED_IN:
        for answer in ret.answers.all():
            if answer.state != State.NOT_ANSWERED:
                yield from ((answer, subject.pk) for subject in answer.subjects.all())


def _place(ret: Return) -> tuple[bool, int, str, int]:
    """Agencies before groups, each in their own order."""
    who = ret.agency or ret.group
    return (ret.agency_id is None, who.order if who else 0, str(who), ret.round_id)


def _slug(ret: Return) -> str:
    return ret.agency.slug if ret.agency else ret.group.slug if ret.group else ""


def _since(ret: Return) -> str:
    return f"due {ret.due:%-d %B %Y}" if ret.due else ""


def _listed(names: Iterable[str]) -> str:
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last
