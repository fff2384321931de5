"""The audit log, to be read by those who may, and changed by nobody."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lscb.audit.models import AuditEvent
from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.permissions import Power


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    list_display = ("at", "verb", "label", "model", "actor")
    list_filter = ("verb", "model")
    search_fields = ("label", "reason")
    date_hierarchy = "at"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may read some lines; the list holds those lines alone."""
        user: Any = request.user
        if obj is not None:
            return AuditEvent.objects.visible_to(user).filter(pk=obj.pk).exists()
        return user.may(Power.READ_AUDIT) or user.may(Power.READ_CHILD_DEATHS)
