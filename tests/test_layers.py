"""Imports point down, and so does everything else by which one room can know another."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps

from tests.house.accessors import uses, ways_up
from tests.house.references import in_python
from tests.house.storeys import PACKAGES, PLACES, may_know, room_of
from tests.house.template_references import in_templates
from tests.house.tree import Tree

HERE = Tree(Path(__file__).resolve().parent.parent)


def upward(tree: Tree) -> list[str]:
    """Sentences, one for each reference from a lower room to a higher."""
    return sorted({str(found) for found in (*in_python(tree), *in_templates(tree)) if found.points_up})


def plant(root: Path, files: dict[str, str]) -> Tree:
    """A small house with these files in it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Tree(root)


def test_nothing_points_up():
    found = upward(HERE)
    assert not found, "\n".join(found)


def test_no_reverse_accessor_leads_up():
    found = sorted(str(use) for use in uses(HERE, ways_up(apps.get_models(include_auto_created=True))))
    assert not found, "\n".join(found)


def test_every_module_has_a_room():
    assert [name for name in HERE.modules if room_of(name) is None and name not in PACKAGES] == []


def test_every_app_of_ours_stands_in_a_room_of_its_own():
    ours = [config.name for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]
    assert [name for name in ours if name not in PLACES] == []


@pytest.mark.parametrize(
    ("knower", "known", "allowed"),
    [
        ("lscb.home", "lscb.document", True),
        ("lscb.document", "lscb.home", False),
        ("lscb.home", "lscb.search", True),
        ("lscb.actions", "lscb.audit", True),
        ("lscb.audit", "lscb.actions", False),
        ("priorities.scrutiny", "agencies.section11", True),
        ("priorities", "priorities.indicators", False),
        ("workgroups.cdop", "workgroups", True),
        ("workgroups", "workgroups.cdop", False),
        ("workgroups.cdop", "workgroups.reviews", False),
        ("finance", "workgroups.training", False),
        ("lscb.ledger", "lscb.rollover", True),
        ("lscb.annualreport", "lscb.rollover", False),
        ("lscb.document", "lscb.permissions", False),
        ("lscb.annualreport", "lscb.public", False),
        ("finance", "finance", True),
    ],
)
def test_who_may_know_whom(knower, known, allowed):
    assert may_know(knower, known) is allowed


@pytest.mark.parametrize(
    ("module", "room"),
    [
        ("workgroups.models", "workgroups"),
        ("workgroups.cdop.models.deaths", "workgroups.cdop"),
        ("lscb.settings", "lscb.settings"),
        ("django.db", None),
        ("lscb", None),
    ],
)
def test_the_longest_name_gives_the_room(module, room):
    assert room_of(module) == room


PLANTED = {
    "an import": {"agencies/models.py": "import finance.models\n"},
    "an import inside a function": {"agencies/services.py": "def pay():\n    from finance import services\n"},
    "an import of a nested app": {"workgroups/models.py": "from workgroups import cdop\n"},
    "a relative import": {"workgroups/models.py": "from .cdop import models\n"},
    "a relative import between siblings": {"workgroups/cdop/services.py": "from ..reviews.models import Case\n"},
    "a foreign key in words": {"agencies/models.py": 'fund = models.ForeignKey("finance.Fund", on_delete=CASCADE)\n'},
    "a model looked up": {"agencies/services.py": 'apps.get_model("finance", "fund")\n'},
    "a module in words": {"agencies/services.py": 'import_string("finance.services.pay")\n', "finance/services.py": ""},
    "a migration's dependency": {
        "agencies/migrations/0001_initial.py": 'dependencies = [("finance", "0001_initial")]\n'
    },
    "a migration's foreign key": {"agencies/migrations/0001_initial.py": 'ForeignKey(to="finance.fund")\n'},
    "a template's name": {"agencies/views.py": 'page = "finance/fund.html"\n', "templates/finance/fund.html": ""},
    "a template's include": {
        "templates/agencies/agency.html": '<p>\n{% include "finance/fund.html" with a="b" %}',
        "templates/finance/fund.html": "",
    },
    "a template's extension": {
        "templates/base.html": '{% extends "home/base.html" %}',
        "templates/home/base.html": "",
    },
    "a tag library": {
        "agencies/templates/agencies/agency.html": "{% load i18n money %}",
        "finance/templatetags/money.py": "",
    },
}


@pytest.mark.parametrize("files", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_way_up_is_caught(tmp_path, files):
    assert len(upward(plant(tmp_path, files))) == 1


def test_ways_down_and_words_that_are_no_references_pass(tmp_path):
    files = {
        "finance/models.py": 'from workgroups.models import Group\nkey = ForeignKey("agencies.Agency")\n',
        "finance/views.py": 'page = "base.html"\n',
        "agencies/models.py": 'verb = "finance.opened"\nimport django.db\n',
        "templates/base.html": "{% load i18n %}",
        "templates/finance/fund.html": '{% extends "base.html" %}{% include "admin/pagination.html" %}',
    }
    assert upward(plant(tmp_path, files)) == []


def model_reached_from_above(accessor: str) -> SimpleNamespace:
    """What ways_up reads of a model of agencies that a model of finance points to."""
    relation = SimpleNamespace(
        related_model=SimpleNamespace(__module__="finance.models"),
        get_accessor_name=lambda: accessor,
        field=SimpleNamespace(related_query_name=lambda: "contribution"),
    )
    return SimpleNamespace(__module__="agencies.models", _meta=SimpleNamespace(related_objects=[relation]))


@pytest.mark.parametrize(
    "files",
    [
        {"agencies/views.py": "agency.contribution_set.all()\n"},
        {"agencies/views.py": "Agency.objects.filter(contribution__pence=1)\n"},
        {"agencies/views.py": 'Agency.objects.prefetch_related("contribution_set__fund")\n'},
        {"templates/agencies/agency.html": "<p>{{ agency.contribution_set.count }}"},
    ],
)
def test_a_planted_reverse_accessor_is_caught(tmp_path, files):
    found = list(uses(plant(tmp_path, files), ways_up([model_reached_from_above("contribution_set")])))
    assert len(found) == 1


@pytest.mark.parametrize(
    "files",
    [
        {"lscb/ledger/views.py": "agency.contribution_set.all()\n"},
        {"agencies/views.py": "contribution_set = 1\nthing.contribution_set\n"},
    ],
)
def test_an_accessor_used_from_above_or_meaning_something_else_passes(tmp_path, files):
    assert list(uses(plant(tmp_path, files), ways_up([model_reached_from_above("contribution_set")]))) == []
