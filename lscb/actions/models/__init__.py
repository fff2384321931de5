"""One kind of action for the whole board, with its owners, what was said of it, its letters, and plans of several."""

from lscb.actions.models.actions import ANSWERS, Action, ActionUpdate, Origin, Owner
from lscb.actions.models.letters import Letter, ReminderRule, with_letters
from lscb.actions.models.plans import Plan

__all__ = ["ANSWERS", "Action", "ActionUpdate", "Letter", "Origin", "Owner", "Plan", "ReminderRule", "with_letters"]
