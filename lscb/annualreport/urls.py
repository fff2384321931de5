"""Addresses of a board's annual reports: the working draft, and drafts shared with the board."""

from django.urls import path

from lscb.annualreport.views import (
    abbreviations,
    checks,
    comments,
    coverage,
    drafts,
    figures,
    outline,
    sharing,
    texts,
    textversions,
    working,
)

DRAFT = "<slug:year>/drafts/<int:number>/"
TEXT = "<slug:year>/text/<slug:key>/"

urlpatterns = [
    path("", working.reports, name="reports"),
    path("abbreviations/", abbreviations.index, name="abbreviations"),
    path("abbreviations/add/", abbreviations.add, name="abbreviation-add"),
    path("abbreviations/<int:pk>/", abbreviations.change, name="abbreviation-change"),
    path("abbreviations/<int:pk>/remove/", abbreviations.remove, name="abbreviation-remove"),
    path("<slug:year>/", working.front, name="front"),
    path("<slug:year>/gaps/", working.gaps, name="gaps"),
    path("<slug:year>/whole/", working.whole, name="whole"),
    path("<slug:year>/pdf/", working.whole_pdf, name="whole-pdf"),
    path("<slug:year>/word/", working.whole_word, name="whole-word"),
    path("<slug:year>/figures/", figures.index, name="report-figures"),
    path("<slug:year>/changed/", working.changed, name="changed"),
    path("<slug:year>/outline/", outline.outline, name="outline"),
    path("<slug:year>/outline/add/", outline.add, name="chapter-add"),
    path("<slug:year>/outline/<int:pk>/", outline.chapter, name="chapter-change"),
    path("<slug:year>/outline/<int:pk>/move/", outline.move, name="chapter-move"),
    path("<slug:year>/outline/<int:pk>/remove/", outline.remove, name="chapter-remove"),
    path("<slug:year>/asked/", coverage.coverage, name="coverage"),
    path("<slug:year>/asked/choose/", coverage.choose, name="guidance"),
    path("<slug:year>/asked/<str:clause>/", coverage.confirm, name="clause"),
    path("<slug:year>/checks/", checks.overview, name="checks"),
    path("<slug:year>/checks/<slug:name>/", checks.one, name="check"),
    path("<slug:year>/checks/<slug:name>/<int:answer>/", checks.take_back, name="check-answer-back"),
    path("<slug:year>/text/", texts.texts, name="report-texts"),
    path(TEXT, texts.text, name="chapter-text"),
    path(f"{TEXT}save/", texts.autosave, name="chapter-text-save"),
    path(f"{TEXT}versions/", textversions.versions, name="chapter-text-versions"),
    path(f"{TEXT}versions/<int:number>/", textversions.version, name="chapter-text-version"),
    path(f"{TEXT}both/<int:aside>/", textversions.both, name="chapter-text-both"),
    path("<slug:year>/share/", sharing.share, name="share-draft"),
    path("<slug:year>/drafts/", drafts.index, name="shared-drafts"),
    path(DRAFT, drafts.front, name="shared-draft"),
    path(f"{DRAFT}whole/", drafts.whole, name="shared-draft-whole"),
    path(f"{DRAFT}pdf/", drafts.as_pdf, name="shared-draft-pdf"),
    path(f"{DRAFT}you-said/", comments.you_said, name="you-said"),
    path(f"{DRAFT}comments/", comments.comments, name="draft-comments"),
    path(f"{DRAFT}comments/<int:comment>/", comments.answer, name="draft-comment-answer"),
    path(f"{DRAFT}to/<int:other>/", drafts.compared, name="drafts-compared"),
    path(f"{DRAFT}<slug:key>/", drafts.chapter, name="shared-draft-chapter"),
    path(f"{DRAFT}<slug:key>/<slug:spot>/", comments.say, name="draft-comment"),
    path("<slug:year>/<slug:key>/", working.chapter, name="chapter"),
]
