"""Addresses of figures coming in, below a board's own."""

from django.urls import path

from priorities.indicators.beside import views as beside
from priorities.indicators.entry import views as entry
from priorities.indicators.importing import mapping_views, views

ONE = "<int:pk>/"
KIND = "beside/<slug:kind>/"

urlpatterns = [
    path("", views.figures, name="figures"),
    path("bring/", views.bring, name="figures-bring"),
    path("templates/", views.templates, name="figures-templates"),
    path("templates/<slug:reference>/<slug:kind>/", views.template, name="figures-template"),
    path("export/<slug:reference>/<slug:kind>/", views.export, name="figures-export"),
    path("enter/", entry.enter, name="figures-enter"),
    path("enter/table/", entry.table, name="figures-enter-table"),
    path(KIND, beside.records, name="figures-beside"),
    path(f"{KIND}add/", beside.add, name="figures-beside-add"),
    path(f"{KIND}{ONE}", beside.change, name="figures-beside-change"),
    path(f"{KIND}{ONE}remove/", beside.remove, name="figures-beside-remove"),
    path("mappings/", mapping_views.mappings, name="figures-mappings"),
    path(f"mappings/{ONE}", mapping_views.mapping, name="figures-mapping"),
    path(f"mappings/{ONE}remove/", mapping_views.remove, name="figures-mapping-remove"),
    path(ONE, views.an_import, name="figures-import"),
    path(f"{ONE}mapping/", mapping_views.mapping_of_import, name="figures-import-mapping"),
    path(f"{ONE}read/", views.read_again, name="figures-import-read"),
    path(f"{ONE}store/", views.store, name="figures-import-store"),
    path(f"{ONE}discard/", views.discard, name="figures-import-discard"),
]
