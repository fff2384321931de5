"""Who owes what: the list by urgency, chasing, and the list as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from agencies.models import Agency
from lscb.permissions import Power
from lscb.returns.models import ReminderRule, Return, Round
from lscb.returns.owing import Owed, Urgency, by_urgency, of_the_office, told, with_last_touched
from lscb.returns.services.writing import Chased
from lscb.returns.services.writing import chase as write_to_owers
from lscb.web.exports import Cell, as_csv, as_xlsx
from lscb.web.fields import lower_first
from lscb.web.forms import PlainForm
from lscb.web.tables import Table
from workgroups.models import Group

NOT_YOURS = "The list of who owes what is for the board's office. What you owe yourself stands under Returns."
NOT_YOURS_TO_CHASE = "Only the board's office writes to those who owe a return."
PAGE = 50
ALL = "all"
UNNAMED = ("Any state", "Agencies and groups", "Agencies", "Groups")
COLUMNS = ("Owed by", "State", "Return", "Period", "Due", "Last touched", "By", "Reminded", "Group")


class OwedFilter(PlainForm):
    """Which returns to list."""

    round = forms.ChoiceField(label="Round", required=False)
    state = forms.ChoiceField(label="State", choices=[("", "Any state"), *Urgency.choices], required=False)
    by = forms.ChoiceField(label="Owed by", required=False)

    def __init__(self, rows: QuerySet[Return], **options: Any) -> None:
        super().__init__(**options)
        rounds = Round.objects.filter(pk__in=rows.order_by().values("round")).select_related("period")
        named = [("", "Open rounds"), (ALL, "All rounds"), *((str(round.pk), str(round)) for round in rounds)]
        self.fields["round"].choices = named  # type: ignore[attr-defined]  # a field of choices
        self.fields["by"].choices = list(_owers(rows))  # type: ignore[attr-defined]  # a field of choices

    def chosen(self, rows: QuerySet[Return]) -> QuerySet[Return]:
        """The returns that were asked for; a filter nobody offered is passed over."""
        data = self.cleaned_data if self.is_valid() else {}
        round = data.get("round")
        if not round:  # what was handed in waits, though its round be closed
            rows = rows.filter(Q(round__state=Round.State.OPEN) | Q(state=Return.State.SUBMITTED))
        elif round != ALL:
            rows = rows.filter(round=round)
        if data.get("state"):
            rows = rows.filter(Q(urgency=data["state"]))  # annotated, not a column
        kind, _, pk = (data.get("by") or "").partition(":")
        if kind in ("agency", "group"):
            rows = rows.filter(**({kind: pk} if pk else {f"{kind}__isnull": False}))
        return rows

    @property
    def now(self) -> str:
        """What is shown, in words."""
        data = self.cleaned_data if self.is_valid() else {}
        chosen = [(self.fields[name], data.get(name) or "") for name in ("round", "state", "by")]
        words = [next(said for key, said in field.choices if str(key) == value) for field, value in chosen]  # type: ignore[attr-defined]  # fields of choices
        return ", ".join([words[0], *(lower_first(each) if each in UNNAMED else each for each in words[1:])])


def _owers(rows: QuerySet[Return]) -> Iterator[tuple[str, str]]:
    asked = rows.order_by()
    yield from (("", "Agencies and groups"), ("agency", "Agencies"), ("group", "Groups"))
    # Only what a name is made of: there may be hundreds.
    agencies = Agency.objects.filter(pk__in=asked.values("agency")).only("short_name")
    groups = Group.objects.filter(pk__in=asked.values("group")).only("name")
    yield from ((f"agency:{each.pk}", str(each)) for each in agencies)
    yield from ((f"group:{each.pk}", str(each)) for each in groups)


class OwedTable(Table):
    """Pages of lines; its own template draws them in groups."""

    caption = "Returns, most urgent first"
    who = tables.Column(orderable=False)


@login_required
@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """The list, in four groups by urgency."""
    rows, today = _rows(request), timezone.localdate()
    form = OwedFilter(rows, data=request.GET or None)
    chosen = form.chosen(rows)
    counts = _by_group(chosen)
    table = OwedTable(with_last_touched(chosen))
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    lines = told((row.record for row in table.paginated_rows), today)
    user: Any = request.user
    shown = {
        "filter": form,
        "table": table,
        "groups": [(group, counts[group], [one for one in lines if one.urgency == group]) for group in Urgency],
        "late": counts[Urgency.OVERDUE],
        "waiting": counts[Urgency.WAITING],
        "in": counts[Urgency.WAITING] + counts[Urgency.ACCEPTED],
        "all": sum(counts.values()),
        "may_chase": user.may(Power.EDIT_RECORDS) and any(line.may_be_chased for line in lines),
        "may_open": user.may(Power.ACCEPT_RETURN),
        "rules": ReminderRule.objects.visible_to(user).filter(in_force=True),
        "today": today,
        "query": request.GET.urlencode(),
    }
    return render(request, "returns/owed.html", shown)


@login_required
@require_POST
def chase(request: HttpRequest) -> HttpResponse:
    """Writes to whoever owes the returns that were ticked."""
    user: Any = request.user
    if not user.may(Power.EDIT_RECORDS):
        raise PermissionDenied(NOT_YOURS_TO_CHASE)
    ticked = [int(pk) for pk in request.POST.getlist("chase") if pk.isdecimal() and len(pk) < 19]
    rows = of_the_office(user, Power.EDIT_RECORDS).filter(round__state=Round.State.OPEN, pk__in=ticked)
    rows = rows.select_related("round__period", "round__board", "agency", "group__chair_agency")
    try:
        _say(request, write_to_owers(returns=rows, by=user))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(_back(request))


@login_required
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as it is filtered, all its pages, as CSV or for Excel."""
    rows = _rows(request)
    chosen = OwedFilter(rows, data=request.GET or None).chosen(rows)
    lines = told(with_last_touched(chosen), timezone.localdate())
    answer = {"csv": as_csv, "xlsx": as_xlsx}[kind]
    return answer("who-owes-what", COLUMNS, [_cells(line) for line in lines])


