"""The database itself refuses to change what was signed off, approved, frozen or published, whoever asks.

On SQLite a migration that rebuilds a table drops its trigger: run `guard` again after it.
"""

from importlib import import_module

from django.db import migrations

words = import_module("lscb.annualreport.migrations.0004_shared_drafts_never_change")
TABLES = tuple(f"annualreport_{name}" for name in ("signoff", "approval", "edition", "rendition", "publication"))


def guard(apps, schema_editor):
    """Puts the triggers in place; on PostgreSQL their function stands since 0004."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        schema_editor.execute((words.SQLITE if on_sqlite else words.POSTGRESQL).format(table=table, words=words.WORDS))


def unguard(apps, schema_editor):
    """Takes them away."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_never_changes{'' if on_sqlite else f' ON {table}'}")


class Migration(migrations.Migration):
    dependencies = [("annualreport", "0005_editions")]

    operations = [migrations.RunPython(guard, unguard)]
