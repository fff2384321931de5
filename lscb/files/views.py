"""Fetching a file: those who may, with an audit line, and never as something a browser would run."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lscb.audit import services as audit
from lscb.files.models import FileVersion


@login_required
@require_safe
@never_cache
def download(request: HttpRequest, version: int) -> FileResponse:
    """One version's bytes, to be saved: the office of its board and the people of its readers, or 404."""
    return sent(
        request, get_object_or_404(FileVersion.objects.visible_to(request.user).select_related("file"), pk=version)
    )


def sent(request: HttpRequest, found: FileVersion) -> FileResponse:
    """The bytes of a version that its reader may have, as an attachment, with the audit line."""
    user: Any = request.user
    if request.method == "GET":
        audit.write(found, by=user, verb="fetched")
    response = FileResponse(found.content.open(), as_attachment=True, filename=found.name)
    response["Content-Type"] = found.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response
