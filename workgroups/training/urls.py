"""Addresses of a board's training, below its own."""

from django.urls import path

from workgroups.training.views import grids, lists, records

urlpatterns = [
    path("", lists.events, name="training"),
    path("agencies/", lists.by_agency, name="training-agencies"),
    path("events/<int:pk>/", records.event, name="training-event"),
    path("events/<int:pk>/take-up/", grids.of_event, name="training-event-grid"),
    path("courses/<int:pk>/take-up/<int:period>/", grids.of_course, name="training-course-grid"),
    path("years/<int:period>/take-up/", grids.of_year, name="training-year-grid"),
    path("<slug:kind>/", lists.records, name="training-list"),
    path("<slug:kind>/add/", records.add, name="training-add"),
    path("<slug:kind>/<int:pk>/change/", records.change, name="training-change"),
    path("<slug:kind>/<int:pk>/remove/", records.remove, name="training-remove"),
]
