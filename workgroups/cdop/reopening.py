"""The page on which the panel officer opens a closed year's totals again: nobody else learns that, or why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from lscb.board.forms import ReopenForm
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.masthead import Link
from workgroups.cdop import services


class OpensAgain:
    """Gives the record screens of totals the step that opens one of a closed year again."""

    change_form_template: Any = "admin/cdop/totals.html"

    def get_urls(self) -> list[URLPattern]:
        """The step's address before those of the record's own screens."""
        screens: Any = self
        step = screens.admin_site.admin_view(self.open_again)
        return [
            path("<int:pk>/open-again/", step, name="cdop_paneltotals_open_again"),
            *super().get_urls(),  # type: ignore[misc]  # mixed into an admin class
        ]

    def open_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks why the totals are opened, and until when."""
        screens: Any = self
        user: Any = request.user
        totals = screens.get_object(request, str(pk))
        if totals is None or not user.may(Power.EDIT_CHILD_DEATHS, totals):
            raise PermissionDenied
        back = reverse("admin:cdop_paneltotals_change", args=[pk])
        return edit(
            request,
            form=ReopenForm,
            save=lambda form: services.reopen_totals(totals=totals, by=request.user, **_given(form)),
            said=f"“{totals}” is open again.",
            to=back,
            context={
                "title": f"Open again: {totals}",
                "lede": "Its figures and further counts can be changed.",
                "back": Link(str(totals), back),
            },
            today=timezone.localdate(),
        )


def _given(form: Any) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("reason", "until")}
