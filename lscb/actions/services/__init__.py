"""The verbs of actions."""

from lscb.actions.services.actions import AnyOwner, change_action, name_holder, open_action
from lscb.actions.services.laying import lay_out_reminders, lay_out_states, set_reminders
from lscb.actions.services.letters import Chased, chase
from lscb.actions.services.plans import keep_plan, remove_plan
from lscb.actions.services.updates import agree, decline, update

__all__ = [
    "AnyOwner",
    "Chased",
    "agree",
    "change_action",
    "chase",
    "decline",
    "keep_plan",
    "lay_out_reminders",
    "lay_out_states",
    "name_holder",
    "open_action",
    "remove_plan",
    "set_reminders",
    "update",
]
