"""The screens of actions: the office's tracker, each action's page, a person's own, and plans."""

from lscb.actions.views.mine import my_actions

__all__ = ["my_actions"]
