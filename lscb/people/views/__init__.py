"""The screens on which people are invited and come in."""

from lscb.people.views.account import your_account
from lscb.people.views.invitation import invitation
from lscb.people.views.people import end_role, invite, invite_again, people, revoke

__all__ = ["end_role", "invitation", "invite", "invite_again", "people", "revoke", "your_account"]
