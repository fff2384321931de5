"""One body following another: agencies that merge, split or are replaced, and groups that take over from others."""

from __future__ import annotations

from typing import Any

from agencies import services as agencies
from agencies.models import Succession
from lscb.board import policies
from lscb.setup.forms import SetupForm
from lscb.setup.kinds import Fields, Kind
from lscb.web import british
from workgroups import services as groups
from workgroups.models import GroupSuccession


class FollowingForm(SetupForm):
    """Two bodies of a kind, of which none follows itself."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("old") and given.get("old") == given.get("new"):
            self.add_error("new", "Nothing follows itself. Choose another.")
        return given


def _keep_of_agencies(record: Succession, form: Any, by: Any) -> Succession:
    return agencies.keep_succession(succession=record, by=by)


def _keep_of_groups(record: GroupSuccession, form: Any, by: Any) -> GroupSuccession:
    return groups.succeed_group(succession=record, by=by)


OF_AGENCIES = Kind(
    "agency-successions",
    "agency that followed another",
    "Agencies that followed others",
    "A merger is several lines to one agency, a split one to several. Unless only some of its work moved, the earlier "
    "agency ends the day before.",
    Fields(
        Succession,
        ("old", "kind", "new", "on", "note"),
        base=FollowingForm,
        labels={"old": "Earlier agency", "kind": "What became of it", "new": "Later agency", "on": "From which day"},
    ),
    (
        ("From which day", lambda one: british.day(one.on)),
        ("Note", lambda one: one.note),
    ),
    keep=_keep_of_agencies,
    remove=lambda record, by, reason: agencies.remove_succession(succession=record, by=by, reason=reason),
    why_not_remove=policies.stands_on,
    reads=("old__board", "new"),
)

OF_GROUPS = Kind(
    "group-successions",
    "group that followed another",
    "Groups that followed others",
    "One group taking over from another, as the report says of both. The earlier group is ended on its own page.",
    Fields(
        GroupSuccession,
        ("old", "new", "on", "on_words", "note"),
        base=FollowingForm,
        labels={"old": "Earlier group", "new": "Group that took over", "on": "From which day"},
    ),
    (
        ("When", lambda one: british.day(one.on) or one.on_words),
        ("Note", lambda one: one.note),
    ),
    keep=_keep_of_groups,
    remove=lambda record, by, reason: groups.remove_succession(succession=record, by=by, reason=reason),
    why_not_remove=policies.stands_on,
    reads=("old__board", "new"),
)
