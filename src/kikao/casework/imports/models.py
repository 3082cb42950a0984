"""Which lines were taken over already, so that none is taken twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.casework.imports.enums import RecordKind
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.fields import plain


class ImportedLine(RandomOwned):
    """A line that was taken over: known again by a keyed digest, of the group's own reference or of all it said."""

    kind = models.CharField(max_length=16, choices=RecordKind.choices)
    tag = models.CharField(max_length=64)
    object_id = models.UUIDField()
    imported_on = models.DateField()

    class Meta:
        """A line is taken once."""

        db_table = "imported_line"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "kind", "tag"), name="imported_line_once"),
        )

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


plain("imports.ImportedLine", {"tag": _("keyed digest by which a line of an earlier table is known again")})
