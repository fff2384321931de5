"""Entering figures: a correction is a new version, and of several sources one is chosen to stand in reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lscb.audit import services as audit
from lscb.board.models import Area, Board, Period
from priorities.indicators.models import (
    Category,
    CategoryScheme,
    DerivedPart,
    Indicator,
    Observation,
    SourceChoice,
    Target,
    Threshold,
    ToCheck,
)
from priorities.indicators.policies import BY_A_NUMBER, why_not_choose, why_not_reckon, why_not_record, why_not_redivide

Part = tuple[Indicator, Category | None]
SAYS = ("value", "numerator", "denominator", "bound", "words", "marker", "decimals", "note")


@transaction.atomic
def add_scheme(
    *, board: Board, name: str, slug: str, by: Any, categories: Iterable[dict[str, Any]] = (), whole: str = "All"
) -> CategoryScheme:
    """A category scheme with the category that stands for its whole, and its parts in order."""
    scheme = audit.add(CategoryScheme(board=board, name=name, slug=slug), by=by)
    give_whole(scheme=scheme, name=whole, by=by)
    for order, columns in enumerate(categories, start=1):
        audit.add(Category(scheme=scheme, order=order, **columns), by=by)
    return scheme


def give_whole(*, scheme: CategoryScheme, by: Any, name: str = "All") -> Category:
    """The category that stands for a scheme's whole, made where it has none."""
    standing = scheme.categories.filter(is_all=True).first()
    return standing or audit.add(Category(scheme=scheme, code="all", name=name, is_all=True), by=by)


def undivided(*, board: Board, by: Any) -> CategoryScheme:
    """The board's scheme of a single category, which figures that are not divided point to."""
    slug = CategoryScheme.UNDIVIDED
    standing = CategoryScheme.objects.of_board(board).filter(slug=slug).first()
    return standing or add_scheme(board=board, name="Undivided", slug=slug, by=by)


@transaction.atomic
def define(
    *,
    board: Board,
    by: Any,
    scheme1: CategoryScheme | None = None,
    scheme2: CategoryScheme | None = None,
    **details: Any,
) -> Indicator:
    """A new indicator, undivided where no scheme is named. Raises ValidationError for a sentence we cannot fill."""
    whole = undivided(board=board, by=by)
    return audit.add(Indicator(board=board, scheme1=scheme1 or whole, scheme2=scheme2 or whole, **details), by=by)


@transaction.atomic
def redefine(*, indicator: Indicator, by: Any, **details: Any) -> Indicator:
    """Changes what an indicator is. Raises ValidationError with the reason where its figures do not allow it."""
    whole = undivided(board=indicator.board, by=by)
    for column in ("scheme1", "scheme2"):
        details[column] = details.get(column) or whole
    stored = Indicator.objects.get(pk=indicator.pk)
    _refuse(why_not_redivide(stored, details))
    for column, value in details.items():
        setattr(indicator, column, value)
    periods = Observation.objects.current().filter(indicator=indicator).order_by().values_list("period_id", flat=True)
    ToCheck.objects.mark((indicator.pk, period) for period in periods.distinct())
    return audit.save_changed(indicator, audit.snapshot(stored), by=by)


@transaction.atomic
def reckon_from(
    *, indicator: Indicator, operation: str, parts: Sequence[Part], by: Any, factor: int | None = None
) -> Indicator:
    """Says what an indicator is computed from, each part with a category or None for its whole, in order.

    `factor` is what a part is multiplied or divided by, and is asked of those operations alone.
    Without an operation it stays one that is entered, and its parts are what the checks hold it against. Raises
    ValidationError with the reason where it cannot be computed so.
    """
    _refuse(why_not_reckon(indicator, operation, parts, factor))
    standing = list(indicator.parts.order_by("order"))
    if [(p.part_id, p.category_id) for p in standing] != [(p.pk, c.pk if c else None) for p, c in parts]:
        for row in standing:
            audit.remove(row, by=by)
        for order, (part, category) in enumerate(parts):
            audit.add(DerivedPart(indicator=indicator, part=part, category=category, order=order), by=by)
    factor = factor if operation in BY_A_NUMBER else None
    return audit.change(indicator, operation=operation, factor=factor, by=by, verb="said how it is computed")


@transaction.atomic
def record_observation(*, indicator: Indicator, period: Period, area: Area, by: Any, **details: Any) -> Observation:
    """Enters one figure; without categories it is the whole's, without a source the indicator's usual one.

    Where the source's figure already stands, a different one becomes its next version and the earlier is kept; the
    same one again writes nothing. Raises ValidationError with the reason where no figure may be entered.
    """
    made = Observation(indicator=indicator, period=period, area=area, **_complete(indicator, details))
    return enter(observation=made, by=by)


@transaction.atomic
def enter(*, observation: Observation, by: Any) -> Observation:
    """Stores a figure made in memory by the rules of `record_observation`."""
    _refuse(why_not_record(observation.indicator, observation.period))
    standing = list(Observation.objects.select_for_update().of_key(observation).order_by("version"))
    earlier = [o for o in standing if o.source_id == observation.source_id]
    if earlier and says_the_same(earlier[-1], observation):
        return earlier[-1]
    for superseded in _place(observation, earlier, standing):
        audit.change(superseded, chosen=False, by=by, verb="superseded")
    return audit.add(observation, by=by, verb="revised" if earlier else "entered")


