"""Addresses of standards: below a return's and a round's own."""

from __future__ import annotations

from django.urls import path

from agencies.section11.views import evidence, moderation, results, standards, whole

STANDARD = "<int:ret>/standards/<int:judgement>/"

urlpatterns = [
    path("<int:ret>/standards/", standards.standards, name="standards"),
    path("<int:ret>/standards/forward/", standards.forward, name="standards-forward"),
    path(STANDARD, standards.standard, name="standard"),
    path(f"{STANDARD}let-go/", standards.let_go, name="standard-let-go"),
    path(f"{STANDARD}evidence/<int:evidence>/", evidence.evidence, name="evidence"),
    path(f"{STANDARD}evidence/<int:evidence>/remove/", evidence.remove, name="evidence-remove"),
    path("<int:ret>/moderation/", moderation.grades, name="moderation"),
    path("<int:ret>/moderation/<int:judgement>/", moderation.moderate, name="moderate"),
    path("<int:ret>/print/", whole.printed, name="return-print"),
    path("<int:ret>/word/", whole.as_word, name="return-word"),
    path("rounds/<int:round>/results/", results.results, name="round-results"),
    path("rounds/<int:round>/standards/", results.ask, name="round-ask"),
    path("rounds/<int:round>/results.csv", results.export, {"kind": "csv"}, name="round-results-csv"),
    path("rounds/<int:round>/results.xlsx", results.export, {"kind": "xlsx"}, name="round-results-xlsx"),
]
