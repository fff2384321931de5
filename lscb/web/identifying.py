"""Looking through what was typed for what a child could be known by. Pure functions over text.

Two answers, and neither is trusted further than it reaches. `certain` finds what has no place in any note: an NHS
number whose check digit is right, a day of birth said to be one, a postcode, an email address, a telephone number. It
is refused. `doubtful` finds what may be a name, a street or a day; most of it is harmless, so it is shown to its
writer, who reads it again. Nothing here knows every name: nicknames, initials, a rare circumstance and a name in small
letters pass. Whoever writes must still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from lscb.web.british import MONTHS
from lscb.web.forenames import FORENAMES

_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
DAY = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\.?,? (?:19|20)?\d\d)\b",
    re.IGNORECASE,
)
BIRTH = re.compile(r"\b(?:d\.?o\.?b\b|date of birth|day of birth|birthday|born)\W", re.IGNORECASE)
BORN_WITHIN = 40  # letters between "born" and the day
TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.-]*")
TELEPHONE = re.compile(r"(?<!\d)(?:\+44|\(?0)[\d() -]{9,14}(?!\d)")
STREET = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|Gardens|Crescent|Terrace|Way|Place|Grove|Square)\b"
)
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Master|Baby|Prof|Rev|PC|DC|DS)\.? [A-Z][\w’'-]*")
CALLED = re.compile(r"\b(?:called|named|known as|aka) [“\"‘']?[A-Z][\w’'-]*")
RUN = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
CAPITAL = re.compile(r"[A-Z][\w’'-]*")
ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?:;•\n“\"(]|\n[-*])\s*$")

CERTAIN = {
    "NHS number": "This holds what looks like an NHS number. Take it out: nobody may be known by what stands here.",
    "birth": "This holds what looks like a date of birth. Take it out, and give an age in words if it matters.",
    "postcode": "This holds what looks like a postcode. Take it out: nobody may be known by what stands here.",
    "email": "This holds what looks like an email address. Take it out: nobody may be known by what stands here.",
    "telephone": "This holds what looks like a telephone number. Take it out: nobody may be known by what stands here.",
}
# A run of capitals that holds one of these is an office, a body or a document rather than a person.
_OF_BODIES = """
academy act agency association authority board borough campaign care centre charity children’s children's church
clinic college commission committee constabulary council county court department directorate division east england
education england’s executive family form forum foundation framework government group guidance health home hospice
hospital house housing infirmary institute justice ltd magistrates mental midwifery ministry national network nhs
north office officer panel partnership plan police practice primary probation programme project protocol report
response review royal safeguarding school scotland secondary service services sleep social society south strategy
support surgery team together training trust unit university wales west working youth
"""
BODIES = frozenset(_OF_BODIES.split())
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLAIN_WORDS = """
a an the i it its he she his her they their we our this that these those there here after before during since until
when while where what which who whom why how if as at by for from in into of on to with without and or but not no
nor yet all any both each every some most many more one two three four five six seven eight nine ten nothing neither
either also again once only then thus however although because christmas easter english british welsh scottish irish
european england scotland wales ireland britain london child children parent parents mother father family baby
"""
KNOWN = frozenset(_PLAIN_WORDS.split()) | {*WEEKDAYS, *(month.lower() for month in MONTHS)}


def certain(text: str) -> str:
    """The sentence that refuses a text, or nothing. Case numbers and counts of ten digits are let by."""
    if any(_is_nhs_number(found.group()) for found in TEN_DIGITS.finditer(text)):
        return CERTAIN["NHS number"]
    if any(DAY.search(text[found.end() : found.end() + BORN_WITHIN]) for found in BIRTH.finditer(text)):
        return CERTAIN["birth"]
    for kind, pattern in (("postcode", POSTCODE), ("email", EMAIL)):
        if pattern.search(text):
            return CERTAIN[kind]
    spoken = (re.sub(r"\D", "", found.group()) for found in TELEPHONE.finditer(text))
    return CERTAIN["telephone"] if any(10 <= len(digits) <= 12 for digits in spoken) else ""


def refuse_identifying(text: str) -> None:
    """A validator for columns in which nobody may be known. Raises ValidationError with the sentence."""
    if sentence := certain(text):
        raise ValidationError(sentence, code="identifying")


def doubtful(text: str, known: Iterable[str] = ()) -> list[str]:
    """What may be a name, a street or a day, in the order in which it stands, each once.

    `known` are words that name no person here, such as the board's areas and agencies.
    """
    harmless = KNOWN | {part for words in known for part in words.lower().replace("-", " ").split()}
    found: dict[str, int] = {}
    for pattern in (DAY, STREET, TITLED, CALLED):
        for match in pattern.finditer(text):
            found.setdefault(match.group(), match.start())
    for match in RUN.finditer(text):
        for words in _names(text, match, harmless):
            if not any(words in longer for longer in found):
                found.setdefault(words, match.start())
    return sorted(found, key=lambda words: found[words])


def _names(text: str, run: re.Match[str], harmless: frozenset[str] | set[str]) -> Iterable[str]:
    """What may be a name in a run of words with capitals: the run, a first name in it, or nothing."""
    words = run.group().split()
    plain = [_plain(word) for word in words]
    if not BODIES.isdisjoint(plain):
        return [word for word, small in zip(words, plain, strict=True) if small in FORENAMES]
    begins = bool(ENDS_A_SENTENCE.search(text[: run.start()]))
    left = [
        word
        for place, (word, small) in enumerate(zip(words, plain, strict=True))
        if small in FORENAMES
        or not (small in harmless or word.isupper() or (begins and place == 0 and len(words) == 1))
    ]
    return [" ".join(left)] if left else []


def _plain(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s").strip("’'-")


def _is_nhs_number(written: str) -> bool:
    """Ten digits whose last is the check digit of the others; ten alike are nobody's."""
    digits = [int(character) for character in written if character.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(set(digits)) > 1 and check % 11 == digits[-1] and check != 10
