"""The screens on which a year is opened: what would be made, what was, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from finance.models import Contribution
from lscb.board.models import Period
from lscb.permissions import Role
from lscb.rollover.models import Opening
from priorities.models import Closing, Priority
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.finance import ContributionFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory
from tests.factories.workgroups import SeatFactory
from tests.rollover.scenes import a_whole_year, following
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_whole_year()


@pytest.fixture
def manager(client, scene):
    user = person(Role.MANAGER, scene["year"].board)
    client.force_login(user)
    return user


def at(name, scene, *rest):
    return reverse(name, args=(scene["year"].board.slug, *rest))


def opening(scene):
    return at("year-next", scene, scene["year"].pk)


def sent(scene, **more):
    """The form as it is shown, sent back."""
    return {
        "name": "2013-14",
        "ends_day": "31",
        "ends_month": "3",
        "ends_year": "2014",
        f"closing_{scene['priority'].pk}": "",
        f"why_{scene['priority'].pk}": "",
        f"carry_{scene['priority'].pk}": "on",
        "work": [scene["work"].pk, scene["part"].pk],
        "posts": [scene["post"].pk],
        "contributions": [scene["line"].pk],
        "amounts": "",
        "outline": "last",
        **more,
    }


def test_preview_names_what_would_be_made_and_makes_nothing(client, manager, scene):
    page = read(client.get(opening(scene)).content.decode())
    words = " ".join(texts(page, "main"))
    for name in ("Early help", "Write a guide", "Training group (1 seat, 1 with nobody in)", "Section 11"):
        assert name in words
    assert "agreed last year: £5,000.00" in words
    assert Period.objects.of_board(scene["year"].board).count() == 1


def test_form_sent_as_shown_opens_the_year_and_its_page_says_what_was_made(client, manager, scene):
    answer = client.post(opening(scene), sent(scene), follow=True)
    made = following(scene["year"])
    assert answer.redirect_chain[-1][0] == at("year", scene, made.pk)
    said = texts(read(answer.content.decode()), ".govuk-summary-list__row")
    assert any(row.startswith("Priorities carried over") and "Early help" in row for row in said)
    assert any(row.startswith("Contributions expected") for row in said)
    assert Contribution.objects.get(period=made).agreed_pence is None


def test_form_sent_twice_makes_nothing_more_and_says_so(client, manager, scene):
    client.post(opening(scene), sent(scene))
    answer = client.post(opening(scene), sent(scene), follow=True)
    assert "Nothing was made: all that you chose stands in 2013–14 already." in answer.content.decode()
    assert Opening.objects.count() == 1


def test_refused_form_keeps_every_choice(client, manager, scene):
    pk = scene["priority"].pk
    given = sent(
        scene, **{f"closing_{pk}": "progressed", f"carry_{pk}": "", "posts": [], "outline": "", "amounts": "same"}
    )
    page = read(client.post(opening(scene), given).content.decode())
    assert texts(page, ".govuk-error-summary__list a") == ["Say why priority 1 is judged so"]
    assert [one.get("value") for one in select(page, f"#id_closing_{pk} option[selected]")] == ["progressed"]
    assert not select(page, f"#id_carry_{pk}[checked]")
    assert not select(page, "input[name=posts][checked]")
    assert [one.get("value") for one in select(page, "input[name=amounts][checked]")] == ["same"]
    assert Period.objects.of_board(scene["year"].board).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "20 13", "Use figures, letters and dashes alone, for example 2013-14"),
        ("name", "", "Enter the name of the new year"),
        ("name", "2012-13", "The board has a year called 2012-13 already."),
        ("ends_year", "", "Last day of the new year must include a year"),
        ("ends_year", "2012", "The new year must end on or after its first day, 1 April 2013."),
    ],
)
def test_bad_year_is_refused_at_its_field(client, manager, scene, field, value, sentence):
    page = read(client.post(opening(scene), sent(scene, **{field: value})).content.decode())
    assert texts(page, ".govuk-error-summary__list a") == [sentence]


def test_reason_without_a_judgement_is_asked_about(client, manager, scene):
    given = sent(scene, **{f"why_{scene['priority'].pk}": "It went well."})
    page = read(client.post(opening(scene), given).content.decode())
    assert texts(page, ".govuk-error-summary__list a") == ["Choose the judgement of priority 1"]


def test_two_who_opened_the_page_at_once_make_the_year_once(client, manager, scene):
    """The second sends what stood before the first was saved: it is taken, and nothing stands twice."""
    client.get(opening(scene))
    client.post(opening(scene), sent(scene))
    client.post(
        opening(scene),
        sent(scene, **{f"closing_{scene['priority'].pk}": "progressed", f"why_{scene['priority'].pk}": "Half way."}),
    )
    made = following(scene["year"])
    assert Priority.objects.for_period(made).count() == 1
    scene["priority"].refresh_from_db()
    assert scene["priority"].closing == Closing.PROGRESSED


def test_what_was_left_out_is_offered_again_and_what_was_made_is_not(client, manager, scene):
    client.post(opening(scene), sent(scene, posts=[]))
    page = read(client.get(opening(scene)).content.decode())
    assert select(page, "input[name=posts]")
    assert not select(page, "input[name=work]")
    assert not select(page, f"#id_carry_{scene['priority'].pk}")
    assert "Carried over already, as Priority 1: Early help." in " ".join(texts(page, "main"))


def test_year_page_of_a_reader_offers_nothing_to_do(client, scene):
    client.force_login(person(Role.AUDITOR, scene["year"].board))
    page = read(client.get(at("year", scene, scene["year"].pk)).content.decode())
    assert opening(scene) not in [link.get("href") for link in select(page, "a[href]")]


def test_another_boards_year_is_not_found_here(client, manager, scene):
    other = PeriodFactory()
    assert client.get(at("year", scene, other.pk)).status_code == 404
    assert client.get(at("year-next", scene, other.pk)).status_code == 404


def test_preview_asks_no_more_for_thirty_than_for_one(client, manager, scene):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(opening(scene))
        return len(queries)

    asked()
    few = asked()
    for number in range(30):
        PriorityFactory(period=scene["year"], number=number + 10)
        PlannedWorkFactory(period=scene["year"])
        ContributionFactory(period=scene["year"], fund=scene["line"].fund)
        SeatFactory(group__board=scene["year"].board)
    assert asked() == few


def test_years_list_asks_no_more_for_thirty_than_for_one(client, manager, scene):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(at("years", scene))
        return len(queries)

    asked()
    few = asked()
    for number in range(30):
        year = 1980 + number
        PeriodFactory(board=scene["year"].board, name=str(year), starts=date(year, 1, 1), ends=date(year, 12, 31))
    assert asked() == few
