"""The forms agencies are kept with."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, Representative
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm


class AgencyForm(RecordForm):
    """An agency as it is today. A new name can say since when: the earlier one is then kept for the years before."""

    renamed_on = DateField(
        label="If the name is new: since when",
        noun="The day of the new name",
        required=False,
        help_text="The earlier name is kept, and printed in reports of the time before. Leave empty to mend a mistake.",
    )

    class Meta:
        model = Agency
        fields = ("name", "short_name", "sector", "statutory", "part_of", "summary", "order", "starts", "ends")
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    field_order = ("name", "renamed_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        others: Any = self.fields["part_of"]
        others.queryset = Agency.objects.of_board(self.instance.board).exclude(pk=self.instance.pk)
        others.empty_label = "None"
        if self.instance.pk is None:
            del self.fields["renamed_on"]


class RepresentativeForm(RecordForm):
    """Who speaks for an agency, by post; a person's account is given by inviting them."""

    class Meta:
        model = Representative
        fields = ("part", "post", "starts")


class LastDayForm(PlainForm):
    """The last day of something."""

    submit_words = "End it"
    on = DateField(label="Last day", noun="The last day")
