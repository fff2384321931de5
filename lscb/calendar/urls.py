"""Addresses of a person's own calendar: `calendar/` and below."""

from __future__ import annotations

from django.urls import path

from lscb.calendar import views

urlpatterns = [
    path("", views.own, name="calendar"),
    path("revoke/", views.revoke, name="calendar-revoke"),
    path("<str:token>.ics", views.feed, name="calendar-feed"),
]
