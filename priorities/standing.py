"""How each priority stands: what was reported, on what evidence, how much of its work is done; in one read."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Exists, Field, Func, IntegerField, OuterRef, QuerySet, Subquery

from priorities.models import PlannedWork, Priority, ProgressUpdate

State = PlannedWork.State


def with_standing(rows: QuerySet[Priority]) -> QuerySet[Priority]:
    """Priorities with their year, `reported`, `evidenced`, `last_on`, `planned` and `finished` at hand."""
    work = PlannedWork.objects.filter(priorities=OuterRef("pk"))
    return rows.select_related("period").annotate(
        reported=_many(_updates()),
        evidenced=_many(_with_evidence()),
        last_on=_over(_updates(), "MAX", "on", DateField()),
        planned=_many(work),
        finished=_many(work.filter(state=State.DONE)),
    )


def without_evidence(rows: Any) -> Any:
    """Those of which nothing reported says on what evidence it rests; nothing may have been reported at all."""
    return rows.filter(~Exists(_with_evidence()))


def without_progress(rows: Any) -> Any:
    """Those on which nothing was reported."""
    return rows.filter(~Exists(_updates()))


def not_judged(rows: Any) -> Any:
    """Those whose year has not ended with a judgement."""
    return rows.filter(closing="")


def _updates() -> QuerySet[ProgressUpdate]:
    """What was reported under the topics that serve a priority of the outer read."""
    return ProgressUpdate.objects.filter(topic__priorities=OuterRef("pk"))


def _with_evidence() -> QuerySet[ProgressUpdate]:
    return _updates().exclude(evidence="")


def _many(rows: QuerySet[Any]) -> Subquery:
    return _over(rows, "COUNT", "pk", IntegerField())


def _over(rows: QuerySet[Any], function: str, column: str, field: Field[Any, Any]) -> Subquery:
    """One value over all rows of an inner read, without grouping them."""
    return Subquery(rows.order_by().annotate(over=Func(column, function=function, output_field=field)).values("over"))
