"""One earlier record, through the same acts as by hand: walls, seals, trail."""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.imports.actions._instruments import instrument_of
from kikao.casework.imports.actions._missions import mission_of
from kikao.casework.imports.actions._records import case_of, report_of, sitting_of
from kikao.casework.imports.enums import RecordKind
from kikao.casework.imports.models import ImportedLine
from kikao.casework.imports.queries import Names
from kikao.casework.imports.reckoning.units import Unit, tag_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop

TAKERS: dict[str, Callable[[Actor, Names, Unit], UUID]] = {
    RecordKind.REPORTS: report_of,
    RecordKind.CASES: case_of,
    RecordKind.MEETINGS: sitting_of,
    RecordKind.MISSIONS: mission_of,
    RecordKind.INSTRUMENTS: instrument_of,
}


class Rehearsed(Stop):
    """Everything of a record would be kept; nothing of it was."""

    def __init__(self) -> None:
        """Say so; the trail says nothing, because nothing happened."""
        super().__init__("import.rehearsed", _("This can be taken over. Nothing was kept yet."))
        self.logged = True


@action("record.import", to={Role.SECRETARIAT}, system=False)
def import_record(by: Actor, *, kind: str, unit: Unit, names: Names, rehearsal: bool = False) -> UUID:
    """Take one earlier record over, once; a rehearsal finds what stands against it and keeps nothing."""
    tag = tag_of(by.working_group_id, kind, unit)
    own = ImportedLine.objects.filter(working_group_id=by.working_group_id, kind=kind, tag=tag)
    earlier = own.first()
    if earlier is None:
        try:
            made = TAKERS[kind](by, names, unit)
        except Stop as stop:
            stop.logged = rehearsal  # type: ignore[attr-defined]
            raise
    if rehearsal:
        raise Rehearsed
    if earlier is not None:
        return earlier.object_id
    ImportedLine.objects.create(
        working_group_id=by.working_group_id, kind=kind, tag=tag, object_id=made, imported_on=today()
    )
    return made
