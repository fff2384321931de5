"""An invented board, domain by domain and year by year."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import transaction

from lscb.board.models import Board
from lscb.demo.invented import actions, child_deaths, indicators, money, returns, reviews, scrutiny, standards, training
from lscb.demo.invented import board as boards

FIRST_YEAR = 2012
DOMAINS = (returns, standards, scrutiny, child_deaths, reviews, training, money, actions)


def make_board(
    *,
    years: int = 1,
    agencies: int = 5,
    groups: int = 3,
    size: int = 5,
    observed: int = 10,
    observations: int = 0,
    compared: int = 2,
    random: Random,
    say: Callable[[str], None] = lambda words: None,
) -> Board:
    """A new invented board: the same seed gives the same one. Each year is written whole or not at all.

    `size` is how many of each other kind of record a year holds; `observed` how many indicators, `observations` how
    many figures at least, of the first year and those before it, and `compared` how many areas besides the board's own.
    """
    number = Board.objects.count() + 1
    with transaction.atomic():
        say(f"Invented board {number}, {agencies} agencies, {groups} groups")
        stage = boards.set_the_stage(number=number, agencies=agencies, groups=groups, random=random)
    for first in range(FIRST_YEAR, FIRST_YEAR + years):
        say(f"{first}–{(first + 1) % 100:02d}")
        with transaction.atomic():
            stage.year = boards.year_of(stage.board, first)
            boards.invent_year(stage, size=size, random=random)
            for domain in DOMAINS:
                domain.invent(stage, size=size, random=random)
            wanted = observations if first == FIRST_YEAR else 0
            indicators.invent(stage, size=observed, random=random, observations=wanted, compared=compared)
    return stage.board
