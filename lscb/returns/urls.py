"""Addresses of returns: `returns/` and below."""

from __future__ import annotations

from django.urls import path

from lscb.returns.views import answering, asides, copies, filing, lists, office, owed, pictures, rounds

HEADING = "<int:ret>/heading/<int:answer>/"

urlpatterns = [
    path("", lists.returns, name="returns"),
    path("owed/", owed.owed, name="owed"),
    path("owed/chase/", owed.chase, name="chase"),
    path("owed/who-owes-what.csv", owed.export, {"kind": "csv"}, name="owed-csv"),
    path("owed/who-owes-what.xlsx", owed.export, {"kind": "xlsx"}, name="owed-xlsx"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/open/", rounds.begin, name="round-open"),
    path("rounds/open/<int:asked>/<int:period>/", rounds.details, name="round-details"),
    path("rounds/<int:round>/", rounds.one, name="round"),
    path("rounds/<int:round>/close/", rounds.close, name="round-close"),
    path("<int:ret>/", lists.tasks, name="return-tasks"),
    path(HEADING, answering.heading, name="return-heading"),
    path(f"{HEADING}save/", answering.autosave, name="return-autosave"),
    path(f"{HEADING}start/", asides.start, name="return-start"),
    path(f"{HEADING}both/<int:version>/", asides.both, name="return-both"),
    path(f"{HEADING}picture/", pictures.add, name="return-picture-add"),
    path(f"{HEADING}picture/<int:picture>/", pictures.show, name="return-picture"),
    path(f"{HEADING}picture/<int:picture>/remove/", pictures.remove, name="return-picture-remove"),
    path("<int:ret>/check/", filing.check, name="return-check"),
    path("<int:ret>/submit/", filing.submit, name="return-submit"),
    path("<int:ret>/receipt/", filing.receipt, name="return-receipt"),
    path("<int:ret>/review/", office.review, name="return-review"),
    path("<int:ret>/accept/", office.accept, name="return-accept"),
    path("<int:ret>/send-back/", office.send_back, name="return-send-back"),
    path("<int:ret>/reopen/", office.reopen, name="return-reopen"),
    path("<int:ret>/together/", office.together, name="return-together"),
    path("<int:ret>/history/", copies.history, name="return-history"),
]
