"""Which indicators show what an update on progress says: priorities stand below and know of none."""

from __future__ import annotations

from django.db import models

from priorities.indicators.models.indicators import Indicator, IndicatorPart
from priorities.models import ProgressUpdate


class ShownBy(IndicatorPart):
    """An indicator whose figures show the difference that an update on progress tells of."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="shown_by")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="shows")

    class Meta:
        ordering = ["update", "indicator__order", "indicator__reference"]
        verbose_name = "indicator that shows an update"
        verbose_name_plural = "indicators that show updates"
        constraints = [models.UniqueConstraint(fields=["update", "indicator"], name="indicator_shows_an_update_once")]

    def __str__(self) -> str:
        return f"{self.indicator} shows: {self.update}"
