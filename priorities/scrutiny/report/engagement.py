"""How the board spoke with people, and what children and families said."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Parts, Year
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Inline, Paragraph, Section, Text, Unit, bullets, paragraph
from priorities.scrutiny.models import Engagement, SurveyView
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.wording import gap, grouped, listed, opening, sentence, when

# The headings of the chapter on communication, and the kinds under each.
HEADINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("newsletters", "Newsletters", (Engagement.Kind.NEWSLETTER,)),
    ("website", "Website", (Engagement.Kind.WEBSITE,)),
    ("leaflets-and-campaigns", "Leaflets and campaigns", (Engagement.Kind.LEAFLET, Engagement.Kind.CAMPAIGN)),
    ("conferences-and-events", "Conferences and events", (Engagement.Kind.CONFERENCE, Engagement.Kind.EVENT)),
    ("surveys", "Surveys and consultations", (Engagement.Kind.SURVEY,)),
    ("other", "Other ways", (Engagement.Kind.OTHER,)),
)


def engagement_by_topic(year: Year) -> Parts:
    """Communication and consultation by topic of the period."""
    return grouped(under_topics(year, _engagement(year)), "topic_id", _told)


def engagement_by_group(year: Year) -> Parts:
    """What a working group did of the kind in the period, beside topics."""
    found = [e for e in in_period(year, _engagement(year)) if not e.topic_id and e.group_id]
    return grouped(found, "group_id", _told)


def engagement_by_agency(year: Year) -> Parts:
    """What one agency did of the kind in the period, beside topics."""
    found = [e for e in in_period(year, _engagement(year)) if not e.topic_id and not e.group_id and e.agency_id]
    return grouped(found, "agency_id", _told)


def communication(year: Year, subjects: Sequence[str]) -> Chapters:
    """The board's own communication by kind; then what children and families said; gaps where nothing is recorded."""
    every = in_period(year, _engagement(year))
    ours = [e for e in every if not (e.topic_id or e.agency_id)]
    sections: list[Block] = [
        Section(key, heading, _told(some))
        for key, heading, kinds in HEADINGS
        if (some := [e for e in ours if e.kind in kinds])
    ]
    none = gap(year, Engagement, "Communication", f"No communication is recorded for {year.period.label}.")
    return {"": (*(sections or [none]), _said(year, every))}


def _said(year: Year, every: Sequence[Engagement]) -> Section:
    """What children and parents said in all of the year's consultations, whoever held them."""
    asked = (SurveyView.Who.CHILDREN, SurveyView.Who.PARENTS)
    blocks: list[Block] = []
    for who in asked:
        texts = [view.text for e in every for view in e.views.all() if view.who == who]
        blocks += [paragraph(f"{who.label}:"), bullets(*texts)] if texts else [_unheard(year, who)]
    return Section("views", "What children and families said", tuple(blocks))


def _unheard(year: Year, who: SurveyView.Who) -> Block:
    return gap(year, Engagement, who.label, f"Nothing of what they said is recorded for {year.period.label}.")


def _told(some: Sequence[Engagement]) -> tuple[Block, ...]:
    return tuple(block for engagement in some for block in _one(engagement))


def _one(engagement: Engagement) -> list[Block]:
    """What was done, for whom, when, how many took part, what came of it, and what they said."""
    facts = listed(when(engagement.on, engagement.when_words), engagement.audience and f"for {engagement.audience}")
    inlines: list[Inline] = [Text(engagement.title, strong=True)]
    inlines.append(Text(f". {sentence(opening(facts))}{engagement.text}".rstrip()))
    for words, figure in _counts(engagement):
        inlines += [Text(f" {words}: "), figure, Text(".")]
    if engagement.outcome:
        inlines.append(Text(f" {engagement.outcome}"))
    blocks: list[Block] = [Paragraph(tuple(inlines))]
    views = [f"{view.get_who_display()}: {view.text}" for view in engagement.views.all()]
    return [*blocks, bullets(*views)] if views else blocks


def _counts(engagement: Engagement) -> list[tuple[str, Figure]]:
    """The numbers that are known, each with the words before it."""
    named = (
        ("took_part", "Those who took part", Unit.PEOPLE),
        ("handed_out", "Copies or messages", Unit.COUNT),
    )
    return [
        (words, figures.recorded(f"{engagement.title}: {words.lower()}", engagement, column, unit=unit))
        for column, words, unit in named
        if getattr(engagement, column) is not None
    ]


def _engagement(year: Year) -> list[Engagement]:
    return of_year(year, Engagement.objects.of_board(year.board).prefetch_related("views"))
