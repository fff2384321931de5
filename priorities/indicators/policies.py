"""What the state of the statistics allows: each answers with the sentence that explains a refusal, or with nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from priorities.indicators.models import Acceptance, Category, Doubt, Indicator, Observation
from priorities.indicators.models.indicators import Measure, behind_all


@dataclass(frozen=True)
class Rule:
    """How many parts an operation takes, in words too, and the unit its answer is in where it has one of its own."""

    fewest: int
    most: int
    words: str
    unit: str = ""


RULES: dict[str, Rule] = {
    Indicator.Operation.SUM: Rule(2, 6, "two parts or more"),
    Indicator.Operation.DIFFERENCE: Rule(2, 6, "two parts or more"),
    Indicator.Operation.SHARE: Rule(2, 2, "two parts, what is counted and what it is a share of", Measure.PERCENT),
    Indicator.Operation.RATE: Rule(2, 2, "two parts, what is counted and its population", Measure.RATE),
    Indicator.Operation.RATIO: Rule(2, 2, "two parts", Measure.RATIO),
    Indicator.Operation.MEAN: Rule(1, 1, "one part, whose average for each month it is", Measure.MONTHLY),
    Indicator.Operation.CONVERSION: Rule(2, 2, "two parts, what began and what it became", Measure.PERCENT),
    Indicator.Operation.MULTIPLIED: Rule(1, 1, "one part"),
    Indicator.Operation.DIVIDED: Rule(1, 1, "one part"),
}
BY_A_NUMBER = (Indicator.Operation.MULTIPLIED, Indicator.Operation.DIVIDED)
"""What stands in another unit than its part: the number between the units is stated."""


def why_not_record(indicator: Indicator, period: object) -> str:
    """Why no figure of a period can be entered for an indicator."""
    if indicator.operation:
        return "This indicator is computed from others: enter theirs."
    if indicator.ends is not None and period.starts > indicator.ends:  # type: ignore[attr-defined]  # a Period
        return f"This indicator has not been collected since {indicator.ends:%-d %B %Y}."
    if indicator.starts is not None and period.ends < indicator.starts:  # type: ignore[attr-defined]  # as above
        return f"This indicator is collected only from {indicator.starts:%-d %B %Y}."
    return ""


def why_not_redivide(indicator: Indicator, details: dict[str, Any]) -> str:
    """Why an indicator is not divided otherwise: figures of its present categories are held."""
    schemes = (("scheme1", indicator.scheme1_id), ("scheme2", indicator.scheme2_id))
    if all(details[column].pk == standing for column, standing in schemes):
        return ""
    held = Observation.objects.filter(indicator=indicator).exists()
    return (
        "It has figures already, so its categories stay. Define a new indicator for another division." if held else ""
    )


def why_not_reckon(
    indicator: Indicator, operation: str, parts: Sequence[tuple[Indicator, Category | None]], factor: int | None = None
) -> str:
    """Why an indicator is not computed so: it has figures, the parts do not fit the operation, or they rest on it."""
    rule = RULES.get(operation)
    if operation and Observation.objects.filter(indicator=indicator).exists():
        return "It has figures of its own: an indicator is either entered or computed."
    if rule is not None and not rule.fewest <= len(parts) <= rule.most:
        return f"{Indicator.Operation(operation).label}: name {rule.words}."
    if rule is not None and rule.unit and indicator.unit != rule.unit:
        return f"{Indicator.Operation(operation).label}: change what it is measured in to “{Measure(rule.unit).label}”."
    if operation in BY_A_NUMBER and not factor:
        return f"{Indicator.Operation(operation).label}: say which, for example 7 to turn days into weeks."
    if any(c is not None and c.scheme_id not in (p.scheme1_id, p.scheme2_id) for p, c in parts):
        return "Choose for each part a category it is divided by, or none."
    behind = {p.pk for p, _ in parts} | behind_all([p.pk for p, _ in parts])
    return "An indicator cannot rest on itself, through its parts either." if indicator.pk in behind else ""


def why_not_choose(observation: Observation) -> str:
    """Why a figure cannot be made the one that stands in reports."""
    if observation.chosen:
        return "This figure already stands in reports."
    later = Observation.objects.of_key(observation).filter(source=observation.source, version__gt=observation.version)
    return "Its source has revised this figure since: choose the later version." if later.exists() else ""


def why_not_accept(doubt: Doubt, digest: str) -> str:
    """Why what does not agree is not accepted: its figures changed since it was read, or it was accepted already."""
    if doubt.digest != digest:
        return "The figures have changed since you opened this page. Look at them once more, then save again."
    same = {column: getattr(doubt, column) for column in ("indicator_id", "name", "key", "digest")}
    return "This was accepted already." if Acceptance.objects.filter(**same).exists() else ""


def why_not_reopen(answer: Acceptance | None) -> str:
    """Why a check is not opened again: nobody has accepted it as it is now."""
    return "" if answer is not None else "This check is open."
