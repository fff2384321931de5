"""What the pages of an invited reader are given: one draft as it was protected for the board, and their own threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lscb.annualreport import draftpages, pages
from lscb.annualreport.draftpages import Address
from lscb.annualreport.models import Reader
from lscb.annualreport.readerletters import kept, whom_to_ask
from lscb.annualreport.stored import opened
from lscb.annualreport.threads import Thread, threads_of_reader
from lscb.document.html import Options, contents, render_front
from lscb.web.british import day


@dataclass(frozen=True)
class ReaderAddress(Address):
    """Where one reader finds the draft."""

    reader: Reader

    def chapter(self, key: str) -> str:
        """A chapter."""
        return reverse("reading-chapter", args=(self.reader.pk, key))


def address_of(reader: Reader) -> ReaderAddress:
    """Where a reader finds the draft they were asked to read."""
    return ReaderAddress(reader.consultation.draft, reader)


def about(reader: Reader) -> dict[str, Any]:
    """What every page says of the draft and of the round."""
    round_ = reader.consultation
    shown = draftpages.about(round_.draft)
    front_url = reverse("reading", args=[reader.pk])
    return {
        **shown,
        "report": {**shown["report"], "front_url": front_url},
        "breadcrumbs": [{"text": f"Draft {round_.draft.number}", "href": front_url}],
        "reader": reader,
        "round": round_,
        "whom_to_ask": whom_to_ask(round_),
        "kept": kept(),
        "answer_words": "Answer",
    }


def front(reader: Reader) -> dict[str, Any]:
    """The first page: cover, key figures, contents, what is asked, and the button that says "I have read it"."""
    draft, address = reader.consultation.draft, address_of(reader)
    protected = opened(draft)
    figures = render_front(
        protected, options=Options(link_url=lambda anchor: pages.of_anchor(protected, address.chapter, anchor))
    )
    threads = threads_of_reader(reader)
    return {
        **about(reader),
        "shared": f"Please read this draft, and say what you think of it by {day(reader.last_day)}.",
        "cover": {**pages.cover(protected, figures), "status": draftpages.sentence(draft)},
        "contents": [pages.line(entry, address.chapter(entry.key)) for entry in contents(protected)],
        "aside": True,
        "said": len(threads),
        "answered": sum(bool(thread.replies) or thread.settled for thread in threads),
    }


def chapter(reader: Reader, key: str) -> dict[str, Any]:
    """One chapter, with what the reader said of it. Raises KeyError where there is none."""
    threads = threads_of_reader(reader, chapter=key)
    shown = draftpages.chapter(reader.consultation.draft, key, threads, may_speak=True, address=address_of(reader))
    return {**shown, **about(reader), "threads": threads, "may_answer": True}


def comments(reader: Reader) -> dict[str, Any]:
    """All that the reader said, chapter by chapter, with the answers."""
    threads = threads_of_reader(reader)
    return {**about(reader), "chapters": by_chapter(reader, threads), "said": len(threads), "may_answer": True}


def own_words(reader: Reader) -> list[dict[str, Any]]:
    """What the reader said, with the answers and what was done, chapter by chapter."""
    return by_chapter(reader, threads_of_reader(reader))


def by_chapter(reader: Reader, threads: list[Thread]) -> list[dict[str, Any]]:
    """Threads under the headings of their chapters, in the draft's order."""
    chapters = opened(reader.consultation.draft).document.chapters
    found = [(chapter, [thread for thread in threads if thread.chapter == chapter.key]) for chapter in chapters]
    return [{"heading": chapter.heading, "threads": here} for chapter, here in found if here]
