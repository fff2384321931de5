"""The body itself: its years, the areas it covers, its offices and who holds them, its staff."""

from __future__ import annotations

from datetime import date
from typing import Any

from lscb.annualreport.models import Report
from lscb.board import policies
from lscb.board import services as boards
from lscb.board.models import Area, AreaMember, Office, OfficeTerm, Period, Post
from lscb.permissions import Power
from lscb.setup.forms import AreaForm, PeriodForm, SetupForm
from lscb.setup.kinds import Fields, Kind, Part, Told
from lscb.web import british

GROUPED = (Area.Kind.NEIGHBOURS, Area.Kind.GROUP, Area.Kind.REGION, Area.Kind.NATION)


def days(starts: date | None, ends: date | None) -> str:
    """ "from 1 April 2012 until 31 March 2013"; nothing where neither day is known."""
    first = f"from {british.day(starts)}" if starts else ""
    last = f"until {british.day(ends)}" if ends else ""
    return " ".join(filter(None, (first, last)))


def _keep(record: Any, form: Any, by: Any) -> Any:
    return boards.keep(record=record, by=by, reason=form.reason)


def _remove(record: Any, by: Any, reason: str) -> None:
    boards.remove(record=record, by=by, reason=reason)


def _keep_area(record: Area, form: Any, by: Any) -> Area:
    given = form.cleaned_data
    return boards.keep_area(
        area=record, covered=given["covered"], starts=given["covered_from"], ends=given["covered_until"], by=by
    )


def _covered(area: Area) -> str:
    """Whether the board covers it. Reads `coverage` as prefetched."""
    held = list(area.coverage.all())
    return f"Yes, {days(held[0].starts, held[0].ends)}".removesuffix(", ") if held else "No"


class MemberForm(SetupForm):
    """A place within a group of areas, which is no member of itself."""

    def _offer(self) -> None:
        super()._offer()
        areas: Any = self.fields["member"]
        areas.queryset = areas.queryset.exclude(pk=self.instance.area_id)


def _why_not_rename(period: Period) -> str:
    """The name of a year stands in the addresses of its reports, published ones among them."""
    if not Report.objects.filter(period=period.pk).exists():
        return ""
    return f"The report of {period.label} has this name in its address, so it stays."


class TermForm(SetupForm):
    """Somebody's time in an office, of which something must be known."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        said = [given.get(name) for name in ("holder", "note", "starts", "ends")]
        if not self.errors and not any(said) and not self.instance.holder_id:
            self.add_error("note", "Say who holds it, from when, or what is to be said of it.")
        return given


def _member_told(one: AreaMember) -> Told:
    return Told("", str(one.member), days(one.starts, one.ends))


def _term_told(one: OfficeTerm) -> Told:
    return Told("", str(one.holder or "Nobody named"), ". ".join(filter(None, (days(one.starts, one.ends), one.note))))


def _holders(office: Office) -> str:
    """Who has held it, in turn. Reads `terms` as prefetched."""
    return ", ".join(str(term.holder or "nobody named") for term in office.terms.all())


def _time(post: Post) -> str:
    if post.hours is not None:
        return f"{post.hours.normalize():f} hours a week"
    return f"{post.days} days a year" if post.days is not None else ""


PERIODS = Kind(
    "periods",
    "year or other stretch",
    "Years and other stretches",
    "The reporting years, and the quarters, half-years or days that figures speak of.",
    Fields(
        Period,
        ("name", "basis", "starts", "ends"),
        base=PeriodForm,
        labels={"basis": "What it is"},
        hints={"name": "As it is printed. A year’s stands in web addresses too, for example 2012-13."},
        shape=("name", "basis"),
    ),
    (
        ("What it is", lambda one: one.get_basis_display()),
        ("First day", lambda one: british.day(one.starts)),
        ("Last day", lambda one: british.day(one.ends)),
        ("State", lambda one: "Closed" if one.closed else "Open"),
    ),
    keep=lambda record, form, by: boards.keep_period(period=record, by=by, reason=form.reason),
    remove=_remove,
    why_not_remove=policies.why_not_remove,
    why_not_reshape=_why_not_rename,
    power=Power.KEEP_YEARS,
    mended="Its days can be put right.",
)

AREAS = Kind(
    "areas",
    "area",
    "Areas",
    "The authority or authorities the board covers, and the places its figures are compared with.",
    Fields(Area, ("name", "kind", "code", "order"), base=AreaForm, labels={"kind": "What it is"}),
    (
        ("What it is", lambda one: one.get_kind_display()),
        ("Covered by the board", _covered),
        ("Code", lambda one: one.code),
    ),
    keep=_keep_area,
    remove=_remove,
    why_not_remove=policies.why_not_remove,
    parts=(
        Part(
            "members",
            "member",
            "Areas in this group",
            "area",
            Fields(AreaMember, ("member", "starts", "ends"), base=MemberForm, labels={"member": "Area"}),
            rows=lambda area: list(area.members.select_related("member")),
            told=_member_told,
            keep=_keep,
            remove=_remove,
            of=lambda area: area.kind in GROUPED,
        ),
    ),
    gathers=("coverage",),
)

OFFICES = Kind(
    "offices",
    "office",
    "Offices",
    "Offices the board answers by, such as independent chair, and who holds them from when to when.",
    Fields(Office, ("title", "duties", "signs_off", "order"), labels={"duties": "What it does"}),
    (
        ("What it does", lambda one: one.duties),
        ("Signs off the report", lambda one: "Yes" if one.signs_off else "No"),
        ("Held by", _holders),
    ),
    keep=_keep,
    remove=_remove,
    why_not_remove=policies.why_not_remove,
    parts=(
        Part(
            "terms",
            "term of office",
            "Who holds it",
            "office",
            Fields(OfficeTerm, ("holder", "note", "starts", "ends"), base=TermForm),
            rows=lambda office: list(office.terms.select_related("holder")),
            told=_term_told,
            keep=_keep,
            remove=_remove,
        ),
    ),
    gathers=("terms__holder",),
)

POSTS = Kind(
    "posts",
    "staff post",
    "Staff posts",
    "The board’s own staff in each year, filled or vacant. Posts are carried over when a year is opened.",
    Fields(
        Post,
        ("period", "title", "duties", "state", "hours", "days", "paid_by", "order"),
        labels={"period": "Year", "duties": "What it does", "state": "Filled or vacant"},
        hints={"paid_by": "The agency or fund, where it is not the board’s own money."},
    ),
    (
        ("Year", lambda one: one.period.label),
        ("State", lambda one: one.get_state_display()),
        ("Time", _time),
        ("What it does", lambda one: one.duties),
    ),
    keep=_keep,
    remove=_remove,
    why_not_remove=policies.why_not_remove,
    reads=("period",),
)
