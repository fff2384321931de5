"""Asking the database which entries hold the words, how well, and where: PostgreSQL full text, FTS5 on SQLite.

Both reduce English words to their stems. What the index holds is cut into words in the same way on both: at every
character that is neither letter nor digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from lscb.search.models import Entry
from lscb.search.words import Clause, Words

# Round a matched word in a snippet: characters no text holds (`lscb.search.texts` takes them out).
OPENED, CLOSED = "\x02", "\x03"


@dataclass(frozen=True)
class Dialect:
    """One database's way of asking. Each piece of SQL takes the question once; a lower score is a better match."""

    tables: tuple[str, ...]
    where: str
    score: str
    snippet: str


POSTGRESQL = Dialect(
    tables=(),
    where="search_entry.words @@ websearch_to_tsquery('english', %s)",
    # A match in the title counts ten times one in the text (the weights are of D, C, B and A); long texts count less.
    score="-ts_rank_cd('{0.05, 0.1, 0.1, 1.0}', search_entry.words, websearch_to_tsquery('english', %s), 1)",
    snippet=(
        "ts_headline('english', search_entry.text, websearch_to_tsquery('english', %s), "
        f"'StartSel={OPENED}, StopSel={CLOSED}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=\" … \"')"
    ),
)
SQLITE = Dialect(
    tables=("search_words",),
    where="search_words.rowid = search_entry.id AND search_words MATCH %s",
    score="bm25(search_words, 10.0, 1.0)",
    snippet=f"snippet(search_words, 1, '{OPENED}', '{CLOSED}', '…', 36)",
)


def matching(words: Words) -> QuerySet[Entry]:
    """The entries that answer a question."""
    dialect = _dialect()
    return Entry.objects.order_by().extra(tables=list(dialect.tables), where=[dialect.where], params=[_asked(words)])


def best_first(entries: QuerySet[Entry], words: Words) -> QuerySet[Entry]:
    """The same, the best match first."""
    return entries.extra(select={"score": _dialect().score}, select_params=_params(_dialect().score, words)).order_by(
        "score", "-pk"
    )


def snippets(entries: Iterable[Entry], words: Words) -> dict[int, str]:
    """The place of the words in each entry's text, marked by OPENED and CLOSED. Asks once."""
    sql = _dialect().snippet
    rows = matching(words).filter(pk__in=[entry.pk for entry in entries])
    found = rows.extra(select={"snippet": sql}, select_params=_params(sql, words))
    return dict(found.values_list("pk", "snippet"))


def _dialect() -> Dialect:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


def _params(sql: str, words: Words) -> list[str]:
    return [_asked(words)] * sql.count("%s")


def _asked(words: Words) -> str:
    """The question in the database's own language; every word of it in quotes, so that none is a command."""
    if connection.vendor == "postgresql":
        return " or ".join(_for_postgresql(clause) for clause in words.clauses)
    return " OR ".join(_for_sqlite(clause) for clause in words.clauses)


def _for_postgresql(clause: Clause) -> str:
    return " ".join([*map(_quoted, clause.wanted), *(f"-{_quoted(phrase)}" for phrase in clause.unwanted)])


def _for_sqlite(clause: Clause) -> str:
    wanted = " AND ".join(map(_quoted, clause.wanted))
    return " NOT ".join([f"({wanted})", *map(_quoted, clause.unwanted)])


def _quoted(phrase: tuple[str, ...]) -> str:
    return f'"{" ".join(phrase)}"'
