"""Addresses of the panel's desk, below a board's own. A record is named by its key alone: servers log addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from workgroups.cdop.views import desk, forms, records, years


class Kept(StringConverter):
    """What is kept of a year besides its totals."""

    regex = "counts|work"


class Dropped(StringConverter):
    """What of a year can be taken away."""

    regex = "totals|counts|work"


register_converter(Kept, "kept_of_year")
register_converter(Dropped, "dropped_of_year")

RECORD = "records/<uuid:key>/"
YEAR = "years/<int:period>/"

urlpatterns = [
    path("", desk.desk, name="child-deaths"),
    path("meetings/add/", desk.meet, name="child-death-meeting"),
    path("lists/", desk.usual_lists, name="child-death-lists"),
    path("forms/", forms.forms, name="child-death-forms"),
    path("records/", records.records, name="child-death-records"),
    path("records/find/", records.find, name="child-death-find"),
    path("records/add/", records.notify, name="child-death-add"),
    path(RECORD, records.record, name="child-death"),
    path(f"{RECORD}change/", records.change, name="child-death-change"),
    path(f"{RECORD}review/", records.review, name="child-death-review"),
    path(f"{RECORD}remove/", records.remove, name="child-death-remove"),
    path(f"{RECORD}<slug:verb>/", records.do, name="child-death-do"),
    path(YEAR, years.year, name="child-death-year"),
    path(f"{YEAR}totals/<slug:panel>/", years.totals, name="child-death-totals"),
    path(f"{YEAR}<kept_of_year:kind>/add/", years.add_part, name="child-death-part-add"),
    path(f"{YEAR}<kept_of_year:kind>/<int:pk>/", years.part, name="child-death-part"),
    path(f"{YEAR}<dropped_of_year:kind>/<int:pk>/remove/", years.drop, name="child-death-drop"),
]
