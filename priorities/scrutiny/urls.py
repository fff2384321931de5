"""Addresses of scrutiny, engagement and policy, below a board's own."""

from django.urls import path

from priorities.scrutiny import actionviews, partviews, suggestionviews, views

RECORD = "<slug:kind>/<int:pk>/"
PART = f"{RECORD}under/<slug:part>/"

urlpatterns = [
    path("", views.scrutiny, name="scrutiny"),
    path("suggestions/", suggestionviews.suggestions, name="scrutiny-suggestions"),
    path("suggestions/look-again/", suggestionviews.run, name="scrutiny-suggest"),
    path("suggestions/<int:pk>/take-up/", suggestionviews.take_up, name="scrutiny-take-up"),
    path("suggestions/<int:pk>/dismiss/", suggestionviews.dismiss, name="scrutiny-dismiss"),
    path("<slug:kind>/", views.records, name="scrutiny-list"),
    path("<slug:kind>/add/", views.add, name="scrutiny-add"),
    path(RECORD, views.record, name="scrutiny-record"),
    path(f"{PART}add/", partviews.add, name="scrutiny-part-add"),
    path(f"{PART}<int:number>/", partviews.change, name="scrutiny-part-change"),
    path(f"{PART}<int:number>/remove/", partviews.remove, name="scrutiny-part-remove"),
    path(f"{RECORD}change/", views.change, name="scrutiny-change"),
    path(f"{RECORD}remove/", views.remove, name="scrutiny-remove"),
    path(f"{RECORD}act/", actionviews.act, name="scrutiny-act"),
    path(f"{RECORD}findings/<int:finding>/act/", actionviews.act, name="scrutiny-act-on"),
    path(f"{RECORD}findings/<int:finding>/same/", actionviews.share, name="scrutiny-share"),
    path(f"{RECORD}<slug:verb>/", views.do, name="scrutiny-do"),
]
