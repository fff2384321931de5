"""The database itself refuses to change what was shared with the board, whoever asks.

On SQLite a migration that rebuilds a table drops its trigger: run `guard` again after it.
"""

from django.db import migrations

TABLES = ("annualreport_shareddraft", "annualreport_comment", "annualreport_resolution")
WORDS = "What was shared with the board is never changed."
SQLITE = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{words}'); END
"""
FUNCTION = """
CREATE FUNCTION shared_with_the_board_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION shared_with_the_board_refuses()
"""


def guard(apps, schema_editor):
    """Puts the triggers in place."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    if not on_sqlite:
        schema_editor.execute(FUNCTION.format(words=WORDS))
    for table in TABLES:
        schema_editor.execute((SQLITE if on_sqlite else POSTGRESQL).format(table=table, words=WORDS))


def unguard(apps, schema_editor):
    """Takes them away."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_never_changes{'' if on_sqlite else f' ON {table}'}")
    if not on_sqlite:
        schema_editor.execute("DROP FUNCTION shared_with_the_board_refuses()")


class Migration(migrations.Migration):
    dependencies = [("annualreport", "0003_shared_drafts")]

    operations = [migrations.RunPython(guard, unguard)]
