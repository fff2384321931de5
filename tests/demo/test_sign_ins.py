"""The README's table is what the demonstration offers."""

import re

from lscb.demo.havering.people import SIGN_INS
from tests.house.tracked import ROOT


def test_the_readme_names_each_sign_in_of_the_demonstration():
    named = re.findall(r"^\| `([^`]+@[^`]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert named == [each.email for each in SIGN_INS]
