"""Letters about forms that have not come back. What they say names no case; that they were written stands here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from lscb.outbox.models import Message
from workgroups.cdop.models.deaths import FormAsked
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet


class FormLetterQuerySet(PanelQuerySet["FormLetter"]):
    board_path = "form__death__board"
    panel_path = "form__death__panel"


class FormLetter(KeptByPanel):
    """One form of which one person was told in a letter, once a day: a letter may speak of several forms."""

    form = models.ForeignKey(FormAsked, on_delete=models.CASCADE, related_name="letters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="to whom"
    )
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("day", default=timezone.localdate)

    objects = FormLetterQuerySet.as_manager()

    class Meta:
        ordering = ["form", "-on", "-pk"]
        verbose_name = "letter about a form"
        verbose_name_plural = "letters about forms"
        constraints = [models.UniqueConstraint(fields=["form", "person", "on"], name="one_letter_about_a_form_a_day")]

    def __str__(self) -> str:
        return f"Letter on {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its form."""
        return self.form.scopes()
