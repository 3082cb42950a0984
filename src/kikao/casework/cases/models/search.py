"""The words a case is found by, and the full-text index of the database at hand."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from kikao.casework.cases.models.case import Case


class CaseWords(models.Model):
    """The words a case is found by, folded and stemmed; words not yet checked stand apart from the others."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="found_by")
    words = models.TextField()
    draft_words = models.TextField(blank=True)

    class Meta:
        """Mirrored by the database's own full-text index (migration 0002)."""

        db_table = "case_words"


@models.TextField.register_lookup
class Matches(models.Lookup):
    """Full-text search in `case_words`: FTS5 on SQLite, a GIN index on PostgreSQL, the same hits on both."""

    lookup_name = "matches"

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[object]]:
        """Ask the FTS5 table by row number."""
        column = self.lhs.target.column
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        asked = " AND ".join(f'"{word}"*' for word in str(self.rhs).split())
        return (
            f"{table}.id IN (SELECT rowid FROM case_words_fts WHERE case_words_fts MATCH %s)",  # noqa: S608
            [f"{{{column}}} : ({asked})"],
        )

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[object]]:
        """Ask the indexed text vector."""
        left, params = self.process_lhs(compiler, connection)
        asked = " & ".join(f"{word}:*" for word in str(self.rhs).split())
        return f"to_tsvector('simple', {left}) @@ to_tsquery('simple', %s)", [*params, asked]
