"""What the state of the panel's records forbids, each as the sentence that explains it; empty where it is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from agencies.models import Agency
from lscb.board.closing import why_locked_in
from lscb.board.models import Board, Period
from lscb.web import british
from workgroups.cdop.models import ChildDeath, DeathCategoryScheme, FormAsked, PanelTotals, Review
from workgroups.models import Group, Meeting

NUMBER_TAKEN = "There is a record under this case number already."


def why_not_yet(day: date) -> str:
    """What is recorded has happened."""
    return "This day has not come yet." if day > timezone.localdate() else ""


def why_not_number(death: ChildDeath) -> str:
    """A case number is used once at a board."""
    others = ChildDeath.objects.of_board(death.board).filter(case_number=death.case_number).exclude(pk=death.pk)
    return NUMBER_TAKEN if others.exists() else ""


def why_not_hold_case(panel: Group, day: date) -> str:
    """A year is held case by case or as totals, never both, or the same death would be counted twice."""
    totals = PanelTotals.objects.covering(panel, day).select_related("period").first()
    return f"{totals.period} is held as totals only. Remove the totals before adding cases." if totals else ""


def why_not_hold_totals(panel: Group, period: Period, totals: PanelTotals | None = None) -> str:
    """The other way about: no totals where cases are held; those of a closed year stay unless opened again."""
    if ChildDeath.objects.filter(panel=panel).concerning(period.starts, period.ends).exists():
        return f"{period} is held case by case; its totals are reckoned from the cases."
    return why_locked_in(period, *([totals] if totals else []))


def why_not_on(death: ChildDeath, day: date) -> str:
    """Nothing is done about a death before it, nor on a day still to come."""
    if death.died_on and day < death.died_on:
        return f"The child died on {british.day(death.died_on)}; this day is before it."
    return why_not_yet(day)


def why_not_send_leaflet(death: ChildDeath) -> str:
    """The leaflet goes out once, or is not to go out."""
    if death.leaflet_sent_on:
        return "The leaflet has been sent already."
    return "It is recorded why no leaflet is to be sent. Take that back first." if death.no_leaflet_because else ""


def why_not_correct_leaflet(death: ChildDeath) -> str:
    """Nothing to take back."""
    recorded = death.leaflet_sent_on or death.no_leaflet_because
    return "" if recorded else "Nothing is recorded of the leaflet yet."


def why_not_ask(death: ChildDeath, agency: Agency, form: str) -> str:
    """An agency is asked for a form once."""
    asked = FormAsked.objects.filter(death=death, agency=agency, form=form).exists()
    return f"{agency} has been asked for this form already." if asked else ""


def why_not_receive(form: FormAsked) -> str:
    """A form comes back once."""
    return "This form has come back already." if form.received_on else ""


def why_not_back(form: FormAsked, day: date) -> str:
    """A form comes back after it was asked for."""
    if day < form.asked_on:
        return f"{form.agency} was asked on {british.day(form.asked_on)}; this day is before it."
    return why_not_yet(day)


def why_not_answer_to(by: Any) -> str:
    """A letter that names no case says whom to ask."""
    return "" if getattr(by, "email", "") else "The letter says whom to ask, and you have no address."


def why_not_receive_any(death: ChildDeath) -> str:
    """There is a form to come back."""
    return "" if death.forms.outstanding().exists() else "No form is still to come back."


def why_not_withdraw_any(death: ChildDeath) -> str:
    """There is a form that was asked for."""
    return "" if death.forms.exists() else "No form has been asked for."


def why_not_review_at_all(death: ChildDeath) -> str:
    """A death is reviewed once."""
    return "This death has been reviewed already." if _reviewed(death) else ""


def why_not_review(death: ChildDeath, day: date) -> str:
    """A death is reviewed once, and in a year held case by case."""
    return why_not_review_at_all(death) or why_not_hold_case(death.panel, day)


def why_not_take_review_back(death: ChildDeath) -> str:
    """There is a review."""
    return "" if _reviewed(death) else "This death has not been reviewed yet."


def why_not_add_factor(death: ChildDeath) -> str:
    """Factors are found by a review."""
    return why_not_take_review_back(death)


def why_not_remove_factor(death: ChildDeath) -> str:
    """There is a factor."""
    found = Review.objects.filter(death=death, factors__isnull=False).exists()
    return "" if found else "No factor is recorded."


def why_not_remove(death: ChildDeath) -> str:
    """What the panel reviewed stays."""
    return "This death has been reviewed. Take the review back first." if _reviewed(death) else ""


def why_not_meet(panel: Group, day: date) -> str:
    """One meeting of a panel on a day."""
    held = Meeting.objects.filter(group=panel, on=day, title="").exists()
    return "A meeting of this panel on this day is recorded already." if held else ""


def why_not_use_usual_lists(board: Board) -> str:
    """Lists that are in use stay as they are."""
    held = DeathCategoryScheme.objects.of_board(board).exists()
    return "This board has lists of its own already." if held else ""


def why_not_keep_totals(panel: Group, period: Period) -> str:
    """Totals that stand close with their year; new ones are held where no case is."""
    held = PanelTotals.objects.filter(panel=panel, period=period).first()
    return held.why_locked() if held else why_not_hold_totals(panel, period)


def _reviewed(death: ChildDeath) -> bool:
    return Review.objects.filter(death=death).exists()
