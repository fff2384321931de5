"""Every power by name, and which role carries which. `User.may(Power.X, scope)` asks; nothing else decides who may.

A role is what a person is at a board, a group or an agency, from a day to a day (`accounts.Grant`). Only the child
death panel officer holds the two child death powers: no office, administrator or technician does, on any page or log
line.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from django.db.models import TextChoices


class Power(StrEnum):
    """One thing a person may do within a scope."""

    READ_RECORDS = "read records"
    EDIT_RECORDS = "edit records"
    READ_MONEY = "read money"
    EDIT_MONEY = "edit money"
    READ_CHILD_DEATHS = "read child deaths"
    EDIT_CHILD_DEATHS = "edit child deaths"
    READ_DRAFT = "read the draft report"
    READ_SHARED_DRAFT = "read a shared draft"
    SHARE_DRAFT = "share the draft with the board"
    COMMENT = "comment on a shared draft"
    ANSWER_COMMENTS = "answer comments on a shared draft"
    FILL_RETURN = "fill in a return"
    SUBMIT_RETURN = "hand in a return"
    ACCEPT_RETURN = "accept a return or send it back"
    MODERATE = "moderate a judgement"
    SIGN_OFF = "sign off a shared draft"
    APPROVE_REPORT = "approve the report"
    PUBLISH_REPORT = "publish the report"
    READ_AUDIT = "read the audit log"
    KEEP_YEARS = "open and close years"
    MANAGE_PEOPLE = "manage people and their roles"
    RUN_MEETINGS = "keep a group's meetings"
    USE_ADMIN = "use the office's record screens"


class Role(TextChoices):
    """What a person is, at a board, a group or an agency."""

    MANAGER = "manager", "Board business manager"
    ADMINISTRATOR = "administrator", "Board administrator"
    CHAIR = "chair", "Chair or deputy of a group"
    LEAD = "lead", "Agency safeguarding lead"
    CONTRIBUTOR = "contributor", "Contributor to an agency's return"
    MEMBER = "member", "Board member"
    PANEL_OFFICER = "panel_officer", "Child death panel officer"
    FINANCE_OFFICER = "finance_officer", "Finance officer"
    AUDITOR = "auditor", "Auditor"
    TECHNICIAN = "technician", "Technician (people and sign-in only)"


POWERS: dict[str, frozenset[Power]] = {
    Role.MANAGER: frozenset(Power) - {Power.READ_CHILD_DEATHS, Power.EDIT_CHILD_DEATHS},
    Role.ADMINISTRATOR: frozenset(
        {
            Power.READ_RECORDS,
            Power.EDIT_RECORDS,
            Power.READ_MONEY,
            Power.READ_DRAFT,
            Power.READ_SHARED_DRAFT,
            Power.COMMENT,
            Power.ANSWER_COMMENTS,
            Power.RUN_MEETINGS,
            Power.USE_ADMIN,
        }
    ),
    Role.CHAIR: frozenset(
        {Power.FILL_RETURN, Power.SUBMIT_RETURN, Power.READ_SHARED_DRAFT, Power.COMMENT, Power.RUN_MEETINGS}
    ),
    Role.LEAD: frozenset({Power.FILL_RETURN, Power.SUBMIT_RETURN, Power.READ_SHARED_DRAFT, Power.COMMENT}),
    Role.CONTRIBUTOR: frozenset({Power.FILL_RETURN}),
    Role.MEMBER: frozenset({Power.READ_SHARED_DRAFT, Power.COMMENT, Power.SIGN_OFF}),
    Role.PANEL_OFFICER: frozenset({Power.READ_CHILD_DEATHS, Power.EDIT_CHILD_DEATHS, Power.USE_ADMIN}),
    Role.FINANCE_OFFICER: frozenset({Power.READ_MONEY, Power.EDIT_MONEY, Power.USE_ADMIN}),
    Role.AUDITOR: frozenset(
        {Power.READ_RECORDS, Power.READ_MONEY, Power.READ_DRAFT, Power.READ_SHARED_DRAFT, Power.READ_AUDIT}
    )
    | {Power.USE_ADMIN},
    Role.TECHNICIAN: frozenset({Power.MANAGE_PEOPLE, Power.USE_ADMIN}),
}


class Scoped(Protocol):
    """Anything a power can be held over: it names its scopes, its own and those it lies in."""

    def scopes(self) -> tuple[str, ...]:
        """Scope keys such as "board:3" or "agency:12", the widest first."""
        ...


EVERYWHERE = "*"


def scope_key(kind: str, pk: int) -> str:
    """The written name of a scope: "board:3"."""
    return f"{kind}:{pk}"


def scope_keys(scope: Scoped | str | None) -> tuple[str, ...]:
    """The keys under which a power over `scope` may have been granted; None asks "anywhere at all"."""
    if scope is None:
        return ()
    return (scope,) if isinstance(scope, str) else scope.scopes()


def roles_with(power: Power) -> tuple[str, ...]:
    """The roles that carry a power."""
    return tuple(role for role, powers in POWERS.items() if power in powers)


def view_power(model: type) -> Power:
    """The power to read a model's records."""
    return getattr(model, "view_power", Power.READ_RECORDS)


def write_power(model: type) -> Power:
    """The power to write a model's records."""
    return getattr(model, "write_power", Power.EDIT_RECORDS)


def audit_power(model: type) -> Power:
    """The power to read the audit lines about a model's records."""
    return getattr(model, "audit_power", Power.READ_AUDIT)
