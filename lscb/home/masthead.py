"""Puts on each request what stands at the head of its page: which board, who is signed in, where they may go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from agencies.models import Agency
from lscb.actions.models import ANSWERS
from lscb.annualreport.models import SharedDraft
from lscb.board.models import Board
from lscb.home.sections import links
from lscb.permissions import Power
from lscb.web.masthead import Link, Masthead
from workgroups.models import Group


class MastheadMiddleware:
    """Sets `request.masthead`, asked for only when a page is drawn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.masthead = SimpleLazyObject(lambda: masthead_of(request))  # type: ignore[attr-defined]  # our own attribute
        return self.get_response(request)


def masthead_of(request: HttpRequest) -> Masthead:
    """The board's name, or the product's where several boards share it, and the reader's links."""
    boards = list(Board.objects.order_by("pk")[:2])
    name = boards[0].name if len(boards) == 1 else "Safeguarding children boards"
    user: Any = request.user
    if not user.is_authenticated:
        return Masthead(
            board_name=name, own_links=(Link("Sign in", reverse("account_login")),), footer=_for_everybody(boards)
        )
    return Masthead(
        board_name=name,
        footer=_for_everybody(boards),
        who=str(user),
        own_links=(Link("Your account", reverse("your-account")), Link("Sign out", reverse("account_logout"))),
        navigation=_navigation(request, user, boards),
        search="" if request.path == reverse("search") else reverse("search"),
    )


def _for_everybody(boards: list[Board]) -> tuple[Link, ...]:
    """What stands below every page: what the one board has published, and how accessible the pages are."""
    published = [Link("Published annual reports", reverse("published", args=(board.slug,))) for board in boards]
    return (*(published if len(boards) == 1 else []), Link("Accessibility statement", reverse("accessibility")))


def _navigation(request: HttpRequest, user: Any, boards: list[Board]) -> tuple[Link, ...]:
    first = [
        ("Home", reverse("home"), True),
        ("Returns", reverse("returns"), user.may(Power.FILL_RETURN) or user.may(Power.READ_RECORDS)),
        ("Your actions", reverse("my-actions"), user.may(ANSWERS) and not user.may(Power.READ_RECORDS)),
    ]
    last = [
        *_agency(user),
        *_meetings(user),
        *_reports(user, boards),
        ("Records", reverse("admin:index"), user.may(Power.USE_ADMIN)),
        ("People", reverse("people"), user.may(Power.MANAGE_PEOPLE)),
    ]
    return (
        *_shown(first, request.path),
        *(Link(words, under[0], current=_is_under(request.path, under)) for words, under in links(user, boards)),
        *_shown(last, request.path),
    )


def _shown(places: list[tuple[str, str, bool]], path: str) -> Iterator[Link]:
    """The links to those places that the reader may go to."""
    return (Link(words, there, current=_is_under(path, [there])) for words, there, allowed in places if allowed)


def _is_under(path: str, addresses: list[str]) -> bool:
    """Whether a page is one of these or lies below it; all pages lie below the first."""
    return any(path == address or (address != "/" and path.startswith(address)) for address in addresses)


def _agency(user: Any) -> list[tuple[str, str, bool]]:
    """The way to the page of the one agency somebody leads on safeguarding for."""
    led = user.scope_ids("agency", Power.SUBMIT_RETURN)
    agency = Agency.objects.select_related("board").filter(pk__in=led).first() if len(led) == 1 else None
    return [("Your agency", reverse("agency", args=(agency.board.slug, agency.slug)), True)] if agency else []


def _meetings(user: Any) -> list[tuple[str, str, bool]]:
    """The way of a chair to their one group, of whoever sits in groups to their meetings; the office has its own."""
    if user.may(Power.READ_RECORDS):
        return []
    kept = list(Group.objects.kept_by(user).select_related("board").order_by("pk")[:2])
    if len(kept) == 1:
        return [("Your group", reverse("group", args=(kept[0].board.slug, kept[0].slug)), True)]
    read = Group.objects.read_by(user, timezone.localdate()).order_by()
    boards = list(read.values_list("board__slug", flat=True).distinct()[:2])
    return [("Meetings", reverse("meetings", args=boards), True)] if len(boards) == 1 else []


def _reports(user: Any, boards: list[Board]) -> list[tuple[str, str, bool]]:
    """The way to the annual reports of the one board whose drafts the reader may see; with several, home leads on.

    `boards` are all there are, or the first two.
    """
    readable = _readable(user)
    if len(boards) > 1:
        boards = list(Board.objects.filter(pk__in=readable).order_by("pk")[:2])
    read = [board for board in boards if board.pk in readable]
    if read:
        return [("Report", reverse("reports", args=(read[0].slug,)), True)] if len(read) == 1 else []
    return _shared(user)


def _shared(user: Any) -> list[tuple[str, str, bool]]:
    """The way of the readers of one board to what was last shared with them."""
    drafts = SharedDraft.objects.visible_to(user).latest_per_report().for_lists()
    reports = [draft.report for draft in drafts.order_by("-report__period__starts", "-pk")]
    if len({report.board_id for report in reports}) != 1:
        return []
    report = reports[0]
    return [("Report", reverse("shared-drafts", args=(report.board.slug, report.period.name)), True)]


def _readable(user: Any) -> frozenset[int]:
    return user.scope_ids("board", Power.READ_DRAFT)
