"""Published editions stand at lasting addresses; nothing is overwritten; what was withdrawn says why."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from lscb.annualreport.models import Publication, Rendition
from lscb.public import services, site
from lscb.public.verifying import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(edition, manager, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.publish(edition=edition, by=manager)
    return edition


def files(edition):
    folder = site.place_of(edition)
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def page(edition, path=""):
    return reverse("edition", args=(edition.report.board.slug, edition.report.period.name, edition.number)) + path


def test_frozen_edition_is_nowhere_until_it_is_published(edition, client):
    assert client.get(page(edition)).status_code == 404
    assert not site.place_of(edition).exists()


def test_published_files_are_the_stored_bytes(published):
    rows = {row.path: bytes(row.content) for row in Rendition.objects.filter(edition=published)}
    assert {path: content for path, content in files(published).items() if path in rows} == rows
    assert faults(published) == []


def test_writing_again_leaves_what_stands(published):
    assert site.write(published.report.board) == 0


def test_published_edition_is_not_published_again(published, manager):
    with pytest.raises(ValidationError, match="published already"):
        services.publish(edition=published, by=manager)


def test_correction_puts_a_banner_on_the_pages_before_and_keeps_their_first_bytes(
    published, corrected, manager, client, django_capture_on_commit_callbacks
):
    first = {r.path: bytes(r.content) for r in Rendition.objects.filter(edition=published)}
    with django_capture_on_commit_callbacks(execute=True):
        services.publish(edition=corrected, by=manager)
    said = client.get(page(published)).content.decode()
    assert "This edition has been replaced." in said
    assert "A total was wrong." in said
    assert b"This edition has been replaced." in files(published)["finance/index.html"]
    kept = {r.path: bytes(r.content) for r in Rendition.objects.filter(edition=published, version=1)}
    assert kept == first
    assert "This edition has been replaced." not in client.get(page(corrected)).content.decode()
    assert [faults(published), faults(corrected)] == [[], []]
    archive = client.get(reverse("published", args=(published.report.board.slug,))).content.decode()
    assert "Replaced by edition 2" in archive
    assert reverse("accessibility") in archive


def test_year_leads_to_the_newest_edition_that_stands(published, corrected, manager, client):
    year = reverse("published-year", args=(published.report.board.slug, published.report.period.name))
    assert client.get(year)["Location"] == page(published)
    services.publish(edition=corrected, by=manager)
    assert client.get(year)["Location"] == page(corrected)
    services.withdraw(edition=corrected, reason="A child could be known.", by=manager)
    assert client.get(year)["Location"] == page(published)


def test_withdrawn_edition_says_why_and_shows_nothing_else(
    published, manager, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(edition=published, reason="A child could be known.", by=manager)
    assert "A child could be known." in client.get(page(published)).content.decode()
    assert client.get(page(published, "finance/")).status_code == 404
    written = {path for path in files(published) if not path.endswith(".gz")}
    assert written == {
        "files.json",
        "index.html",
        "style.css",
        "fonts/source-sans-3.woff2",
        "fonts/source-serif-4.woff2",
    }


def test_withdrawal_wants_a_reason_and_a_published_edition(edition, manager):
    with pytest.raises(ValidationError, match="not published"):
        services.withdraw(edition=edition, reason="Wrong.", by=manager)
    services.publish(edition=edition, by=manager)
    with pytest.raises(ValidationError, match="Say why it is withdrawn"):
        services.withdraw(edition=edition, reason="", by=manager)
    assert Publication.objects.count() == 1


def test_withdrawn_edition_is_not_published_again(published, manager):
    services.withdraw(edition=published, reason="Wrong.", by=manager)
    with pytest.raises(ValidationError, match="corrected edition instead"):
        services.publish(edition=published, by=manager)


def test_edition_reads_the_same_after_every_template_and_style_sheet_changed(published, client, monkeypatch, settings):
    before = {path: client.get(page(published, path)).content for path in ("", "finance/", "whole/", "style.css")}

    def changed(*args, **options):
        return "something else"

    monkeypatch.setattr("django.template.loader.render_to_string", changed)
    monkeypatch.setattr("lscb.annualreport.editionfiles.render_to_string", changed)
    settings.BASE_DIR = settings.BASE_DIR / "nowhere"
    assert {path: client.get(page(published, path)).content for path in before} == before


def test_home_lists_editions_newest_first_in_a_fixed_number_of_queries(
    published, corrected, manager, client, django_assert_max_num_queries
):
    services.publish(edition=corrected, by=manager)
    with django_assert_max_num_queries(6):
        said = client.get(reverse("published", args=(published.report.board.slug,))).content.decode()
    assert said.index("edition 2") < said.index("edition 1")


def test_verify_edition_finds_a_file_that_was_touched(published, capsys):
    call_command("verify_edition", published.report.period.name)
    assert "as approved" in capsys.readouterr().out
    file = site.place_of(published) / "index.html"
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(SystemExit) as stop:
        call_command("verify_edition", published.report.period.name)
    assert stop.value.code == 1
    assert "index.html: the published file is not the stored one." in capsys.readouterr().out


def test_verify_edition_of_an_unknown_year_says_so(db, capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("verify_edition", "1999-00")
    assert stop.value.code == 2
    assert "no edition of a report on 1999-00" in capsys.readouterr().err


def test_verification_page_shows_the_hash_of_each_download(published, client):
    said = client.get(page(published, "verify/")).content.decode()
    rows = Rendition.objects.filter(edition=published, path__contains="annual-report")
    assert rows.count() == 5
    for row in rows:
        assert hashlib.sha256(bytes(row.content)).hexdigest() in said
