"""What is reported of progress: the update, and the heading it stands under."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.text import slugify

from agencies.models import Agency
from lscb.web.editing import RecordForm
from priorities.models import Priority, ProgressUpdate, Topic
from priorities.policies import why_not_topic
from workgroups.models import Group

LONG = forms.Textarea(attrs={"rows": 5})


class UpdateForm(RecordForm):
    """What was done, what difference it made, on what evidence. A room above may ask more: see `priorities.desk`."""

    submit_words = "Save this update"

    new_topic = forms.CharField(
        required=False,
        max_length=120,
        label="Or a new heading",
        help_text="The report prints what was done under it.",
    )

    class Meta:
        model = ProgressUpdate
        fields = ("topic", "done", "difference", "evidence", "on", "when", "agency", "group")
        labels: ClassVar[dict[str, Any]] = {
            "topic": "Heading it stands under",
            "when": "Or when, in words",
            "agency": "Agency that told it",
            "group": "Or the group that told it",
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "on": "Where one is known.",
            "evidence": "A survey, an audit, figures, what children said. Without any, it counts as no evidence.",
        }
        widgets: ClassVar[dict[str, Any]] = {"done": LONG, "difference": LONG, "evidence": LONG}

    field_order = ("topic", "new_topic")

    def __init__(self, *args: Any, priority: Priority | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        update, self.priority = self.instance, priority
        topics = Topic.objects.for_period(update.period)
        fields["topic"].queryset = topics.filter(priorities=priority) if priority else topics
        fields["topic"].empty_label = "Choose"
        fields["topic"].required = False
        fields["agency"].queryset = Agency.objects.of_board(update.board_id)
        fields["group"].queryset = Group.objects.of_board(update.board_id)
        for name in ("agency", "group"):
            fields[name].empty_label = "None named"
        if priority is None:
            del self.fields["new_topic"]
        elif not fields["topic"].queryset.exists():
            del self.fields["topic"]
            fields["new_topic"].label = "Heading it stands under"

    def clean(self) -> dict[str, Any]:
        """One heading, old or new, and at most one teller."""
        given = super().clean()
        topic, name = given.get("topic"), given.get("new_topic", "").strip()
        where = "topic" if "topic" in self.fields else "new_topic"
        if topic and name:
            self.add_error("new_topic", "Choose a heading or name a new one, not both")
        elif name and (why_not := why_not_topic(self.instance.period, slugify(name)[:80] or "heading")):
            self.add_error("new_topic", f"{why_not} Say at that heading that it serves this priority too.")
        elif not topic and not name and where not in self.errors:
            self.add_error(where, "Choose a heading, or name a new one" if where == "topic" else "Name a heading")
        if given.get("agency") and given.get("group"):
            self.add_error("group", "Choose an agency or a group, not both")
        return given


class TopicForm(RecordForm):
    """A heading, and which priorities what stands under it serves."""

    submit_words = "Save the heading"

    class Meta:
        model = Topic
        fields = ("name", "priorities")
        labels: ClassVar[dict[str, Any]] = {"name": "Heading", "priorities": "Which priorities does it serve?"}
        widgets: ClassVar[dict[str, Any]] = {"priorities": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["priorities"].queryset = Priority.objects.for_period(self.instance.period)
        fields["priorities"].error_messages["required"] = "Choose at least one priority"
