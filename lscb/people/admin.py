"""Invitations as they stand; they are written on the people screen."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.people.models import Invitation


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ("email", "role", "scope", "invited_by", "made_at", "expires_at", "accepted_at", "revoked_at")
    list_filter = ("role",)
    search_fields = ("email", "name")
    date_hierarchy = "made_at"
    fields = (
        *("board", "email", "name", "role", "scope", "starts", "ends"),
        *("invited_by", "made_at", "expires_at", "accepted_at", "accepted_by", "revoked_at"),
    )
