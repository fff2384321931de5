"""Nobody can be known from the report: small numbers, in figures and in words, and personal details."""

import pytest

from lscb.annualreport import checks
from lscb.annualreport.checks.people import is_nhs_number
from lscb.document.blocks import Figure, Unit
from lscb.document.disclosure import Audience


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [(3, Unit.PEOPLE, True), (0, Unit.PEOPLE, False), (5, Unit.PEOPLE, False), (3, Unit.COUNT, False)],
)
def test_small_number_that_nothing_hid_is_found(subject, value, unit, found):
    unprotected = subject(Figure("Children with a plan", value, unit), audience=Audience.OFFICE)
    assert bool(checks.run(unprotected, [checks.BY_NAME["small-number"]])) is found


def test_small_number_that_is_hidden_is_not_found(subject):
    assert not checks.run(subject(Figure("Children with a plan", 3, Unit.PEOPLE)), [checks.BY_NAME["small-number"]])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Only four new plans were made, for two young children.", True),
        ("One baby died.", True),
        ("A single child was moved.", True),
        ("We listened to 3 young people in care.", True),
        ("We listened to 13 young people.", False),
        ("Every one of the 40 children was seen.", False),
        ("Stage one children’s services plan.", False),
        ("They are four agencies.", False),
        ("It cost £3 a child.", False),
    ],
)
def test_small_number_in_a_sentence_is_found(says, sentence, found):
    assert bool(says("small-number-in-words", sentence)) is found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Write to jo.bloggs@example.org.", "An email address"),
        ("Ring 01708 433 222 for help.", "A telephone number"),
        ("He lives at RM1 3BB now.", "A postcode"),
        ("A boy born on 3 May 2004 died.", "A date of birth"),
    ],
)
def test_personal_detail_is_found(says, sentence, kind):
    (found,) = says("personal-details", sentence)
    assert found.startswith(kind)


def test_sentence_without_personal_details_is_left_alone(says):
    assert not says("personal-details", "In 2012 the board spent £1,234,567 on 01 item and 2,014 visits.")


def test_nhs_number_is_found_and_not_said_again(says):
    (found,) = says("nhs-number", "The child 943 476 5919 was seen.")
    assert "943" not in found
    assert "5919" not in found
    assert found.startswith("A number ending in 19")


@pytest.mark.parametrize(
    ("digits", "right"),
    [("9434765919", True), ("9434765918", False), ("1111111111", False), ("943476591", False)],
)
def test_nhs_number_has_its_check_digit(digits, right):
    assert is_nhs_number(digits) is right
