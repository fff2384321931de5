"""What a return asks besides its headings: a standard to measure against, say."""

from __future__ import annotations

from django.db import models

from lscb.returns.models.filed import Return, ReturnPartQuerySet


class Item(models.Model):
    """One thing a return asks besides its headings; handing in waits for it as for a heading.

    Returns know nothing of what it is: the record above points here, and its verbs say how far it has come.
    """

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        DRAFT = "draft", "Draft"
        DONE = "done", "Done"

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="items", verbose_name="return")
    part = models.CharField("part of the return", max_length=80, help_text="What it stands under, such as Standards.")
    title = models.CharField(max_length=250)
    address = models.CharField(max_length=200, blank=True, help_text="Where it is answered.")
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    sent_back = models.BooleanField(
        default=False, help_text="Whether the office asked for another look; while any is, the others stay as they are."
    )

    objects = ReturnPartQuerySet.as_manager()

    class Meta:
        ordering = ["ret", "part", "order", "pk"]
        verbose_name = "further question of a return"
        verbose_name_plural = "further questions of returns"

    def __str__(self) -> str:
        return self.title

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.ret.why_locked()
