"""A record of every kind that is searched, each with one word in it that stands nowhere else."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from typing import Any

from factory.django import DjangoModelFactory

import tests.factories
from lscb.annualreport.models import ClauseConfirmation, Sending
from lscb.board.models import Basis, Board, Period
from lscb.search import texts
from lscb.search.kinds import Kind, follow
from lscb.search.registry import SEARCHED
from priorities.indicators.models import Acceptance
from tests.factories.annualreport import EditionFactory, RenditionFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.returns import AnswerFactory, AnswerVersionFactory, RoundFactory

WORD = "quokka"


def factories() -> dict[type, Any]:
    """The factory of each model."""
    found: dict[type, Any] = {}
    for module in pkgutil.iter_modules(tests.factories.__path__):
        for each in vars(importlib.import_module(f"tests.factories.{module.name}")).values():
            if isinstance(each, type) and issubclass(each, DjangoModelFactory) and each is not DjangoModelFactory:
                found.setdefault(each._meta.model, each)
    return found


def planted(kind: Kind, made_by: dict[type, Any], word: str = WORD) -> Any:
    """A new record of a kind, on a board of its own, with the word in it."""
    own = PLANTED.get(kind.label)
    if own is not None:
        return own(made_by.get(kind.model), word)
    fields = map(kind.model._meta.get_field, texts.columns(kind.model))
    return made_by[kind.model](**{next(f.name for f in fields if (f.max_length or 1000) >= len(word)): word})


def _answer(factory: Any, word: str) -> Any:
    answer = AnswerFactory()
    AnswerVersionFactory(answer=answer, body=f"<p>A {word}.</p>")
    return answer


def _publication(factory: Any, word: str) -> Any:
    published = factory(reason=word)
    RenditionFactory(edition=published.edition)
    return published


def _seat(factory: Any, word: str) -> Any:
    return factory(seat__title=word)


def _letter(factory: Any, word: str) -> Any:
    return factory(subject=word, scope=BoardFactory().scopes()[0])


# Kinds whose words stand in what belongs to them.
PLANTED = {
    "actions.owner": lambda factory, word: factory(agency=None, post=word),
    "indicators.acceptance": lambda factory, word: Acceptance.objects.create(
        indicator=IndicatorFactory(), name="sums", key="all", digest="0" * 64, said="They differ.", reason=word
    ),
    "annualreport.clauseconfirmation": lambda factory, word: ClauseConfirmation.objects.create(
        board=BoardFactory(), clause="15", note=word
    ),
    "annualreport.sending": lambda factory, word: Sending.objects.create(
        edition=EditionFactory(), recipient=word, sent_on=date(2013, 7, 1)
    ),
    "annualreport.keyfigurechoice": lambda factory, word: factory(label=word, order=1),
    "annualreport.publication": _publication,
    "board.board": lambda factory, word: factory(vision=word),
    "finance.contribution": lambda factory, word: factory(line=word),
    "outbox.message": _letter,
    "returns.answer": _answer,
    "returns.return": lambda factory, word: factory(round=RoundFactory(title=word)),
    "workgroups.holder": _seat,
}


def scopes_of(kind: Kind, record: Any) -> set[str]:
    """The scopes that lead to a record: its board's, or those it names."""
    return set(record.scopes()) | set(follow(record, kind.lookups[-1]).scopes() if kind.lookups else ())


def plant_all() -> dict[str, list[Any]]:
    """Two records of every kind, each on boards of their own, which all have a year."""
    made_by = factories()
    made = {kind.label: [planted(kind, made_by), planted(kind, made_by)] for kind in SEARCHED}
    for board in Board.objects.exclude(pk__in=Period.objects.filter(basis=Basis.YEAR).values("board")):
        PeriodFactory(board=board)
    return made
