"""Addresses for readers who were invited by letter and have no account: one draft, and what they say of it."""

from django.urls import path

from lscb.annualreport.views import reading

READER = "<int:reader>/"

urlpatterns = [
    path("open/<str:token>/", reading.open_link, name="reading-open"),
    path("unknown/", reading.unknown, name="reading-unknown"),
    path("wait/", reading.wait, name="reading-wait"),
    path(READER, reading.front, name="reading"),
    path(f"{READER}finished/", reading.finished, name="reading-finished"),
    path(f"{READER}comments/", reading.comments, name="reading-comments"),
    path(f"{READER}comments/<int:comment>/", reading.answer, name="reading-answer"),
    path(f"{READER}<slug:key>/", reading.chapter, name="reading-chapter"),
    path(f"{READER}<slug:key>/<slug:spot>/", reading.say, name="reading-say"),
]
