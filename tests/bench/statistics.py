"""The screens of a board's statistics, by name, so that the same ones of two boards can be held against each other."""

from __future__ import annotations

from django.db.models import Count, Q
from django.test import Client
from django.urls import reverse

from lscb.board.models import Board
from lscb.permissions import Role
from priorities.indicators.models import CategoryScheme, Indicator
from tests.factories.accounts import person

UNDIVIDED = Q(scheme1__slug=CategoryScheme.UNDIVIDED)
SHAPES = {
    "crossed": ~UNDIVIDED & ~Q(scheme2__slug=CategoryScheme.UNDIVIDED),
    "divided": ~UNDIVIDED & Q(scheme2__slug=CategoryScheme.UNDIVIDED),
    "compared": UNDIVIDED & Q(unit="percent"),
    "plain": UNDIVIDED & ~Q(unit="percent"),
}
LISTS = ("indicators", "indicator-checks", "figures", "figures-templates", "figures-enter", "figures-mappings")
OF_ONE = ("indicator", "indicator-figures")
FORMS = ("indicator-change", "indicator-target", "indicator-threshold")
"""Which ask the same whatever shape the figures have."""
READ_BY_MEMBERS = ("indicators", "indicators-dashboard", "indicator")


def screens(board: Board) -> dict[str, tuple[Client, str]]:
    """Each screen's visitor and address: those of the office, and what a member of the board reads of them."""
    slug = board.slug
    addresses = {name: reverse(name, args=[slug]) for name in (*LISTS, "indicators-dashboard", "indicator-add")}
    for shape, one in shapes(board).items():
        addresses |= {f"{name} {shape}": reverse(name, args=[slug, one.pk]) for name in OF_ONE}
        table = reverse("figures-enter-table", args=[slug])
        addresses[f"figures-enter-table {shape}"] = f"{table}?indicator={one.reference}"
    addresses |= {name: reverse(name, args=[slug, next(iter(shapes(board).values())).pk]) for name in FORMS}
    office, member = (signed_in(role, board) for role in (Role.MANAGER, Role.MEMBER))
    found = {name: (office, address) for name, address in addresses.items()}
    shared = {name: address for name, address in addresses.items() if name.split()[0] in READ_BY_MEMBERS}
    return found | {f"{name}, as a member": (member, address) for name, address in shared.items()}


def shapes(board: Board) -> dict[str, Indicator]:
    """Of each shape of figures the indicator that has the most of them."""
    entered = Indicator.objects.of_board(board).filter(operation="").annotate(held=Count("observations"))
    found = {shape: entered.filter(which).order_by("-held", "pk").first() for shape, which in SHAPES.items()}
    return {shape: one for shape, one in found.items() if one is not None}


def signed_in(role: Role, board: Board) -> Client:
    """Somebody with a role on a board."""
    client = Client()
    client.force_login(person(role, board))
    return client
