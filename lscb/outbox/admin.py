"""The letters, as they stand; one that may not have gone is sent again here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.outbox.models import Message
from lscb.outbox.services import send_again
from lscb.permissions import Power


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    list_display = ("subject", "to", "where_it_is", "made_at", "sent_at", "attempts")
    list_filter = ("sent_at", "failed_at")
    search_fields = ("to", "subject")
    date_hierarchy = "made_at"
    fields = (
        ("subject", "to", "whose"),
        ("where_it_is", "what_it_says"),
        ("made_at", "claimed_at", "sent_at"),
        ("failed_at", "error", "attempts"),
    )
    actions = ("send_ticked_again",)

    @admin.display(description="person")
    def whose(self, message: Message) -> str:
        """In words alone: a link would lead most readers to a page that is closed to them."""
        return str(message.person or "")

    @admin.display(description="state")
    def where_it_is(self, message: Message) -> str:
        return message.state

    @admin.display(description="what it says")
    def what_it_says(self, message: Message) -> str:
        return "Not shown: it holds a private address." if message.private else message.body

    @admin.action(description="Send again", permissions=["resend"])
    def send_ticked_again(self, request: HttpRequest, queryset: Any) -> None:
        for message in queryset:
            try:
                send_again(message=message, by=request.user)
            except ValidationError as refusal:
                self.message_user(request, f"{message}: {refusal.messages[0]}", messages.WARNING)

    def has_resend_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return user.may(Power.EDIT_RECORDS)
