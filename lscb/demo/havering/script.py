"""The demonstration step by step, each standing on those before it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from lscb.board.models import Board
from lscb.demo.havering import (
    agencies,
    case_reviews,
    child_deaths,
    figures,
    groups,
    money,
    narratives,
    people,
    priorities,
    scrutiny,
    second_year,
    section11_2013,
    shared_draft,
    training,
)
from lscb.demo.havering.base import set_the_stage
from lscb.demo.stage import Stage

STEPS: tuple[tuple[str, Callable[[Stage], object]], ...] = (
    ("People who can sign in", people.load),
    ("Priorities, planned work and progress", priorities.load),
    ("The working groups' returns", groups.load),
    ("The partner agencies' returns", agencies.load),
    ("Inspections, audits, policy and engagement", scrutiny.load),
    ("Statistics", figures.load),
    ("Child deaths, as totals", child_deaths.load),
    ("Case reviews and their learning", case_reviews.load),
    ("Training", training.load),
    ("Money", money.load),
    ("The annual report's linking text", narratives.load),
    ("The next year, opened from this one", second_year.load),
    ("An invented section 11 round of the next year", section11_2013.load),
    ("A draft shared with the board, and a comment on it", shared_draft.load),
)


@transaction.atomic
def load(say: Callable[[str], None] = lambda words: None) -> Board:
    """The whole demonstration, or nothing of it. `say` is told each step."""
    say("The board, its agencies and groups")
    stage = set_the_stage()
    for words, step in STEPS:
        say(words)
        step(stage)
    return stage.board
