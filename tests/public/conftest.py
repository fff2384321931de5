"""A draft that the board has read, and what becomes of it."""

import pytest

from lscb.annualreport import freezing
from lscb.document import docx, pdf
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import SharedDraftFactory, SignOffFactory


@pytest.fixture(autouse=True)
def _published_elsewhere(settings, tmp_path):
    settings.PUBLISHED_ROOT = tmp_path / "published"


@pytest.fixture(autouse=True)
def _quick_pdf(monkeypatch, request):
    """Setting pages takes a second; `real_pdf` asks for it."""
    if "real_pdf" not in request.fixturenames:
        monkeypatch.setattr(pdf, "render", lambda protected: b"%PDF-1.7 as if")
        monkeypatch.setattr(docx, "render", lambda protected: b"PK as if")


@pytest.fixture
def real_pdf():
    """PDF and Word are made as they are in service."""


@pytest.fixture
def draft():
    return SharedDraftFactory(number=1)


@pytest.fixture
def manager(draft):
    return person(Role.MANAGER, draft.report.board)


@pytest.fixture
def approval(draft, manager):
    SignOffFactory(draft=draft)
    return freezing.approve(draft=draft, decision="Meeting of 12 June, item 4", by=manager)


@pytest.fixture
def edition(approval, manager):
    return freezing.freeze(approval=approval, by=manager)


@pytest.fixture
def corrected(edition, manager):
    """A second edition of the same report."""
    second = SharedDraftFactory(report=edition.report, number=2)
    SignOffFactory(draft=second)
    approval = freezing.approve(draft=second, decision="Chair’s action", by=manager)
    return freezing.freeze(approval=approval, note="A total was wrong.", by=manager)