def _rows(request: HttpRequest) -> QuerySet[Return]:
    user: Any = request.user
    if not user.may(Power.READ_RECORDS):
        raise PermissionDenied(NOT_YOURS)
    return by_urgency(of_the_office(user), timezone.localdate())


def _by_group(rows: QuerySet[Return]) -> dict[int, int]:
    """How many returns stand in each group."""
    counted = rows.order_by().aggregate(**{f"n{group}": Count("pk", filter=Q(urgency=group)) for group in Urgency})
    return {group: counted[f"n{group}"] for group in Urgency}


def _cells(line: Owed) -> tuple[Cell, ...]:
    start = (line.who, line.state, line.title, line.ret.round.period.label)
    return (*start, line.due, line.touched, line.touched_by, line.reminded, line.urgency.label)


def _say(request: HttpRequest, done: Chased) -> None:
    if done.returns:
        letters = f"{done.letters} letter{'s' if done.letters != 1 else ''}"
        messages.success(request, f"{letters} written about {_names(done.returns)}.")
    if done.again:
        messages.success(request, f"Written to already today: {_names(done.again)}.")
    if done.nobody:
        messages.error(request, f"Nobody to write to: {_names(done.nobody)}. Invite somebody who hands the return in.")


def _names(returns: list[Return]) -> str:
    return ", ".join(str(ret.respondent) for ret in returns)


def _back(request: HttpRequest) -> str:
    """The list as it was filtered. What is sent is taken apart and put together again, so it leads nowhere else."""
    query = request.POST.get("query", "")
    return reverse("owed") + (f"?{query}" if query else "")
