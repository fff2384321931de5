"""Every model is either searched or named as not searched, with the reason."""

import pytest
from django.apps import apps
from django.urls import resolve

from lscb.search import texts
from lscb.search.kinds import Family
from lscb.search.registry import FORBIDDEN, KINDS, NOT_SEARCHED, SEARCHED


def labels() -> set[str]:
    return {m._meta.label_lower for m in apps.get_models() if m._meta.app_label not in FORBIDDEN}


def test_every_model_is_searched_or_says_why_not():
    undecided = labels() - set(KINDS) - set(NOT_SEARCHED)
    assert undecided == set(), "Name these in lscb.search.registry: searched, or not and why."


def test_no_model_is_both_and_none_is_named_that_is_gone():
    assert set(KINDS) & set(NOT_SEARCHED) == set()
    assert (set(KINDS) | set(NOT_SEARCHED)) - labels() == set()


def test_each_kind_stands_once():
    assert len(KINDS) == len(SEARCHED)


def test_every_reason_is_a_sentence():
    assert [label for label, why in NOT_SEARCHED.items() if not (why.endswith(".") and len(why) > 30)] == []


def test_what_is_left_out_for_want_of_words_has_none():
    without = [label for label, why in NOT_SEARCHED.items() if why.startswith("It holds no") or "numbers alone" in why]
    assert without
    assert [label for label in without if texts.columns(apps.get_model(label))] == []


def test_child_deaths_are_in_neither_list():
    assert "cdop" in FORBIDDEN
    assert [label for label in (*KINDS, *NOT_SEARCHED) if label.split(".")[0] in FORBIDDEN] == []
    assert {"cdop.childdeath", "cdop.review", "cdop.panelaction"} <= {m._meta.label_lower for m in apps.get_models()}


@pytest.mark.parametrize("kind", SEARCHED, ids=lambda kind: kind.label)
def test_kind_asks_its_model_who_may_read(kind):
    assert hasattr(kind.model._default_manager.all(), "visible_to")
    assert kind.noun


def test_every_family_has_kinds():
    assert {kind.family for kind in SEARCHED} == set(Family)


def test_search_has_its_address():
    assert resolve("/search/").url_name == "search"
