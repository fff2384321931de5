"""The address map."""

from django.contrib import admin
from django.urls import include, path

from lscb.accounts.views import typed
from lscb.actions.views import my_actions
from lscb.annualreport.moments import printing
from lscb.health import healthz, readyz
from lscb.home.views import desk, home
from priorities.indicators.views.sources import sources
from priorities.papers import LINKS
from workgroups.urls import addresses as meetings

urlpatterns = [
    path("", home, name="home"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("", include("lscb.people.urls")),
    path("your-actions/", my_actions, name="my-actions"),
    path("calendar/", include("lscb.calendar.urls")),
    path("returns/", include("agencies.section11.urls")),
    path("returns/", include("lscb.returns.urls")),
    path("typed/<str:token>/", typed, name="typed"),
    path("reading/", include("lscb.annualreport.reader_urls")),
    path("files/", include("lscb.files.urls")),
    path("records/", admin.site.urls),
    path("search/", include("lscb.search.urls")),
    path("", include("lscb.public.urls")),
    path("<slug:board>/actions/", include("lscb.actions.urls")),
    path("<slug:board>/priorities/", include("priorities.indicators.priority_urls")),
    path("<slug:board>/scrutiny/", include("priorities.scrutiny.urls")),
    path(
        "<slug:board>/indicators/<int:pk>/figures/<int:figure>/sources/",
        sources,
        {"printed": printing},
        name="indicator-figure-sources",
    ),
    path("<slug:board>/indicators/", include("priorities.indicators.urls")),
    path("<slug:board>/figures/", include("priorities.indicators.entry_urls")),
    path("<slug:board>/desk/", desk, name="desk"),
    path("<slug:board>/agencies/", include("lscb.ledger.urls")),
    path("<slug:board>/set-up/", include("lscb.setup.urls")),
    path("<slug:board>/years/", include("lscb.rollover.urls")),
    path("<slug:board>/money/", include("finance.urls")),
    path("<slug:board>/meetings/", include(meetings(LINKS))),
    path("<slug:board>/training/", include("workgroups.training.urls")),
    path("<slug:board>/case-reviews/", include("workgroups.reviews.urls")),
    path("<slug:board>/child-deaths/", include("workgroups.cdop.urls")),
    path("<slug:board>/performance/", include("lscb.annualreport.performance_urls")),
    path("<slug:board>/annual-report/", include("lscb.annualreport.urls")),
]
