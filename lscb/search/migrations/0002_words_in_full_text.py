"""The database's own index of the words: a column of PostgreSQL's, or a table of SQLite's kept by triggers.

Both cut a text where a character is neither letter nor digit, and reduce English words to their stems. A later
migration that makes SQLite copy `search_entry` must make these triggers again.
"""

from django.db import migrations

APART = "translate({column}, '–—-/@._’''', '         ')"
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    f"setweight(to_tsvector('english'::regconfig, {APART.format(column='title')}), 'A') || "
    f"setweight(to_tsvector('english'::regconfig, {APART.format(column='text')}), 'B')) STORED",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
)
OLD = "INSERT INTO search_words (search_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
NEW = "INSERT INTO search_words (rowid, title, text) VALUES (new.id, new.title, new.text);"
SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5 (title, text, content='search_entry', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {NEW} END",
    f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {OLD} END",
    f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {OLD} {NEW} END",
)
UNDONE = {
    "postgresql": ("ALTER TABLE search_entry DROP COLUMN words",),
    "sqlite": (
        "DROP TRIGGER search_entry_added",
        "DROP TRIGGER search_entry_removed",
        "DROP TRIGGER search_entry_changed",
        "DROP TABLE search_words",
    ),
}
DONE = {"postgresql": POSTGRESQL, "sqlite": SQLITE}


def make(apps, editor):
    for statement in DONE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(apps, editor):
    for statement in UNDONE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
