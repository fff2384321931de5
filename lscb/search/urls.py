"""The address of the search."""

from django.urls import path

from lscb.search.views import search

urlpatterns = [path("", search, name="search")]
