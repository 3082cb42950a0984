"""The full-text index of the register, in the words of the database at hand."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE case_words_fts USING fts5(words, draft_words, content='case_words', content_rowid='id')",
    (
        "CREATE TRIGGER case_words_in AFTER INSERT ON case_words BEGIN "
        "INSERT INTO case_words_fts(rowid, words, draft_words) VALUES (new.id, new.words, new.draft_words); END"
    ),
    (
        "CREATE TRIGGER case_words_out AFTER DELETE ON case_words BEGIN "
        "INSERT INTO case_words_fts(case_words_fts, rowid, words, draft_words) "
        "VALUES ('delete', old.id, old.words, old.draft_words); END"
    ),
    (
        "CREATE TRIGGER case_words_new AFTER UPDATE ON case_words BEGIN "
        "INSERT INTO case_words_fts(case_words_fts, rowid, words, draft_words) "
        "VALUES ('delete', old.id, old.words, old.draft_words); "
        "INSERT INTO case_words_fts(rowid, words, draft_words) VALUES (new.id, new.words, new.draft_words); END"
    ),
)
POSTGRES = (
    "CREATE INDEX case_words_open ON case_words USING gin (to_tsvector('simple', words))",
    "CREATE INDEX case_words_draft ON case_words USING gin (to_tsvector('simple', draft_words))",
)


def index(apps, schema_editor):
    """Make the index."""
    for statement in (
        SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES
    ):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Take the index away."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("in", "out", "new"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS case_words_{name}")
        schema_editor.execute("DROP TABLE IF EXISTS case_words_fts")
    else:
        schema_editor.execute("DROP INDEX IF EXISTS case_words_open, case_words_draft")


class Migration(migrations.Migration):
    """Full-text search."""

    dependencies = (("cases", "0001_initial"),)
    operations = (migrations.RunPython(index, drop),)
