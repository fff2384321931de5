"""What a meeting put on paper, for whoever reads the meeting: its papers and its minutes as files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lscb.files.views import sent
from workgroups.views.finding import meeting_to_read, paper_to_read


def latest(file: Any) -> Any:
    """A file's newest version; nothing where there is no file."""
    return max(file.versions.all(), key=lambda version: version.number, default=None) if file else None


@login_required
@require_safe
@never_cache
def paper_file(request: HttpRequest, board: str, pk: int) -> FileResponse:
    """The paper itself, in its newest version."""
    return _sent(request, paper_to_read(request, board, pk).file)


@login_required
@require_safe
@never_cache
def minutes_file(request: HttpRequest, board: str, pk: int) -> FileResponse:
    """A meeting's minutes, in their newest version."""
    return _sent(request, meeting_to_read(request, board, pk).minutes_file)


def _sent(request: HttpRequest, file: Any) -> FileResponse:
    found = latest(file)
    if found is None:
        raise Http404
    return sent(request, found)
