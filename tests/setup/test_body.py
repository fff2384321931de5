"""The board, its years, areas, offices and staff, and one body following another, entered on the set-up's screens."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from agencies.models import Succession
from agencies.services import keep_succession
from lscb.audit.models import AuditEvent
from lscb.board import services
from lscb.board.models import Area, Board, Office, OfficeTerm, Period, Post
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory, SuccessionFactory
from tests.factories.annualreport import ReportFactory
from tests.factories.board import (
    AreaFactory,
    AreaMemberFactory,
    BoardAreaFactory,
    BoardFactory,
    OfficeFactory,
    OfficeTermFactory,
    PeriodFactory,
)
from tests.factories.cdop import PanelTotalsFactory
from tests.factories.workgroups import GroupFactory, SeatFactory
from tests.setup.test_asking import at, page
from workgroups.models import GroupSuccession

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def year(first, last, name="2012-13"):
    return {"name": name, "basis": "year", **day("starts", first), **day("ends", last)}


def test_board_says_what_it_is(office, board):
    sent = {"name": "New name", "short_name": "New", "kind": "partnership", "nation": "england", "threshold": 5}
    answer = office.post(at("board", board), sent | {"vision": "Children are safe.", "aims": "One.\nTwo."})
    assert answer["Location"] == at_top(board)
    kept = Board.objects.get(pk=board.pk)
    assert (kept.name, kept.kind, kept.vision, kept.slug) == (
        "New name",
        "partnership",
        "Children are safe.",
        board.slug,
    )
    assert AuditEvent.objects.get(verb="changed", model="board.board").changes["vision"] == ["", "Children are safe."]


def at_top(board):
    return reverse("setup", args=(board.slug,))


def test_first_year_is_laid_out_and_later_ones_are_opened_from_it(office, board):
    add = at("add", board, "periods")
    assert "use figures, letters and dashes" in page(office.post(add, year(date(2012, 4, 1), date(2013, 3, 31), "a/b")))
    assert office.post(add, year(date(2012, 4, 1), date(2013, 3, 31))).status_code == 302
    period = Period.objects.get()
    assert "Open a year after 2012–13 from it" in page(
        office.post(add, year(date(2013, 4, 1), date(2014, 3, 31), "2013-14"))
    )
    assert "2012–13 lies within those days" in page(
        office.post(add, year(date(2011, 4, 1), date(2012, 4, 1), "2011-12"))
    )
    change = at("change", board, "periods", period.pk)
    assert office.post(change, year(date(2012, 4, 1), date(2013, 2, 28))).status_code == 302
    Period.objects.update(closed_at=timezone.now(), closed_by="1")
    assert "is closed, so its days stay" in page(office.post(change, year(date(2012, 4, 1), date(2013, 3, 31))))


def test_year_with_a_report_keeps_its_name_and_its_days_are_put_right(office, board):
    report = ReportFactory(period=PeriodFactory(board=board))
    change = at("change", board, "periods", report.period_id)
    shown = office.get(change)
    assert "has this name in its address, so it stays. Its days can be put right." in page(shown)
    assert not {"name", "basis"} & set(shown.context["form"].fields)
    office.post(change, year(date(2012, 4, 1), date(2013, 3, 30), "other") | {"reason": "As the board agreed."})
    report.period.refresh_from_db()
    assert (report.period.name, report.period.ends) == ("2012-13", date(2013, 3, 30))
    assert AuditEvent.objects.get(verb="changed", model="board.period").reason == "As the board agreed."


def test_area_is_covered_from_a_day_and_no_longer(office, board):
    sent = {"name": "Here", "kind": "authority", "covered": "on", **day("covered_from", date(2012, 4, 1))}
    office.post(at("add", board, "areas"), sent)
    area = Area.objects.get()
    assert [(c.area, c.starts) for c in area.coverage.all()] == [(area, date(2012, 4, 1))]
    assert "Yes, from 1 April 2012" in page(office.get(at("list", board, "areas")))
    change = at("change", board, "areas", area.pk)
    assert "The last day is before the first" in page(
        office.post(change, sent | day("covered_until", date(2012, 3, 1)))
    )
    office.post(change, sent | {"covered": ""})
    assert not area.coverage.exists()


def test_group_of_areas_has_members_that_are_not_itself(office, board):
    group = AreaFactory(board=board, kind=Area.Kind.NEIGHBOURS, name="Neighbours")
    other = AreaFactory(board=board)
    add = at("part-add", board, "areas", group.pk, "members")
    assert list(office.get(add).context["form"].fields["member"].queryset) == [other]
    office.post(add, {"member": other.pk})
    assert [each.member for each in group.members.all()] == [other]
    assert "Areas in this group" not in page(office.get(at("record", board, "areas", other.pk)))


def test_office_is_held_by_people_the_manager_may_seat(office, board, client):
    chair = OfficeFactory(board=board, title="Independent chair")
    holder = person(Role.MEMBER, board)
    add = at("part-add", board, "offices", chair.pk, "terms")
    office.post(add, {"holder": holder.pk, "note": "The first", **day("starts", date(2012, 4, 1))})
    term = OfficeTerm.objects.get()
    assert (term.holder, term.note, term.starts) == (holder, "The first", date(2012, 4, 1))
    client.force_login(person(Role.ADMINISTRATOR, board))
    change = at("part-change", board, "offices", chair.pk, "terms", term.pk)
    assert "holder" not in client.get(change).context["form"].fields
    client.post(change, {"note": "Mended", **day("starts", date(2012, 4, 1))})
    term.refresh_from_db()
    assert (term.holder, term.note) == (holder, "Mended")


def test_post_is_of_a_year_and_comes_last(office, board):
    period = PeriodFactory(board=board)
    for title in ("Manager", "Administrator"):
        office.post(at("add", board, "posts"), {"period": period.pk, "title": title, "hours": "18.5"})
    assert list(Post.objects.values_list("title", "order")) == [("Manager", 0), ("Administrator", 1)]
    assert "18.5 hours a week" in page(office.get(at("list", board, "posts")))


def test_agency_follows_another_which_ends_the_day_before(office, board):
    old, new = AgencyFactory(board=board), AgencyFactory(board=board)
    sent = {"old": old.pk, "new": new.pk, "kind": "replaced", **day("on", date(2013, 4, 1)), "note": "By law."}
    add = at("add", board, "agency-successions")
    assert "Nothing follows itself" in page(office.post(add, sent | {"new": old.pk}))
    office.post(add, sent)
    old.refresh_from_db()
    assert (old.ends, Succession.objects.get().note) == (date(2013, 3, 31), "By law.")


def test_group_takes_over_from_another_that_the_address_names(office, board):
    old, new = GroupFactory(board=board), GroupFactory(board=board)
    add = at("add", board, "group-successions") + f"?old={old.pk}"
    assert office.get(add).context["form"]["old"].value() == old.pk
    office.post(add, {"old": old.pk, "new": new.pk, "on_words": "October 2012"})
    made = GroupSuccession.objects.get()
    assert str(made) in page(office.get(at("list", board, "group-successions")))
    office.post(at("remove", board, "group-successions", made.pk), {"reason": "Entered twice."})
    assert not GroupSuccession.objects.exists()


def test_forms_offer_nothing_of_another_board(office, board):
    theirs = AgencyFactory()
    AreaFactory(board=theirs.board)
    fields = office.get(at("add", board, "agency-successions")).context["form"].fields
    assert not fields["old"].queryset.exists()
    add = at("add", board, "agency-successions") + f"?old={theirs.pk}"
    assert office.get(add).context["form"]["old"].value() is None


def test_what_others_stand_on_stays_with_the_reason(office, board):
    area = BoardAreaFactory(board=board).area
    SeatFactory(group__board=board, area=area)
    AreaMemberFactory(area__board=board, member=area)
    stays = page(office.get(at("record", board, "areas", area.pk)))
    assert all(words in stays for words in ("stays, because of what", "1 member of a group of areas", "1 seat"))
    assert at("remove", board, "areas", area.pk) not in stays
    with pytest.raises(ValidationError, match="stays, because of what stands on it"):
        services.remove(record=area, by=None)


def test_number_of_a_panels_records_is_not_told(office, board):
    period = PanelTotalsFactory(period__board=board, board=board).period
    words = page(office.get(at("record", board, "periods", period.pk)))
    assert "records of a child death overview panel" in words
    assert "1 records" not in words


def test_office_goes_with_its_terms(office, board):
    term = OfficeTermFactory(office__board=board)
    office.post(at("remove", board, "offices", term.office_id), {"reason": "Entered twice."})
    assert not Office.objects.exists()
    assert AuditEvent.objects.filter(verb="removed").count() == 2


def test_succession_between_boards_is_refused_by_the_verb(board):
    made = SuccessionFactory.build(old=AgencyFactory(board=board), new=AgencyFactory())
    with pytest.raises(ValidationError, match="an agency of the same board"):
        keep_succession(succession=made, by=None)
