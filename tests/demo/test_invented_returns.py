"""Invented returns fill a board of any size, the same for the same seed."""

from __future__ import annotations

from random import Random

import pytest

from lscb.board.year import Year
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import returns
from lscb.returns.models import Answer, AnswerVersion, Return
from workgroups.progress.report import groups

pytestmark = pytest.mark.django_db


def test_invented_returns_are_valid_and_reach_the_chapter():
    stage = set_the_stage()
    returns.invent(stage, size=5, random=Random(7))
    assert Return.objects.count() == 10
    for ret in Return.objects.all():
        ret.full_clean()
    done = Answer.objects.filter(state=Answer.State.DONE).count()
    assert AnswerVersion.objects.count() == done > 50
    assert len(groups(Year(stage.board, stage.year), [""])[""]) >= 5


def test_nothing_is_invented_of_size_nought():
    returns.invent(set_the_stage(), size=0, random=Random(7))
    assert not Return.objects.exists()
