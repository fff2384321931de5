"""What opening a year would make, before anything is made: read once, shown on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, Q

from agencies.section11.models import StandardSet
from finance.models import Contribution
from lscb.annualreport.models import Report
from lscb.board.models import Basis, Period, Post
from priorities.models import Closing, PlannedWork, Priority
from workgroups.models import Group, Seat

FINISHED = (Closing.ACHIEVED, Closing.DROPPED)


@dataclass(frozen=True)
class Preview:
    """A year and the one that follows it; what was carried over already is not offered again."""

    last: Period

    @property
    def starts(self) -> date:
        """The day after the last year."""
        return self.last.ends + timedelta(days=1)

    @cached_property
    def period(self) -> Period | None:
        """The year that follows, where it stands already."""
        years = Period.objects.of_board(self.last.board_id).filter(basis=Basis.YEAR)
        return years.filter(starts=self.starts).first()

    @property
    def ends(self) -> date:
        """Its last day; a year after the last one's where it is not laid out yet."""
        return self.period.ends if self.period else _a_year_after(self.starts) - timedelta(days=1)

    @property
    def name(self) -> str:
        """Its name, as its days give it where it is not laid out yet."""
        return self.period.name if self.period else named(self.starts, self.ends)

    @cached_property
    def priorities(self) -> list[Priority]:
        """The last year's priorities, finished ones too."""
        return list(Priority.objects.of_board(self.last.board_id).for_period(self.last).select_related("period"))

    @cached_property
    def carried(self) -> dict[int, Priority]:
        """What stands in the new year already, by the number of the priority it was carried from."""
        rows = Priority.objects.filter(period=self.period, carried_from__isnull=False) if self.period else []
        return {row.carried_from_id or 0: row for row in rows}

    @cached_property
    def work(self) -> list[PlannedWork]:
        """Planned work that is not done and not carried over; what has parts stands before them."""
        rows = PlannedWork.objects.of_board(self.last.board_id).for_period(self.last)
        if self.period:
            rows = rows.exclude(carried_to__period=self.period)
        left = rows.exclude(state=PlannedWork.State.DONE)
        return sorted(left.select_related("period"), key=lambda work: (work.part_of_id is not None, work.order))

    @cached_property
    def posts(self) -> list[Post]:
        """Staff posts of the last year without one of their title in the new."""
        rows = Post.objects.of_board(self.last.board_id).for_period(self.last)
        standing = Post.objects.filter(period=self.period).values("title") if self.period else []
        return list(rows.exclude(title__in=standing))

    @cached_property
    def groups(self) -> list[Group]:
        """The groups at work when the last year ends, each with its seats then and how many nobody sits in."""
        end = self.last.ends
        at_work = (Q(seats__starts__isnull=True) | Q(seats__starts__lte=end)) & (
            Q(seats__ends__isnull=True) | Q(seats__ends__gt=end)
        )
        filled = at_work & Q(seats__holders__isnull=False)
        filled &= Q(seats__holders__ends__isnull=True) | Q(seats__holders__ends__gt=end)
        rows = Group.objects.of_board(self.last.board_id).on(self.starts).filter(_began_by(end))
        return list(
            rows.annotate(
                seats_then=Count("seats", filter=at_work, distinct=True),
                seats_filled=Count("seats", filter=filled, distinct=True),
            )
        )

    @cached_property
    def seats(self) -> list[Seat]:
        """The seats that go on with their groups."""
        rows = Seat.objects.of_board(self.last.board_id).on(self.starts).filter(_began_by(self.last.ends))
        return list(rows.filter(group__in=self.groups).select_related("group", "agency"))

    @cached_property
    def sets(self) -> list[StandardSet]:
        """The sets of standards in use when the last year ends."""
        rows = StandardSet.objects.of_board(self.last.board_id).on(self.starts).filter(_began_by(self.last.ends))
        return list(rows.annotate(standards_asked=Count("standards", filter=Q(standards__parts__isnull=True))))

    @cached_property
    def contributions(self) -> list[Contribution]:
        """The last year's lines of contributions that the new year has none of yet."""
        rows = Contribution.objects.of_board(self.last.board_id).filter(period=self.last)
        standing = Contribution.objects.of_board(self.last.board_id).filter(period=self.period)
        made = set(standing.values_list("fund", "agency", "payer", "line")) if self.period else set()
        lines = rows.select_related("fund__board", "agency")
        return [row for row in lines if (row.fund_id, row.agency_id, row.payer, row.line) not in made]

    @cached_property
    def report(self) -> Report | None:
        """The new year's annual report, where it stands."""
        return self._report(self.period) if self.period else None

    @cached_property
    def last_report(self) -> Report | None:
        """The last year's annual report."""
        return self._report(self.last)

    def _report(self, period: Period) -> Report | None:
        return Report.objects.filter(board=self.last.board_id, period=period, kind=Report.Kind.ANNUAL).first()


def _began_by(day: date) -> Q:
    return Q(starts__isnull=True) | Q(starts__lte=day)


def named(starts: date, ends: date) -> str:
    """A year's name: "2013-14", or "2020" where it lies in one calendar year."""
    return f"{starts.year}-{ends.year % 100:02d}" if ends.year != starts.year else str(starts.year)


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
