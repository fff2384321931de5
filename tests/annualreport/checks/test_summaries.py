"""The summary fits on a page, and the one for children and young people has short sentences."""

import pytest

from lscb.annualreport import checks
from lscb.document.blocks import Prose, paragraph

pytestmark = pytest.mark.django_db
LONG = "And " + "word " * 20


def found(subject, name, key, *sentences):
    made = subject(Prose(tuple(paragraph(sentence) for sentence in sentences)), key=key)
    return [one.fault.words for one in checks.run(made, [checks.BY_NAME[name]])]


def test_summary_longer_than_a_page_is_told_how_long_it_is(subject):
    assert found(subject, "longer-than-a-page", "summary", "word " * 449) == [
        "“A chapter” has 451 words; about 450 fit on a page."
    ]
    assert found(subject, "longer-than-a-page", "summary", "word " * 448) == []


def test_other_chapters_may_be_long(subject):
    assert found(subject, "longer-than-a-page", "finance", "word " * 900) == []
    assert found(subject, "hard-for-the-young", "finance", f"{LONG}.") == []


def test_long_sentence_for_the_young_is_quoted(subject):
    (said,) = found(subject, "hard-for-the-young", "young-people", f"We met you. {LONG.strip()}.")
    assert said.startswith("21 words in ")
    assert found(subject, "hard-for-the-young", "young-people", "We met you in May. You told us much.") == []
