"""The form in which a chapter's own text is written: the editor of returns over the report's versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from lscb.annualreport.models import Narrative, NarrativeVersion, Report
from lscb.returns.forms import NarrativeForm


@dataclass(frozen=True)
class ChapterText:
    """What stands of a chapter's text, as the editor's form reads it; nothing may have been written yet."""

    narrative: Narrative | None
    current: NarrativeVersion | None

    @classmethod
    def of(cls, report: Report, section: str) -> ChapterText:
        """The text of one chapter. Two reads."""
        narrative = Narrative.objects.filter(report=report, section=section).select_related("report").first()
        rows = NarrativeVersion.objects.filter(narrative=narrative, set_aside=False) if narrative else None
        return cls(narrative, rows.order_by("-number").first() if rows is not None else None)

    @property
    def body(self) -> str:
        """The text that stands."""
        return self.current.body if self.current else ""

    @property
    def signed(self) -> str:
        """Who signs it."""
        return self.current.signed if self.current else ""

    @property
    def versions(self) -> Any:
        """All that was ever written."""
        return NarrativeVersion.objects.filter(narrative=self.narrative.pk if self.narrative else 0)


class TextForm(NarrativeForm):
    """A chapter's text and who signs it."""

    signed = forms.CharField(
        label="Signed by, if anybody",
        required=False,
        max_length=120,
        help_text="A name or an office, printed below the text: Independent chair.",
    )

    def __init__(self, written: ChapterText, *, signed: str | None = None, **options: Any) -> None:
        super().__init__(written, **options)
        self.initial["signed"] = written.signed if signed is None else signed
        self.fields["body"].label = "Your text"
