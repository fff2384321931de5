"""Addresses of a board's set-up, below its own."""

from django.urls import path

from lscb.setup.views import parts, records
from lscb.setup.views.board import board_itself
from lscb.setup.views.overview import overview

RECORD = "<slug:kind>/<int:pk>/"
PART = f"{RECORD}<slug:part>/"

urlpatterns = [
    path("", overview, name="setup"),
    path("board/", board_itself, name="setup-board"),
    path("<slug:kind>/", records.records, name="setup-list"),
    path("<slug:kind>/add/", records.add, name="setup-add"),
    path(RECORD, records.record, name="setup-record"),
    path(f"{RECORD}change/", records.change, name="setup-change"),
    path(f"{RECORD}remove/", records.remove, name="setup-remove"),
    path(f"{RECORD}whole-list/", records.lines, name="setup-lines"),
    path(f"{PART}add/", parts.add, name="setup-part-add"),
    path(f"{PART}<int:number>/", parts.change, name="setup-part-change"),
    path(f"{PART}<int:number>/remove/", parts.remove, name="setup-part-remove"),
    path(f"{PART}<int:number>/move/", parts.move, name="setup-part-move"),
]
