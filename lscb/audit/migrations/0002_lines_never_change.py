"""The database itself refuses to change an audit line, whoever asks.

On SQLite a migration that rebuilds the table (most alterations of a column do) drops the trigger: run `guard` again
after it. Emptying the whole table stays possible, for tests alone.
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_lines_never_change BEFORE UPDATE ON audit_auditevent
BEGIN SELECT RAISE(ABORT, 'Audit lines are never changed.'); END
"""
POSTGRESQL = """
CREATE FUNCTION audit_line_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'Audit lines are never changed.' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER audit_lines_never_change BEFORE UPDATE ON audit_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_line_refuses()
"""


def guard(apps, schema_editor):
    """Puts the trigger in place."""
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def unguard(apps, schema_editor):
    """Takes it away."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER audit_lines_never_change")
    else:
        schema_editor.execute("DROP TRIGGER audit_lines_never_change ON audit_auditevent")
        schema_editor.execute("DROP FUNCTION audit_line_refuses()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
