"""The office's record screens: Django's admin, entered with our powers and our sign-in."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


class RecordSite(AdminSite):
    """All records of the board, each model shown only to those whose powers reach it."""

    site_header = "The board's records"
    site_title = "Records"
    index_title = "What is recorded"
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever may use the record screens anywhere."""
        return request.user.is_authenticated and request.user.is_staff

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Our own sign-in page, and back. Raises PermissionDenied for somebody signed in who may not enter."""
        if request.user.is_authenticated:
            raise PermissionDenied("The record screens are for the board's office. Your own work is on your home page.")
        wanted = request.GET.get("next") or request.get_full_path()
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
