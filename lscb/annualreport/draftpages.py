"""What the pages of a shared draft are given. Everything is read from its stored bytes; nothing is assembled again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from lscb.annualreport import pages
from lscb.annualreport.models import Consultation, Reader, SharedDraft
from lscb.annualreport.stored import opened, standing
from lscb.annualreport.threads import Thread, count_by_place
from lscb.document.disclosure import Protected
from lscb.document.html import Options, contents, render_chapter, render_front
from lscb.document.spots import identifier
from lscb.document.walk import Path


@dataclass(frozen=True)
class Address:
    """Where the pages of one shared draft are."""

    draft: SharedDraft

    @property
    def place(self) -> tuple[str, str, int]:
        """The parts of its address: board, year, number."""
        report = self.draft.report
        return (report.board.slug, report.period.name, self.draft.number)

    def to(self, name: str, *more: Any) -> str:
        """One of its pages."""
        return reverse(name, args=(*self.place, *more))

    def chapter(self, key: str) -> str:
        """A chapter."""
        return self.to("shared-draft-chapter", key)

    def round(self, consultation: Consultation) -> str:
        """A round of consultation on it."""
        return reverse("consultation", args=(*self.place[:2], consultation.pk))


def sentence(draft: SharedDraft) -> str:
    """How a draft stands, in the words its bytes hold too."""
    return standing(draft.number, draft.shared_at, draft.threshold)


def fingerprint(draft: SharedDraft) -> str:
    """The SHA-256 of its bytes in groups of eight, as it can be read aloud."""
    return " ".join(draft.sha256[i : i + 8] for i in range(0, 64, 8))


def front(
    draft: SharedDraft,
    others: list[SharedDraft],
    threads: list[Thread],
    *,
    may_sign_off: bool = False,
    asked: Reader | None = None,
    reads_rounds: bool = False,
    may_consult: bool = False,
) -> dict[str, Any]:
    """The first page: cover, key figures, contents, and how the draft stands; for members the way to sign it off.

    `asked` is the reader that somebody is in an open round; the office has the way to the rounds, the manager to a new.
    """
    protected, address = opened(draft), Address(draft)
    figures = render_front(
        protected, options=Options(link_url=lambda anchor: pages.of_anchor(protected, address.chapter, anchor))
    )
    return {
        **about(draft),
        "shared": "",  # the cover says it
        "cover": {**pages.cover(protected, figures), "status": sentence(draft)},
        "contents": [pages.line(entry, address.chapter(entry.key)) for entry in contents(protected)],
        "aside": [
            *([{"title": "You are asked to read it", "html": _asked(draft, asked)}] if asked else []),
            {"title": "This draft", "html": _aside(draft, others, threads, may_sign_off)},
            *([{"title": "Consultation", "html": _rounds(draft, may_consult)}] if reads_rounds else []),
        ],
    }


def chapter(
    draft: SharedDraft, key: str, threads: list[Thread], *, may_speak: bool, address: Address | None = None
) -> dict[str, Any]:
    """One chapter, each paragraph with the way to what is said of it. Raises KeyError where there is none.

    `address` is where the pages are for readers who do not find them at the draft's own address.
    """
    protected, address = opened(draft), address or Address(draft)
    html = render_chapter(protected, key, options=_options(protected, address, key, threads, may_speak))
    entries = contents(protected)
    lines = [pages.line(entry, address.chapter(entry.key), current=entry.key == key) for entry in entries]
    place = next(i for i, entry in enumerate(entries) if entry.key == key)
    return {
        **about(draft),
        "contents": lines,
        "chapter_html": mark_safe(html),  # the renderer escapes every word
        "previous": lines[place - 1] if place else None,
        "next": lines[place + 1] if place + 1 < len(lines) else None,
        "threads": threads,
    }


def whole(draft: SharedDraft) -> str:
    """The draft as one HTML file that asks for nothing else."""
    protected = opened(draft)
    context = {**pages.alone_context(draft.report, protected), **about(draft), "shared": ""}
    context["cover"] = {**context["cover"], "status": sentence(draft)}
    return render_to_string("annualreport/whole.html", context)


def about(draft: SharedDraft) -> dict[str, Any]:
    """What every page of a draft says of it, and the way back."""
    document, address = opened(draft).document, Address(draft)
    year = {"text": f"Shared drafts {document.period}", "href": reverse("shared-drafts", args=address.place[:2])}
    return {
        "report": {
            "title": document.title,
            "period_label": document.period,
            "board_name": document.board,
            "lede": document.subtitle,
            "front_url": address.to("shared-draft"),
        },
        "draft": False,
        "shared": sentence(draft),
        "this_draft": draft,
        "breadcrumbs": [year, {"text": f"Draft {draft.number}", "href": address.to("shared-draft")}],
    }


def _options(protected: Protected, address: Address, key: str, threads: list[Thread], may_speak: bool) -> Options:
    counts = count_by_place(threads)
    start = address.chapter(key)

    def count(path: Path, ordinal: int) -> int:
        return counts.get(("/".join(path), ordinal), 0)

    def url(path: Path, ordinal: int) -> str | None:
        return f"{start}{identifier(path, ordinal)}/" if may_speak or count(path, ordinal) else None

    def link(anchor: str) -> str | None:
        return pages.of_anchor(protected, address.chapter, anchor)

    return Options(link_url=link, comment_url=url, comment_count=count)


def _asked(draft: SharedDraft, reader: Reader) -> str:
    context = {"reader": reader, "round": reader.consultation, "finished_url": Address(draft).to("draft-finished")}
    return render_to_string("annualreport/asked_aside.html", context)


def _rounds(draft: SharedDraft, may_consult: bool) -> str:
    address = Address(draft)
    return render_to_string(
        "annualreport/rounds_aside.html",
        {
            "rounds": [(each, address.round(each)) for each in draft.consultations.all()],
            "all_url": reverse("consultations", args=address.place[:2]),
            "open_url": address.to("consultation-open") if may_consult else "",
        },
    )


def _aside(draft: SharedDraft, others: list[SharedDraft], threads: list[Thread], may_sign_off: bool) -> str:
    address = Address(draft)
    return render_to_string(
        "annualreport/shared_aside.html",
        {
            "draft": draft,
            "fingerprint": fingerprint(draft),
            "sign_off_url": address.to("sign-off") if may_sign_off else "",
            "comments_url": address.to("draft-comments"),
            "whole_url": address.to("shared-draft-whole"),
            "pdf_url": address.to("shared-draft-pdf"),
            "said": len(threads),
            "open": sum(not thread.settled for thread in threads),
            "compared": [
                {"url": Address(other).to("drafts-compared", draft.number), "number": other.number}
                for other in others
                if other.number < draft.number
            ],
        },
    )
