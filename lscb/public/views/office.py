"""From a shared draft to what the public reads: signed off, approved, frozen, published, withdrawn; a page each."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.accounts.models import User
from lscb.annualreport import checks, freezing, policies
from lscb.annualreport.models import Edition, Report, SharedDraft
from lscb.annualreport.views.finding import report_of
from lscb.document.docx import WordFailed
from lscb.document.pdf import PdfFailed
from lscb.permissions import Power
from lscb.public import services
from lscb.public.forms import ApproveForm, FreezeForm, SignOffForm
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])
FOR_THE_OFFICE = "Editions are prepared by the board’s office. The public reads them once they are published."


@login_required
@require_safe
def editions(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Where the report stands between draft and publication, and every edition with what became of it."""
    report = report_of(request, board, year, Power.READ_DRAFT, FOR_THE_OFFICE)
    user: Any = request.user
    draft = _latest(report)
    approval = getattr(draft, "approval", None) if draft else None
    waiting = None if approval is None or hasattr(approval, "edition") else approval
    asked = draft if approval is None else None
    blocked = checks.why_blocked(checks.of_draft(asked)) if asked else ""
    return render(
        request,
        "public/editions.html",
        {
            "report": report,
            "draft": draft,
            "sign_offs": _with_names(list(draft.sign_offs.all())) if draft else [],
            "approval": waiting,
            "moved": freezing.moved_since(waiting) if waiting else [],
            "why_not_approve": (policies.why_not_approve(asked, user) or blocked) if asked else "",
            "found_by_checks": bool(blocked),
            "editions": freezing.editions_of(report),
            "may_approve": user.may(Power.APPROVE_REPORT, report.board),
            "may_publish": user.may(Power.PUBLISH_REPORT, report.board),
        },
    )


@login_required
@ASKED
def sign_off(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """A member says that a shared draft is right."""
    report = report_of(request, board, year, Power.SIGN_OFF, policies.MAY_NOT_SIGN_OFF)
    draft = _draft(report, number)
    return edit(
        request,
        form=SignOffForm,
        save=lambda form: freezing.sign_off(draft=draft, office=form.cleaned_data["office"], by=request.user),
        said=f"You have signed off draft {number}.",
        to=reverse("shared-draft", args=(board, year, number)),
        context={
            "title": f"Sign off draft {number}",
            "lede": "You say that this draft is right and may be published. It is recorded with your name and the day.",
            "back": Link(f"Draft {number}", reverse("shared-draft", args=(board, year, number))),
        },
    )


@login_required
@ASKED
def approve(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The office records that the board approved a draft."""
    report = report_of(request, board, year, Power.APPROVE_REPORT, policies.MAY_NOT_APPROVE)
    draft = _draft(report, number)
    return edit(
        request,
        form=ApproveForm,
        save=lambda form: freezing.approve(draft=draft, decision=form.cleaned_data["decision"], by=request.user),
        said=f"The approval of draft {number} is recorded.",
        to=_editions(report),
        context={
            "title": f"Record that the board approved draft {number}",
            "lede": "What is approved is this draft as it was shared, word for word. It is kept with its fingerprint, "
            "and nothing else can be frozen.",
            "back": Link("Editions", _editions(report)),
        },
    )


@login_required
@ASKED
def freeze(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The approved draft becomes an edition: rendered once, in every form."""
    report = report_of(request, board, year, Power.PUBLISH_REPORT, policies.MAY_NOT_PUBLISH)
    approval = getattr(_draft(report, number), "approval", None)
    if approval is None:
        raise PermissionDenied("This draft is not approved yet.")
    moved = freezing.moved_since(approval)

    def save(form: Any) -> Edition:
        try:
            return freezing.freeze(approval=approval, note=form.cleaned_data.get("note", ""), by=request.user)
        except (PdfFailed, WordFailed) as failure:
            raise ValidationError(str(failure)) from failure

    return edit(
        request,
        form=FreezeForm,
        first=not report.editions.exists(),
        save=save,
        said=lambda edition: f"Edition {edition.number} is frozen. The public cannot read it yet.",
        to=_editions(report),
        template="public/freeze.html",
        context={
            "title": f"Freeze draft {number} as an edition",
            "moved": moved,
            "back": Link("Editions", _editions(report)),
        },
    )


@login_required
@ASKED
def publish(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The public may read an edition."""
    report, edition = _edition(request, board, year, number)
    return confirm(
        request,
        question=f"Publish edition {number} of the {report}?",
        consequence="Everybody can read it then, at an address that lasts. It cannot be changed, only followed by a "
        "corrected edition or withdrawn with a reason.",
        words="Publish it",
        act=lambda reason: services.publish(edition=edition, by=request.user),
        said=f"Edition {number} is published.",
        to=_editions(report),
        back=_editions(report),
    )


@login_required
@ASKED
def withdraw(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The public reads an edition no more, and reads why."""
    report, edition = _edition(request, board, year, number)
    return confirm(
        request,
        question=f"Withdraw edition {number} of the {report}?",
        consequence="Its address stays and says that it was withdrawn, when, and the reason you give here.",
        words="Withdraw it",
        act=lambda reason: services.withdraw(edition=edition, reason=reason, by=request.user),
        reason=True,
        said=f"Edition {number} is withdrawn.",
        to=_editions(report),
        back=_editions(report),
    )


def _edition(request: HttpRequest, board: str, year: str, number: int) -> tuple[Report, Edition]:
    report = report_of(request, board, year, Power.PUBLISH_REPORT, policies.MAY_NOT_PUBLISH)
    return report, get_object_or_404(Edition.objects.filter(report=report).for_lists(), number=number)


def _latest(report: Report) -> SharedDraft | None:
    rows = SharedDraft.objects.filter(report=report).for_lists().select_related("approval__edition")
    found: SharedDraft | None = rows.defer("tree", "approval__tree").order_by("-number").first()
    return found


def _draft(report: Report, number: int) -> SharedDraft:
    found: SharedDraft = get_object_or_404(SharedDraft.objects.filter(report=report).for_lists(), number=number)
    return found


def _with_names(rows: list[Any]) -> list[tuple[Any, str]]:
    """Sign-offs with the names of those who signed, in one read."""
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=[row.by for row in rows])}
    return [(row, names.get(row.by, "somebody who has left")) for row in rows]


def _editions(report: Report) -> str:
    return reverse("editions", args=(report.board.slug, report.period.name))
