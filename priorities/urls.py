"""Addresses of a board's priorities, below its own. Whoever adds to their pages makes them with what it adds."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from priorities.desk import Beside
from priorities.views import priority, progress, work


def addresses(beside: Beside) -> list[URLPattern]:
    """The addresses, `beside` given to the pages that show or take what a room above adds."""
    more: dict[str, Any] = {"beside": beside}
    return [
        path("", priority.priorities, name="priorities"),
        path("add/", priority.add, name="priority-add"),
        path("work/", work.planned, name="planned-work"),
        path("work/add/", work.add, name="planned-work-add"),
        path("work/<int:pk>/", work.state, name="planned-work-state"),
        path("work/<int:pk>/change/", work.change, name="planned-work-change"),
        path("work/<int:pk>/remove/", work.remove, name="planned-work-remove"),
        path("headings/<int:pk>/", progress.topic, name="topic-change"),
        path("headings/<int:pk>/remove/", progress.remove_topic, name="topic-remove"),
        path("updates/<int:pk>/", progress.change, more, name="progress-change"),
        path("updates/<int:pk>/remove/", progress.remove, name="progress-remove"),
        path("<int:pk>/", priority.priority, more, name="priority"),
        path("<int:pk>/change/", priority.change, name="priority-change"),
        path("<int:pk>/judge/", priority.judge, name="priority-judge"),
        path("<int:pk>/take-back/", priority.take_back, name="priority-take-back"),
        path("<int:pk>/remove/", priority.remove, name="priority-remove"),
        path("<int:pk>/heading/", progress.add_topic, name="topic-add"),
        path("<int:pk>/update/", progress.add, more, name="progress-add"),
    ]
