"""What the server holds in memory for good is what a page needs; what makes files is imported when one is asked for."""

import subprocess
import sys

MAKES_FILES = ("openpyxl", "docx", "typst", "pikepdf", "PIL")
"""Each costs a serving process between two and twenty megabytes."""


def test_server_starts_without_what_makes_files():
    code = (
        "import sys\nimport lscb.wsgi\nfrom django.urls import resolve\nresolve('/healthz')\n"
        f"print(*[name for name in {MAKES_FILES} if name in sys.modules])"
    )
    asked = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert asked.stdout.split() == []
