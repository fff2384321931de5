"""The list of a board's agencies."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from agencies.models import Agency
from lscb.actions.models import Action, Owner
from lscb.returns.models import Return, Round
from lscb.web.tables import NumberColumn, Table


class AgencyTable(Table):
    """Each with what it owes; without the counts for those who read money alone."""

    caption = "Agencies"
    name = tables.Column("Agency", order_by="name")
    sector = tables.Column("Sector")
    statutory = tables.BooleanColumn("Statutory partner", yesno="Yes,No")
    owed = NumberColumn("Returns owed")
    late = NumberColumn("Actions late")
    ends = tables.DateColumn(verbose_name="Ended", format="j F Y")

    def render_name(self, record: Agency) -> str:
        """The way to its page."""
        address = reverse("agency", args=[record.board.slug, record.slug])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.name)

    def value_name(self, record: Agency) -> str:
        """The name alone, in a spreadsheet."""
        return record.name

    def render_statutory(self, value: Any) -> str:
        """In words."""
        return "Yes" if value else "No"

    def value_statutory(self, value: Any) -> str:
        """In words."""
        return "Yes" if value else "No"


def with_counts(rows: QuerySet[Agency]) -> QuerySet[Agency]:
    """Each agency with the returns it owes in open rounds and its actions past their day."""
    owed = Return.objects.outstanding().filter(agency=OuterRef("pk"), round__state=Round.State.OPEN)
    late = Action.objects.overdue(timezone.localdate()).order_by().values("pk")
    owned = Owner.objects.filter(agency=OuterRef("pk"), action__in=late)
    return rows.annotate(owed=_counted(owed, "pk"), late=_counted(owned, "action"))


def _counted(rows: Any, what: str) -> Any:
    per_agency = rows.order_by().values("agency").annotate(many=Count(what, distinct=True)).values("many")
    return Coalesce(Subquery(per_agency), 0)
