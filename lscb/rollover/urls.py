"""Addresses of a board's years, below its own."""

from django.urls import path

from lscb.rollover.views import closing, years

urlpatterns = [
    path("", years.years, name="years"),
    path("<int:pk>/", years.year, name="year"),
    path("<int:pk>/next/", years.open_next, name="year-next"),
    path("<int:pk>/close/", closing.close, name="year-close"),
    path("<int:pk>/open-again/", closing.open_again, name="year-open-again"),
    path("<int:pk>/records/<slug:kind>/", closing.records, name="year-records"),
    path("<int:pk>/records/<slug:kind>/<int:record>/", closing.reopen, name="year-reopen"),
    path("<int:pk>/opened-again/<int:reopening>/", closing.end, name="year-reopening-end"),
]
