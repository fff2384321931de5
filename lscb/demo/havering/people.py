"""One person for each role, so that the demonstration can be seen as each of them. None is a real person."""

from __future__ import annotations

from dataclasses import dataclass

from lscb.accounts import services
from lscb.demo.stage import Stage
from lscb.permissions import EVERYWHERE, Role, Scoped

DOMAIN = "havering.example"
PASSWORD = "keeping-children-safe"  # printed for everyone: the demonstration holds nothing secret


@dataclass(frozen=True)
class SignIn:
    """Somebody of the demonstration: what they are, and the name they sign in with."""

    role: Role
    name: str
    scope: str = "board"

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.role.value.replace('_', '-')}@{DOMAIN}"


SIGN_INS = (
    SignIn(Role.MANAGER, "Business manager"),
    SignIn(Role.ADMINISTRATOR, "Administrator"),
    SignIn(Role.CHAIR, "Chair, quality and effectiveness", "group"),
    SignIn(Role.LEAD, "Safeguarding lead, Probation", "agency"),
    SignIn(Role.CONTRIBUTOR, "Contributor, Probation", "agency"),
    SignIn(Role.MEMBER, "Board member"),
    SignIn(Role.PANEL_OFFICER, "Child death panel officer"),
    SignIn(Role.FINANCE_OFFICER, "Finance officer"),
    SignIn(Role.AUDITOR, "Auditor"),
    SignIn(Role.TECHNICIAN, "Technician", "everywhere"),
)


def load(stage: Stage) -> None:
    """An account for each role."""
    scopes: dict[str, Scoped | str] = {
        "board": stage.board,
        "group": stage.groups["quality-and-effectiveness"],
        "agency": stage.agencies["probation"],
        "everywhere": EVERYWHERE,
    }
    for each in SIGN_INS:
        user = services.add_person(email=each.email, name=each.name, password=PASSWORD, by=stage.by)
        services.give_role(user=user, role=each.role, scope=scopes[each.scope], by=stage.by)
