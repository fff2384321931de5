"""What the list of agencies can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from agencies.models import Sector
from lscb.web.filters import Filters


class AgencyFilters(Filters):
    """By name, sector and whether it still is."""

    all_words = "All agencies"
    called = forms.CharField(label="Name", max_length=60)
    sector = forms.ChoiceField(label="Sector", choices=[("", "Any"), *Sector.choices])
    being = forms.ChoiceField(label="In being", choices=[("", "Any"), ("yes", "Today"), ("no", "Ended")])

    def narrow_called(self, rows: Any, value: str) -> Any:
        """By any of its names."""
        named = Q(name__icontains=value) | Q(short_name__icontains=value) | Q(names__name__icontains=value)
        return rows.filter(pk__in=rows.model.objects.filter(named).values("pk"))

    def narrow_being(self, rows: Any, value: str) -> Any:
        """By its last day."""
        ended = Q(ends__lt=timezone.localdate())
        return rows.filter(ended if value == "no" else Q(ends__isnull=True) | ~ended)
