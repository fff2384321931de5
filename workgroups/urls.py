"""Addresses of a board's groups and meetings, below its own. The address map hands in what papers link to."""

from __future__ import annotations

from functools import partial

from django.urls import URLPattern, path

from workgroups.linking import Links
from workgroups.views import figures, grids, groups, meetings, papers, reading, seats

GROUP = "groups/<slug:group>/"


def addresses(links: Links) -> list[URLPattern]:
    """All of them; `links` are what a higher room lets a paper speak to."""
    return [
        path("", meetings.meetings, name="meetings"),
        path("add/", meetings.add, name="meeting-add"),
        path("<int:pk>/", partial(meetings.meeting, links=links), name="meeting"),
        path("<int:pk>/change/", meetings.change, name="meeting-change"),
        path("<int:pk>/held/", meetings.held, name="meeting-held"),
        path("<int:pk>/cancel/", meetings.cancel, name="meeting-cancel"),
        path("<int:pk>/remove/", meetings.remove, name="meeting-remove"),
        path("<int:pk>/minutes/", meetings.minutes, name="meeting-minutes"),
        path("<int:pk>/attendance/", grids.of_meeting, name="meeting-attendance"),
        path("<int:pk>/papers/add/", partial(papers.add, links=links), name="paper-add"),
        path("<int:pk>/minutes/file/", reading.minutes_file, name="minutes-file"),
        path("papers/<int:pk>/file/", reading.paper_file, name="paper-file"),
        path("papers/<int:pk>/change/", partial(papers.change, links=links), name="paper-change"),
        path("papers/<int:pk>/decision/", papers.decide, name="paper-decide"),
        path("papers/<int:pk>/remove/", papers.remove, name="paper-remove"),
        path("attendance/", figures.attendance, name="attendance"),
        path("attendance/<int:pk>/", figures.recorded, name="attendance-record"),
        path("groups/", groups.groups, name="groups"),
        path("groups/add/", groups.add, name="group-add"),
        path(GROUP, groups.group, name="group"),
        path(f"{GROUP}change/", groups.change, name="group-change"),
        path(f"{GROUP}end/", groups.end, name="group-end"),
        path(f"{GROUP}seats/add/", seats.add, name="seat-add"),
        path(f"{GROUP}attendance/<int:period>/", grids.of_year, name="group-attendance"),
        path("seats/<int:pk>/change/", seats.change, name="seat-change"),
        path("seats/<int:pk>/end/", seats.end, name="seat-end"),
        path("seats/<int:pk>/remove/", seats.remove, name="seat-remove"),
        path("seats/<int:pk>/fill/", seats.fill, name="seat-fill"),
        path("holders/<int:pk>/hand-over/", seats.hand_over, name="holder-hand-over"),
        path("holders/<int:pk>/change/", seats.change_holder, name="holder-change"),
        path("holders/<int:pk>/leave/", seats.leave, name="holder-leave"),
    ]
