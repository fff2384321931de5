import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lscb.document import data, html, text
from lscb.document.blocks import Section, paragraph
from lscb.document.disclosure import Audience, protect
from tests.document.making import document, figure, office
from tests.document.making_any import documents

# Without shrinking: so large a tree takes minutes to shrink, and the first failure says enough.
anything = settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@anything
@given(documents)
def test_document_comes_back_as_it_was(given_document):
    protected = protect(given_document, Audience.OFFICE)
    again = data.loads(data.dumps(protected))
    assert again == protected
    assert data.dumps(again) == data.dumps(protected)


@anything
@given(documents)
def test_every_renderer_takes_any_protected_document(given_document):
    for audience in Audience:
        protected = protect(given_document, audience)
        assert data.loads(data.dumps(protected)) == protected
        html.render_document(protected)
        html.render_front(protected)
        text.render(protected)


def test_keys_are_sorted_and_there_is_no_space():
    written = data.dumps(office(paragraph("Words.")))
    tree = json.loads(written)
    assert written == json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def test_decimals_keep_their_noughts_and_fractions_stay_exact():
    given_document = document(paragraph(figure(Decimal("63.0")), figure(Fraction(1, 3))))
    again = data.loads(data.dumps(protect(given_document, Audience.OFFICE))).document
    values = [part.value for part in again.chapters[0].blocks[0].inlines]
    assert [str(v) for v in values] == ["63.0", "1/3"]


def test_float_is_neither_written_nor_read():
    with pytest.raises(TypeError, match="float"):
        data.dumps(office(paragraph(figure(1.5))))
    with pytest.raises(data.NotADocument):
        data.loads(data.dumps(office()).replace(b'"hidden":0', b'"hidden":0.5'))


def test_hash_tells_two_documents_apart_and_one_from_itself_never():
    one, two = office(paragraph("One")), office(paragraph("Two"))
    assert data.sha256(one) == data.sha256(office(paragraph("One")))
    assert data.sha256(one) != data.sha256(two)
    assert len(data.sha256(one)) == 64


def test_audience_and_what_was_hidden_are_kept():
    protected = protect(document(paragraph(figure(3))), Audience.PUBLIC, 7)
    again = data.loads(data.dumps(protected))
    assert (again.audience, again.threshold, again.hidden, again.note) == (Audience.PUBLIC, 7, 1, protected.note)


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format":2}',
        b'{"format":1,"document":{"is":"Protected"}}',
        b'{"format":1,"document":{"is":"Text","text":"x"},"audience":"public","threshold":5,"hidden":0,"note":""}',
        b'{"format":1,"document":{"is":"Document","title":"x","__class__":1}}',
        b"\xff",
    ],
)
def test_anything_else_is_refused(bad):
    with pytest.raises(data.NotADocument):
        data.loads(bad)


def test_bare_document_is_refused():
    with pytest.raises(TypeError, match="protect"):
        data.dumps(document())


def test_document_holding_something_strange_is_refused():
    strange = replace(document(), chapters=(Section("k", "h", (object(),)),))
    with pytest.raises(TypeError, match="object"):
        data.dumps(protect(strange, Audience.OFFICE))
