"""People and their roles, for those who manage them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lscb.accounts.models import Grant, User
from lscb.audit.recordadmin import RecordAdmin, RecordInline
from lscb.permissions import EVERYWHERE, Power


class ForTechnicians:
    """Written only by whoever manages people everywhere: a scope typed here could otherwise reach another board."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _manages_everywhere(request)

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        """Nobody else is led to a page that would not open to them: a manager's own are under “People”."""
        links = super().get_list_display_links(request, list_display)  # type: ignore[misc]  # mixed into an admin class
        return links if _manages_everywhere(request) else None


def _manages_everywhere(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.may(Power.MANAGE_PEOPLE, EVERYWHERE))


class GrantInline(ForTechnicians, RecordInline):
    model = Grant


@admin.register(User)
class UserAdmin(ForTechnicians, RecordAdmin):
    list_display = ("email", "name", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "last_login")
    readonly_fields = ("last_login",)
    inlines = (GrantInline,)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not one's own account: its roles stand on the same screen."""
        return obj != request.user and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new person has no password until they choose one by email."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


@admin.register(Grant)
class GrantAdmin(ForTechnicians, RecordAdmin):
    list_display = ("user", "role", "scope", "starts", "ends")
    list_filter = ("role",)
    search_fields = ("user__email", "scope")
    autocomplete_fields = ("user",)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Everybody but oneself."""
        actor: Any = request.user
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.exclude(pk=actor.pk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
