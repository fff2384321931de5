"""A document to be checked, made of a few blocks."""

import pytest

from lscb.annualreport import checks
from lscb.annualreport.checks import Subject
from lscb.document.blocks import Document, Prose, Section, paragraph
from lscb.document.disclosure import Audience, protect
from tests.factories.annualreport import ReportFactory


@pytest.fixture
def report(db):
    return ReportFactory()


@pytest.fixture
def subject(report):
    """A report whose chapter "finance" holds the given blocks, as the board would read it."""

    def make(*blocks, audience=Audience.BOARD, key="finance"):
        document = Document("Annual report", "A board", "2012–13", (Section(key, "A chapter", blocks),))
        return Subject(report, protect(document, audience))

    return make


@pytest.fixture
def says(subject):
    """What one check says of a sentence that a person wrote."""

    def ask(name, *sentences):
        prose = Prose(tuple(paragraph(sentence) for sentence in sentences))
        return [one.fault.words for one in checks.run(subject(prose), [checks.BY_NAME[name]])]

    return ask
