"""Addresses of the board's indicators, below a board's own."""

from django.urls import path

from priorities.indicators.views import checks, editing, lists, pages

ONE = "<int:pk>/"

urlpatterns = [
    path("", lists.indicators, name="indicators"),
    path("dashboard/", lists.dashboard, name="indicators-dashboard"),
    path("checks/", checks.checks, name="indicator-checks"),
    path("checks/<int:pk>/", checks.check, name="indicator-check"),
    path("checks/<int:pk>/reopen/", checks.reopen, name="indicator-check-reopen"),
    path("add/", editing.add, name="indicator-add"),
    path(ONE, pages.indicator, name="indicator"),
    path(f"{ONE}figures/", pages.figures, name="indicator-figures"),
    path(f"{ONE}figures/<int:figure>/note/", editing.note, name="indicator-figure-note"),
    path(f"{ONE}tables/<slug:name>.<slug:form>", pages.table, name="indicator-table"),
    path(f"{ONE}change/", editing.change, name="indicator-change"),
    path(f"{ONE}computed/", editing.reckoning, name="indicator-reckoning"),
    path(f"{ONE}target/", editing.target, name="indicator-target"),
    path(f"{ONE}target/<int:measure>/remove/", editing.drop_target, name="indicator-target-remove"),
    path(f"{ONE}threshold/", editing.threshold, name="indicator-threshold"),
    path(f"{ONE}threshold/<int:measure>/remove/", editing.drop_threshold, name="indicator-threshold-remove"),
]
