"""Constraints that many records share, so that the database guards them too."""

from __future__ import annotations

import operator
from functools import reduce

from django.db.models import CheckConstraint, F, Q


def days_in_order(name: str, first: str = "starts", last: str = "ends") -> CheckConstraint:
    """A last day is not before the first; either may be unknown."""
    ordered = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
    return CheckConstraint(condition=ordered, name=name, violation_error_message="The last day is before the first.")


def together(name: str, *columns: str) -> CheckConstraint:
    """Columns that are all known or all unknown, such as who did a thing and when."""
    known = Q(**{f"{c}__isnull": False for c in columns})
    unknown = Q(**{f"{c}__isnull": True for c in columns})
    return CheckConstraint(condition=known | unknown, name=name)


def not_negative(name: str, *columns: str) -> CheckConstraint:
    """Amounts and counts are nought or more, or unknown."""
    condition = Q()
    for column in columns:
        condition &= Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": 0})
    return CheckConstraint(condition=condition, name=name, violation_error_message="This must be nought or more.")


def exactly_one(name: str, *columns: str, message: str = "Choose exactly one.") -> CheckConstraint:
    """Exactly one of several columns is known, such as the owner of a return."""
    ones = [Q(**{f"{c}__isnull": c != column for c in columns}) for column in columns]
    condition = reduce(operator.or_, ones)
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)