@transaction.atomic
def record_many(*, observations: Sequence[Observation], subject: models.Model, by: Any) -> list[Observation]:
    """Stores many figures under one audit line on `subject`, by the same rules, in a fixed number of queries.

    The rows must be valid already: only the database checks them. Rows that change nothing are left out.
    """
    standing = _standing(observations)
    new, superseded = [], []
    for row in observations:
        versions = standing.setdefault(tuple(row.key().values()), [])
        earlier = [o for o in versions if o.source_id == row.source_id]
        if earlier and says_the_same(earlier[-1], row):
            continue
        for other in _place(row, earlier, versions):
            other.chosen = False
            superseded.append(other.pk)
        versions.append(row)
        new.append(row)
    Observation.objects.filter(pk__in=superseded).update(chosen=False)
    ToCheck.objects.mark((row.indicator_id, row.period_id) for row in new)
    return audit.add_many(new, by=by, subject=subject, verb="imported figures")


@transaction.atomic
def choose_source(*, observation: Observation, by: Any, reason: str = "") -> Observation:
    """Makes one source's figure the one that stands in reports from now on; those made before keep what they had.

    Raises ValidationError with the reason not to.
    """
    _refuse(why_not_choose(observation))
    for other in Observation.objects.of_key(observation).current():
        audit.change(other, chosen=False, by=by, verb="set aside", reason=reason)
        # No line of the log of its own: the two figures' lines say the same.
        SourceChoice.objects.create(observation=observation, instead_of=other)
    return audit.change(observation, chosen=True, by=by, verb="chosen", reason=reason)


@transaction.atomic
def withdraw(*, observation: Observation, by: Any, reason: str = "") -> None:
    """Removes a figure entered by mistake; the version or source before it stands again."""
    before = Observation.objects.of_key(observation).exclude(pk=observation.pk)
    was_chosen, same_source = observation.chosen, observation.source_id
    audit.remove(observation, by=by, reason=reason)
    heir = before.filter(source=same_source).order_by("version").last() or before.order_by("version").last()
    if was_chosen and heir is not None:
        audit.change(heir, chosen=True, by=by, verb="chosen")


def annotate(*, observation: Observation, note: str, by: Any) -> Observation:
    """What is printed with a figure; the figure itself stays as it is, and is no new version."""
    return audit.change(observation, by=by, verb="said what is printed with", note=note)


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    period: Period,
    area: Area,
    value: Decimal,
    by: Any,
    kind: str = Target.Kind.TARGET,
    **more: Any,
) -> Target:
    """The target of a period, set or changed."""
    key = {"indicator": indicator, "period": period, "area": area, "kind": kind}
    standing = Target.objects.filter(**key).first()
    if standing is None:
        return audit.add(Target(**key, value=value, **more), by=by, verb="set a target")
    return audit.change(standing, value=value, **more, by=by)


@transaction.atomic
def set_threshold(*, indicator: Indicator, period: Period, amber_within: Decimal, by: Any) -> Threshold:
    """How far a figure of a period may miss its target and be amber, set or changed."""
    standing = Threshold.objects.filter(indicator=indicator, period=period).first()
    if standing is None:
        made = Threshold(indicator=indicator, period=period, amber_within=amber_within)
        return audit.add(made, by=by, verb="set a threshold")
    return audit.change(standing, amber_within=amber_within, by=by)


@transaction.atomic
def drop(*, measure: Target | Threshold, by: Any, reason: str) -> None:
    """Takes a target or a threshold away."""
    audit.remove(measure, by=by, reason=reason)


def says_the_same(first: Observation, second: Observation) -> bool:
    """Whether two figures say the same thing, whoever entered them and when."""
    return all(getattr(first, column) == getattr(second, column) for column in SAYS)


def _complete(indicator: Indicator, details: dict[str, Any]) -> dict[str, Any]:
    wholes = {"category1": indicator.scheme1, "category2": indicator.scheme2}
    for column, scheme in wholes.items():
        details.setdefault(column, None)
        details[column] = details[column] or scheme.categories.get(is_all=True)
    details.setdefault("source", indicator.source)
    _refuse("" if details["source"] else "Name the source: this indicator has no usual one.")
    if isinstance(details.get("value"), int):
        details["value"] = Decimal(details["value"])
    return details


def _place(row: Observation, earlier: list[Observation], standing: list[Observation]) -> list[Observation]:
    """Gives a new row its version and status, and says which figures it takes the place of in reports."""
    row.version = earlier[-1].version + 1 if earlier else 1
    row.status = Observation.Status.REVISED if earlier else row.status
    row.chosen = any(o.chosen for o in earlier) or not any(o.chosen for o in standing)
    return [o for o in standing if o.chosen] if row.chosen else []


def _standing(rows: Sequence[Observation]) -> dict[tuple[int, ...], list[Observation]]:
    """What is already held for the indicators and periods of these rows, by key, oldest version first."""
    found = Observation.objects.filter(
        indicator__in={o.indicator_id for o in rows}, period__in={o.period_id for o in rows}
    ).order_by("version")
    held: dict[tuple[int, ...], list[Observation]] = {}
    for row in found.iterator():
        held.setdefault(tuple(row.key().values()), []).append(row)
    return held


def _refuse(reason: str) -> None:
    if reason:
        raise ValidationError(reason)
