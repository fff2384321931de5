"""What a panel officer does: hears of a death, asks for forms, writes to the parents, records the panel's review."""

from workgroups.cdop.services.deaths import (
    change_notification,
    correct_leaflet,
    no_leaflet,
    note_opened,
    notify,
    remove_record,
    send_leaflet,
    settle,
)
from workgroups.cdop.services.forms import ask_form, ask_forms, receive_form, receive_forms, withdraw_forms
from workgroups.cdop.services.letters import Chased, chase_forms
from workgroups.cdop.services.panel import (
    add_scheme,
    change_totals,
    drop,
    keep,
    meet,
    record_totals,
    reopen_totals,
    use_usual_lists,
)
from workgroups.cdop.services.reviewing import add_factor, change_review, remove_factors, review, take_review_back

__all__ = [
    "Chased",
    "add_factor",
    "add_scheme",
    "ask_form",
    "ask_forms",
    "change_notification",
    "change_review",
    "change_totals",
    "chase_forms",
    "correct_leaflet",
    "drop",
    "keep",
    "meet",
    "no_leaflet",
    "note_opened",
    "notify",
    "receive_form",
    "receive_forms",
    "record_totals",
    "remove_factors",
    "remove_record",
    "reopen_totals",
    "review",
    "send_leaflet",
    "settle",
    "take_review_back",
    "use_usual_lists",
    "withdraw_forms",
]
