"""Addresses of published editions, which are lasting, and of the office's way from a shared draft to one."""

from django.urls import path

from lscb.public.views import office, reading, sending

YEAR = "<slug:board>/annual-report/<slug:year>/"
EDITION = "reports/<slug:board>/<slug:year>/<int:number>/"

urlpatterns = [
    path("reports/<slug:board>/", reading.home, name="published"),
    path("reports/<slug:board>/<slug:year>/", reading.year, name="published-year"),
    path(EDITION, reading.edition, name="edition"),
    path(f"{EDITION}<path:path>", reading.edition, name="edition-file"),
    path("accessibility/", reading.accessibility, name="accessibility"),
    path(f"{YEAR}editions/", office.editions, name="editions"),
    path(f"{YEAR}drafts/<int:number>/sign-off/", office.sign_off, name="sign-off"),
    path(f"{YEAR}drafts/<int:number>/approve/", office.approve, name="approve"),
    path(f"{YEAR}drafts/<int:number>/freeze/", office.freeze, name="freeze"),
    path(f"{YEAR}editions/<int:number>/publish/", office.publish, name="publish"),
    path(f"{YEAR}editions/<int:number>/sent/", sending.sent, name="sent"),
    path(f"{YEAR}editions/<int:number>/sent/record/", sending.record, name="record-sending"),
    path(f"{YEAR}editions/<int:number>/withdraw/", office.withdraw, name="withdraw"),
]
