"""What the report's page templates are given: the cover, the contents list, a chapter, or the whole in one file.

What is marked safe comes from the renderer, which escapes every word, or is our own compiled style sheet.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from lscb.annualreport.models import Report
from lscb.document.disclosure import Protected
from lscb.document.html import Entry, Options, contents, render_chapter, render_front


def head(report: Report) -> dict[str, str]:
    """The report's name, years and board."""
    return {
        "title": report.title,
        "period_label": report.period.label,
        "board_name": report.board.name,
        "lede": report.subtitle,
        "front_url": reverse("front", args=(report.board.slug, report.period.name)),
    }


def front(report: Report, protected: Protected, *, may_share: bool = False, may_write: bool = False) -> dict[str, Any]:
    """The first page; with the ways to share the draft and to say what stands on it for whoever may."""
    address = _chapter_address(report)
    figures = render_front(protected, options=Options(link_url=lambda anchor: of_anchor(protected, address, anchor)))
    return {
        "report": head(report),
        "cover": cover(protected, figures),
        "contents": [line(entry, address(entry.key)) for entry in contents(protected)],
        "draft": protected.unprotected,
        "aside": _aside(report, protected, may_share, may_write),
    }


def chapter(report: Report, protected: Protected, key: str, html: SafeString) -> dict[str, Any]:
    """One chapter, with those before and after it."""
    address = _chapter_address(report)
    entries = contents(protected)
    lines = [line(entry, address(entry.key), current=entry.key == key) for entry in entries]
    place = next(i for i, entry in enumerate(entries) if entry.key == key)
    return {
        "report": head(report),
        "contents": lines,
        "chapter_html": html,
        "previous": lines[place - 1] if place else None,
        "next": lines[place + 1] if place + 1 < len(lines) else None,
        "draft": protected.unprotected,
        "breadcrumbs": [
            {"text": "Annual reports", "href": reverse("reports", args=(report.board.slug,))},
            {"text": report.period.label, "href": head(report)["front_url"]},
        ],
    }


def alone(report: Report, protected: Protected) -> str:
    """The whole report as one HTML file that asks for nothing else. Raises FileNotFoundError without built assets."""
    return render_to_string("annualreport/whole.html", alone_context(report, protected))


def alone_context(report: Report, protected: Protected) -> dict[str, Any]:
    """What the template of that file is given. Raises FileNotFoundError without built assets."""
    css = (settings.BASE_DIR / "static" / "dist" / "report.css").read_text(encoding="utf-8")
    # Each chapter stands below the title of the whole.
    options = Options(level=2, draftbar=False)
    return {
        "css": mark_safe(css),
        "report": head(report),
        "cover": cover(protected, render_front(protected, options=options)),
        "contents": [line(entry, f"#{entry.anchor}") for entry in contents(protected)],
        "chapters": [
            {"anchor": f"chapter-{e.anchor}", "html": mark_safe(render_chapter(protected, e.key, options=options))}
            for e in contents(protected)
        ],
        "draft": protected.unprotected,
    }


def cover(protected: Protected, figures: str) -> dict[str, Any]:
    """The cover: its standing, and the figures of the first page."""
    return {
        "status": protected.document.status,
        "key_figures": mark_safe(figures) if protected.document.cover else "",
        "key_figures_title": "The year in figures",
    }


def line(entry: Entry, url: str, *, current: bool = False) -> dict[str, Any]:
    """One line of the contents list, with its gaps counted."""
    gaps = f"{entry.gaps} gap{'' if entry.gaps == 1 else 's'}" if entry.gaps else ""
    note = ", ".join(part for part in ("A report of its own" * entry.separate, gaps) if part)
    sections = [{"title": part.title, "url": f"#{part.anchor}"} for part in entry.sections]
    return {
        "number": entry.number,
        "title": entry.title,
        "url": url,
        "note": note,
        "current": current,
        "sections": sections,
    }


def _chapter_address(report: Report) -> Any:
    return lambda key: reverse("chapter", args=(report.board.slug, report.period.name, key))


def of_anchor(protected: Protected, address: Any, anchor: str) -> str | None:
    """The page and place of an anchor: the chapter whose key it begins with."""
    keys = [c.key for c in protected.document.chapters if anchor == c.key or anchor.startswith(f"{c.key}-")]
    return f"{address(max(keys, key=len))}#{anchor}" if keys else None


def _aside(report: Report, protected: Protected, may_share: bool, may_write: bool) -> list[dict[str, Any]]:
    place = (report.board.slug, report.period.name)
    missing = sum(entry.gaps for entry in contents(protected))
    return [
        {
            "title": "This draft",
            "html": render_to_string(
                "annualreport/this_draft.html",
                {
                    "missing": missing,
                    "gaps_url": reverse("gaps", args=place),
                    "changed_url": reverse("changed", args=place) if report.shared_drafts.exists() else "",
                    "changes_url": reverse("report-changes", args=place),
                    "outline_url": reverse("outline", args=place),
                    "first_page_url": reverse("first-page", args=place) if may_write else "",
                    "checks_url": reverse("checks", args=place),
                    "coverage_url": reverse("coverage", args=place),
                    "figures_url": reverse("report-figures", args=place),
                    "abbreviations_url": reverse("abbreviations", args=place[:1]),
                    "texts_url": reverse("report-texts", args=place),
                    "whole_url": reverse("whole", args=place),
                    "pdf_url": reverse("whole-pdf", args=place),
                    "word_url": reverse("whole-word", args=place),
                    "drafts_url": reverse("shared-drafts", args=place),
                    "editions_url": reverse("editions", args=place),
                    "share_url": reverse("share-draft", args=place) if may_share else "",
                },
            ),
        }
    ]
