"""What goes out in our own layout comes in again as the same figures, whatever they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from priorities.indicators import services as store_services
from priorities.indicators.importing import ownlayout, services
from priorities.indicators.models import Missing, Observation, Stated

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20).map(
    lambda t: " ".join(t.split())
)
NUMBER = st.decimals(-10_000, 10_000, places=4).map(lambda d: d.quantize(Decimal("0.0001")))
# Each example writes and reads files: what fails is told as it was found, without looking for a smaller one.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
DECIMALS = st.none() | st.integers(0, 4)


def valued(draw_value):
    return st.fixed_dictionaries(
        {
            "value": draw_value,
            "bound": st.sampled_from(Stated.values),
            "decimals": DECIMALS,
            "note": TEXT,
            "words": TEXT,
        }
    )


MISSING = st.fixed_dictionaries({"marker": st.sampled_from(Missing.values[1:]), "note": TEXT})
WORDS = st.fixed_dictionaries({"words": TEXT.filter(bool), "note": TEXT})
SHARE = st.fixed_dictionaries(
    {"numerator": st.integers(0, 10**12), "denominator": st.integers(1, 10**12), "decimals": DECIMALS, "note": TEXT}
)
BY_UNIT = {
    "people": valued(st.integers(0, 10**9).map(Decimal)) | MISSING | WORDS,
    "percent": valued(NUMBER) | MISSING | WORDS | SHARE,
    "pence": valued(st.integers(-(10**9), 10**9).map(Decimal)) | MISSING | WORDS,
    "rate": valued(NUMBER) | MISSING | WORDS | SHARE,
    "days": valued(NUMBER) | MISSING | WORDS,
}


def said(rows):
    """What figures say, however their decimals came to be written down."""
    return sorted(
        (
            *(str(v) for v in o.key().values()),
            *(o.source_id, o.value, o.numerator, o.denominator, o.bound, o.words, o.marker, o.status, o.note),
            o.indicator.decimals if o.decimals is None else o.decimals,
        )
        for o in rows.select_related("indicator")
    )


@pytest.fixture
def roll_back():
    """Runs each example in a transaction of its own, and takes it back."""

    def run(work):
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("unit", BY_UNIT)
def test_import_after_export_is_the_identity(bringing, store, roll_back, unit, kind):
    scheme = store.scheme("Neglect", "Physical")
    rate = {"rate_base": 10_000} if unit == "rate" else {}
    indicator = store.indicator([scheme], number=1, unit=unit, decimals=1, **rate)
    categories = list(scheme.categories.all())

    @settings(max_examples=8, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
    @given(figures=st.lists(BY_UNIT[unit], min_size=1, max_size=6), status=st.sampled_from(Observation.Status.values))
    def example(figures, status):
        roll_back(lambda: _there_and_back(bringing, store, indicator, categories, kind, figures, status))

    example()


def _there_and_back(bringing, store, indicator, categories, kind, figures, status):
    places = [(p, c) for p in (store.year, store.before) for c in categories]
    for (period, category), figure in zip(places, figures, strict=False):
        store_services.record_observation(
            indicator=indicator, period=period, area=store.home, category1=category, by=None, status=status, **figure
        )
    before = said(Observation.objects.all())
    rows = ownlayout.exported(ownlayout.with_places(indicator))
    content = ownlayout.as_file(kind, "figures", ownlayout.HEAD, rows).content
    again = bringing.read(content)
    assert again.state == "read", again.why_refused
    assert bringing.counts(again) == {"same": len(before)}, bringing.problems(again)
    services.discard(of=again, by=None)
    Observation.objects.all().delete()
    services.store(of=bringing.read(content), by=None)
    assert said(Observation.objects.all()) == before


def test_values_of_several_sources_come_back_with_the_same_one_standing(bringing, store):
    indicator = store.indicator(number=1)
    store.record(indicator, 45)
    rows = list(ownlayout.exported(ownlayout.with_places(indicator)))
    assert rows[0][-1] == "The source"
    assert rows[0][:4] == ["i-1", "year", "2012-13", store.home.name]
