"""The records: their list by case number, one record's page, its notification and its review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.models import Board
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.cdop import policies, services
from workgroups.cdop.finding import death_of, desk_of, officers, panels_of
from workgroups.cdop.forms import DeathFilters, DeathForm, FindForm, ReviewForm
from workgroups.cdop.history import history
from workgroups.cdop.models import ChildDeath, FormLetter, Review
from workgroups.cdop.steps import step_of, steps_of
from workgroups.cdop.tables import DeathTable
from workgroups.cdop.telling import days_waiting, late_words, leaflet_words, next_step, timeline

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@officers
@require_safe
def records(request: HttpRequest, board: str) -> HttpResponse:
    """Every record, those that wait longest first. There is no file of it to take away."""
    of = desk_of(request, board)
    today = timezone.localdate()
    rows = ChildDeath.objects.of_board(of).visible_to(request.user)
    return listing(
        request,
        rows.for_lists().order_by("-state", "notified_on", "case_number"),
        table=DeathTable,
        filters=DeathFilters(request.GET, board=of, today=today),
        name="child-deaths",
        files=False,
        template="cdop/records.html",
        context={"title": "Child death records", "of": of, "back": _back(of)},
        board=of,
        today=today,
    )


@officers
@ASKED
def find(request: HttpRequest, board: str) -> HttpResponse:
    """Leads from a case number to its record."""
    of = desk_of(request, board)
    form = FindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["case_number"].strip().upper()
        found = ChildDeath.objects.of_board(of).visible_to(request.user).filter(case_number=number).first()
        if found:
            return redirect(_address(of, found))
        form.add_error("case_number", "No record has this case number")
    back = Link("Child death records", reverse("child-death-records", args=(of.slug,)))
    return render(request, "web/editing.html", {"form": form, "title": "Find a record by case number", "back": back})


@officers
@require_safe
def record(request: HttpRequest, board: str, key: UUID) -> HttpResponse:
    """One record: what comes next, what is known, what has happened. That it was opened is written down."""
    of = desk_of(request, board)
    death = death_of(request, of, key)
    user: Any = request.user
    services.note_opened(death=death, by=user)
    today = timezone.localdate()
    forms = list(death.forms.select_related("agency").with_letters())
    letters = FormLetter.objects.filter(form__death=death).values_list("on", "form__agency__short_name").distinct()
    review = Review.objects.filter(death=death).select_related("category", "meeting__group").first()
    steps = steps_of(death)
    following = next_step(death, today)
    leaflet, leaflet_late = leaflet_words(death, today)
    return render(
        request,
        "cdop/record.html",
        {
            "board": of,
            "death": death,
            "next": following,
            "waiting": days_waiting(death, today),
            "leaflet": leaflet,
            "leaflet_late": leaflet_late,
            "forms": [(form, *late_words(form, today)) for form in forms],
            "today": today,
            "review": review,
            "factors": list(review.factors.all()) if review else [],
            "timeline": timeline(death, forms, list(letters.order_by("-on"))),
            "steps": [s for s in steps if not s.correction and not (following and s.slug == following.slug)],
            "corrections": [s for s in steps if s.correction],
            "may_review": not policies.why_not_review_at_all(death),
            "lines": [(british.day(timezone.localdate(line.at)), line) for line in history(death, user)],
        },
    )


@officers
@ASKED
def notify(request: HttpRequest, board: str) -> HttpResponse:
    """A death the panel was told of."""
    of = desk_of(request, board)

    def save(form: Any) -> ChildDeath:
        given = {name: form.cleaned_data[name] for name in DeathForm.Meta.fields}
        return services.notify(board=of, by=request.user, **given)

    return edit(
        request,
        form=DeathForm,
        find=lambda: ChildDeath(board=of, notified_on=timezone.localdate()),
        board=of,
        panels=list(panels_of(request.user, of)),
        save=save,
        said="The notification is kept.",
        to=lambda made: _address(of, made),
        template="cdop/notification.html",
        context={"title": "Record a notification", "back": _back(of)},
    )


@officers
@ASKED
def change(request: HttpRequest, board: str, key: UUID) -> HttpResponse:
    """What is known of a death."""
    of = desk_of(request, board)
    death = death_of(request, of, key)
    rows = ChildDeath.objects.of_board(of)

    def again() -> ChildDeath:
        return death if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=death.pk)

    return edit(
        request,
        form=DeathForm,
        find=again,
        board=of,
        panels=list({*panels_of(request.user, of), death.panel}),
        save=lambda form: services.change_notification(death=form.instance, by=request.user),
        said="The record is changed.",
        to=_address(of, death),
        template="cdop/notification.html",
        context={"title": "Change the notification", "back": Link("The record", _address(of, death))},
    )


@officers
@ASKED
def review(request: HttpRequest, board: str, key: UUID) -> HttpResponse:
    """What the panel found: recorded, or changed where it stands already."""
    of = desk_of(request, board)
    death = death_of(request, of, key)
    rows = Review.objects.filter(death=death).select_related("death__panel")

    def again() -> Review:
        held = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
        return held.first() or Review(death=death)

    def save(form: Any) -> Any:
        if form.instance.pk:
            return services.change_review(review=form.instance, by=request.user)
        given = {name: form.cleaned_data[name] for name in ReviewForm.Meta.fields}
        return services.review(death=death, on=given.pop("reviewed_on"), by=request.user, **given)

    return edit(
        request,
        form=ReviewForm,
        find=again,
        board=of,
        panels=[death.panel],
        save=save,
        said="The review is kept.",
        to=_address(of, death),
        context={
            "title": "Record the review" if policies.why_not_take_review_back(death) else "Change the review",
            "lede": f"Case {death.case_number}",
            "back": Link("The record", _address(of, death)),
        },
    )


@officers
@ASKED
def do(request: HttpRequest, board: str, key: UUID, verb: str) -> HttpResponse:
    """A step with a record."""
    of = desk_of(request, board)
    death = death_of(request, of, key)
    step = step_of(verb)
    if why_not := step.why_not(death):
        raise PermissionDenied(why_not)
    return edit(
        request,
        form=step.form,
        death=death,
        save=lambda form: _done(step.act(death, form.cleaned_data, request.user)),
        said=step.said,
        to=_address(of, death),
        context={
            "title": step.words,
            "lede": f"Case {death.case_number}",
            "back": Link("The record", _address(of, death)),
        },
    )


@officers
@ASKED
def remove(request: HttpRequest, board: str, key: UUID) -> HttpResponse:
    """Asks before a record made by mistake is taken away."""
    of = desk_of(request, board)
    death = death_of(request, of, key)
    if why_not := policies.why_not_remove(death):
        raise PermissionDenied(why_not)
    return confirm(
        request,
        question=f"Remove the record of case {death.case_number}?",
        consequence="The forms asked for go with it. What it held stays in the log, which panel officers alone read.",
        words="Remove it",
        act=lambda reason: services.remove_record(death=death, reason=reason, by=request.user),
        reason=True,
        said="The record is removed.",
        to=reverse("child-death-records", args=(of.slug,)),
        back=_address(of, death),
    )


def _done(result: object) -> bool:
    """A step that leaves nothing behind is done all the same."""
    return True


def _address(board: Board, death: ChildDeath) -> str:
    return reverse("child-death", args=(board.slug, death.key))


def _back(board: Board) -> Link:
    return Link("Child deaths", reverse("child-deaths", args=(board.slug,)))
