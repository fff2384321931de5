"""Addresses of a board's agencies, below its own."""

from django.urls import path

from lscb.ledger.views import agencies, keeping

urlpatterns = [
    path("", agencies.all_agencies, name="agencies"),
    path("add/", keeping.add, name="agency-add"),
    path("<slug:agency>/", agencies.one_agency, name="agency"),
    path("<slug:agency>/change/", keeping.change, name="agency-change"),
    path("<slug:agency>/representatives/add/", keeping.add_representative, name="representative-add"),
    path("<slug:agency>/representatives/<int:pk>/end/", keeping.end_representative, name="representative-end"),
]
