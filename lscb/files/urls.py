"""Addresses of files: `files/` and below."""

from django.urls import path

from lscb.files.views import download

urlpatterns = [path("<int:version>/", download, name="file")]
