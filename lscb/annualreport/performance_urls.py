"""Addresses of a board's performance reports."""

from django.urls import path

from lscb.annualreport.views import performance

urlpatterns = [
    path("", performance.reports, name="performance-reports"),
    path("open/", performance.begin, name="performance-report-open"),
    path("<int:pk>/", performance.report, name="performance-report"),
    path("<int:pk>/<slug:form>/", performance.file, name="performance-report-file"),
]
