"""Invented actions, each with an owner and what was last said of it. Nothing in them is real."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from lscb.actions.models import Action, ActionUpdate, Owner
from lscb.audit import services as audit
from lscb.demo.stage import Stage


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """`size` actions due in the stage's year or soon after, of its agencies and groups in turn."""
    board, agencies, groups = stage.board, list(stage.agencies.values()), list(stage.groups.values())
    actions = [
        Action(
            board=board,
            title=f"Do invented thing {n + 1} of {stage.year}",
            outcome="Something invented is better.",
            opened_on=stage.year.starts,
            due_on=stage.year.starts + timedelta(days=random.randrange(500)),
            order=n,
        )
        for n in range(size)
    ]
    made = audit.add_many(actions, by=stage.by, subject=board, verb="invented actions")
    owners = [
        Owner(action=action, agency=agencies[n % len(agencies)])
        if n % 2 and agencies
        else Owner(action=action, group=groups[n % len(groups)])
        for n, action in enumerate(made)
    ]
    audit.add_many(owners, by=stage.by, subject=board, verb="invented owners of actions")
    said = [ActionUpdate(action=action, on=stage.year.ends, text="Invented.") for action in made]
    audit.add_many(said, by=stage.by, subject=board, verb="invented updates of actions")
