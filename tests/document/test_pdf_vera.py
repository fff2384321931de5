"""The PDF against PDF/UA-1 (ISO 14289-1), the standard for accessible PDF, as veraPDF reads it: fifteen seconds."""

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from lscb.document import pdf
from lscb.document.disclosure import Audience, protect
from tests.document.paper import everything, pixel

pytestmark = pytest.mark.vera
HERE = Path(__file__).resolve().parents[2]


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    """veraPDF's answer: nothing said and 0 where the file keeps to PDF/UA-1."""
    command = [sys.executable, "-m", "tests.document.vera", str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=False)


def test_document_of_every_block_keeps_to_pdf_ua(tmp_path):
    protected = protect(everything(), Audience.OFFICE)
    made = pdf.render(protected, pictures=lambda picture: pixel() if picture.sha256 == "here" else None)
    (tmp_path / "made.pdf").write_bytes(made)
    answer = checked(tmp_path / "made.pdf")
    assert answer.returncode == 0, answer.stderr


def test_pdf_without_tags_does_not(tmp_path):
    bare = pikepdf.new()
    bare.add_blank_page()
    bare.save(tmp_path / "bare.pdf")
    answer = checked(tmp_path / "bare.pdf")
    assert answer.returncode == 1
    assert "7.1" in answer.stderr
