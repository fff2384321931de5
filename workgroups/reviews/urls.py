"""Addresses of a board's case reviews, below its own."""

from django.urls import path

from workgroups.reviews.views import beside, cases, recommendations

REVIEW = "<int:pk>/"
RECOMMENDATION = f"{REVIEW}recommendations/<int:number>/"
KIND = "beside/<slug:kind>/"

urlpatterns = [
    path("", cases.reviews, name="case-reviews"),
    path("add/", cases.refer, name="case-review-add"),
    path("recommendations/", recommendations.recommendations, name="case-review-recommendations"),
    path(KIND, beside.records, name="case-review-kind"),
    path(f"{KIND}add/", beside.add, name="case-review-kind-add"),
    path(f"{KIND}<int:pk>/", beside.change, name="case-review-kind-change"),
    path(f"{KIND}<int:pk>/remove/", beside.remove, name="case-review-kind-remove"),
    path(REVIEW, cases.review, name="case-review"),
    path(f"{REVIEW}change/", cases.change, name="case-review-change"),
    path(f"{REVIEW}remove/", cases.remove, name="case-review-remove"),
    path(f"{REVIEW}recommendations/add/", recommendations.recommend, name="case-review-recommend"),
    path(RECOMMENDATION, recommendations.recommendation, name="case-review-recommendation"),
    path(f"{RECOMMENDATION}change/", recommendations.change, name="case-review-recommendation-change"),
    path(f"{RECOMMENDATION}<slug:verb>/", recommendations.do, name="case-review-recommendation-do"),
    path(f"{REVIEW}<slug:verb>/", cases.do, name="case-review-do"),
]
