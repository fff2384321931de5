"""The chapter on case reviews: how many there were, how far each has come, what it asked for, what was learnt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch

from lscb.board.joining import joined
from lscb.board.year import Chapters, Year
from lscb.document import figures
from lscb.document.blocks import Block, Fill, Gap, Inline, Section, Table, Text, bullets, row
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation, ReviewTotals, ReviewUpdate
from workgroups.reviews.numbers import in_numbers
from workgroups.reviews.reviewtext import one_review

OWED_BY = "Case review working group"


def case_reviews(year: Year, subjects: Sequence[str]) -> Chapters:
    """The chapter. Eleven queries, however many reviews, recommendations and events there are."""
    reviews = _reviews(year)
    totals = list(ReviewTotals.objects.of_board(year.board).for_period(year.period))
    updates = _updates(year)
    events = list(LearningEvent.objects.of_board(year.board).overlapping(year.period).select_related("review"))
    if not (reviews or totals or updates or events):
        return {subject: (_nothing(year),) for subject in subjects or ("",)}
    sections: list[Block] = [
        Section("reviews-in-numbers", "Reviews in the year", tuple(_numbers(year, reviews, totals))),
        *(one_review(review, year) for review in reviews),
        *_told(updates, ReviewUpdate.Kind.FOLLOW_UP, ReviewUpdate.Kind.LEARNING),
        Section("learning-events", "Learning events", tuple(_events(year, events))),
        *_told(updates, ReviewUpdate.Kind.METHOD, ReviewUpdate.Kind.NEXT),
    ]
    return {subject: tuple(sections) for subject in subjects or ("",)}


def _reviews(year: Year) -> list[CaseReview]:
    asked_for = Recommendation.objects.select_related("origin").prefetch_related(
        "agencies", "origin__actions__status", "origin__actions__owners"
    )
    rows = CaseReview.objects.of_board(year.board).concerning(year.period)
    parts = ("agencies", "stages", Prefetch("recommendations", queryset=asked_for))
    held = joined(year, rows.prefetch_related(*parts), "area")
    joined(year, (stage for review in held for stage in review.stages.all()), "period")
    return held


def _numbers(year: Year, reviews: list[CaseReview], totals: list[ReviewTotals]) -> Iterable[Block]:
    yield from in_numbers(year, reviews, totals)
    if reviews:
        yield _list_of(reviews)


def _list_of(reviews: list[CaseReview]) -> Table:
    rows = [
        row(
            review.reference,
            review.get_kind_display(),
            review.method or "not stated",
            review.get_state_display(),
            review.get_publication_display(),
        )
        for review in reviews
    ]
    columns = ("Review", "Kind", "Method", "Stage reached", "Publication")
    return Table("Reviews open, completed or published in the year", columns, tuple(rows), figures=False)


def _updates(year: Year) -> list[ReviewUpdate]:
    rows = ReviewUpdate.objects.of_board(year.board).overlapping(year.period).filter(review__isnull=True)
    return list(rows)


def _told(updates: list[ReviewUpdate], *kinds: ReviewUpdate.Kind) -> Iterable[Section]:
    for kind in kinds:
        texts = [update.text for update in updates if update.kind == kind]
        if texts:
            yield Section(f"reviews-{kind.value.replace('_', '-')}", kind.label, (bullets(*texts),))


def _events(year: Year, events: list[LearningEvent]) -> Iterable[Block]:
    if not events:
        fill = Fill("reviews.learningevent", initial=(("board", str(year.board.pk)), ("period", str(year.period.pk))))
        yield Gap("Learning events", "No event is recorded at which learning was passed on.", OWED_BY, fill=fill)
        return
    yield bullets(*(_event(event) for event in events))
    unstated = [event for event in events if event.attended is None]
    if unstated:
        fill = Fill("reviews.learningevent", unstated[0].pk)
        yield Gap("Attendance at learning events", "How many people came was not stated.", OWED_BY, fill=fill)


def _event(event: LearningEvent) -> tuple[Inline, ...]:
    """One event: what, when, for whom, and how many came where that is known."""
    when = f"{event.on:%-d %B %Y}" if event.on else event.when
    named = [event.title, str(event.review) if event.review else "", when, event.audience and f"for {event.audience}"]
    words = f"{', '.join(part for part in named if part)}. {event.text}".strip()
    if event.attended is None:
        return (Text(words),)
    return (Text(f"{words} Attended: "), figures.recorded(f"Attended: {event.title}", event, "attended"), Text("."))


def _nothing(year: Year) -> Gap:
    initial = (("board", str(year.board.pk)), ("period", str(year.period.pk)))
    return Gap(
        "Case reviews",
        "Nothing is recorded of case reviews in this period: not even that there were none.",
        OWED_BY,
        f"{year.ends:%-d %B %Y}",
        Fill("reviews.reviewtotals", initial=initial),
    )
