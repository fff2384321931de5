"""What waits against what is held: new, changed, the same, or contradicting itself. A fixed number of statements."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.db.models.lookups import Exact

from priorities.indicators.models import FigureImport, Observation, StagedFigure

Verdict = StagedFigure.Verdict
NONE = Value(Decimal("-99999999999"), output_field=DecimalField(max_digits=15, decimal_places=4))
NO_COUNT = Value(-1)
COUNTED = ("new", "changed", "beside", "same", "refused")
TWICE = " gives another figure for the same indicator, period, area, category and source."


@transaction.atomic
def compare(of: FigureImport) -> dict[str, int]:
    """Gives each row that waits its verdict, and says how many have which."""
    rows = StagedFigure.objects.filter(of=of).exclude(problem__gt="").order_by()
    rows.update(standing=Subquery(_same_source().order_by("-version").values("pk")[:1]), verdict=Verdict.UNKNOWN)
    _refuse_contradictions(of, rows)
    rows = rows.filter(problem="")
    rows.filter(Exists(_held_alike()) | Exists(_twins(of).filter(pk__lt=OuterRef("pk")))).update(verdict=Verdict.SAME)
    rows = rows.exclude(verdict=Verdict.SAME)
    rows.filter(standing__isnull=False).update(verdict=Verdict.CHANGED, version=_version() + 1)
    another = Case(When(Exists(_chosen()), then=Value(Verdict.BESIDE)), default=Value(Verdict.NEW))
    rows.filter(standing__isnull=True).update(version=1, verdict=another)
    ours = Exists(_chosen().filter(source=OuterRef("source")))
    before = Exists(_twins(of, "source").exclude(verdict=Verdict.SAME).filter(pk__lt=OuterRef("pk")))
    rows.update(chosen=Case(When(ours | (~Exists(_chosen()) & ~before), then=Value(True)), default=Value(False)))
    return counts(of)


def counts(of: FigureImport) -> dict[str, int]:
    """How many of the rows that wait have which verdict."""
    found = StagedFigure.objects.filter(of=of).order_by().values_list("verdict").annotate(n=Count("pk"))
    return dict.fromkeys(COUNTED, 0) | {verdict: n for verdict, n in found if verdict}


def to_store(of: FigureImport) -> QuerySet[StagedFigure, StagedFigure]:
    """The rows that storing enters."""
    return StagedFigure.objects.filter(of=of, verdict__in=(Verdict.NEW, Verdict.CHANGED, Verdict.BESIDE))


def held_for_key() -> QuerySet[Observation, Observation]:
    """For a subquery: whatever is held for a waiting row's key, whoever gave it."""
    return Observation.objects.filter(**{name: OuterRef(name) for name in StagedFigure.KEY}).order_by()


def _same_source() -> QuerySet[Observation, Observation]:
    return held_for_key().filter(source=OuterRef("source"))


def _chosen() -> QuerySet[Observation, Observation]:
    return held_for_key().filter(chosen=True)


def _version() -> Subquery:
    return Subquery(Observation.objects.filter(pk=OuterRef("standing")).values("version")[:1])


def _held_alike() -> QuerySet[Observation, Observation]:
    shown = Coalesce(F("decimals"), F("indicator__decimals"))
    return Observation.objects.filter(Exact(shown, OuterRef("shown")), _says_alike(), pk=OuterRef("standing"))


def _twins(of: FigureImport, *beside: str) -> QuerySet[StagedFigure, StagedFigure]:
    """Other rows of the file for one key and source; `beside` names what they need not share."""
    shared = [name for name in (*StagedFigure.KEY, "source") if name not in beside]
    others = StagedFigure.objects.filter(of=of, problem="", **{name: OuterRef(name) for name in shared})
    return others.exclude(pk=OuterRef("pk")).order_by()


def _refuse_contradictions(of: FigureImport, rows: QuerySet[StagedFigure, StagedFigure]) -> None:
    others = _twins(of).exclude(Exact(F("shown"), OuterRef("shown")) & _says_alike())
    row = Cast(Subquery(others.order_by("row").values("row")[:1]), CharField())
    known = list(rows.filter(Exists(others)).annotate(other=row).values_list("pk", "other"))
    for at in range(0, len(known), 500):
        told = [
            When(pk=pk, then=Concat(Value("Row "), Value(other), Value(TWICE))) for pk, other in known[at : at + 500]
        ]
        here = [pk for pk, _ in known[at : at + 500]]
        StagedFigure.objects.filter(pk__in=here).update(problem=Case(*told), verdict=Verdict.REFUSED)


def _says_alike() -> Q:
    """That two rows say the same, where what is not there counts as alike."""
    alike = Q(bound=OuterRef("bound"), words=OuterRef("words"), marker=OuterRef("marker"), note=OuterRef("note"))
    alike &= Q(Exact(Coalesce(F("value"), NONE), Coalesce(OuterRef("value"), NONE)))
    for column in ("numerator", "denominator"):
        alike &= Q(Exact(Coalesce(F(column), NO_COUNT), Coalesce(OuterRef(column), NO_COUNT)))
    return alike
