"""Addresses of money, below a board's own."""

from django.urls import path

from finance.views import lines, statement

urlpatterns = [
    path("", statement.money, name="money"),
    path("statement/<slug:fund>/<int:period>/", statement.one_statement, name="money-statement"),
    path("contributions/<int:pk>/received/", statement.receive, name="money-receive"),
    path("<slug:kind>/", lines.lines, name="money-lines"),
    path("<slug:kind>/add/", lines.add, name="money-add"),
    path("<slug:kind>/<int:pk>/", lines.change, name="money-change"),
    path("<slug:kind>/<int:pk>/remove/", lines.remove, name="money-remove"),
]
