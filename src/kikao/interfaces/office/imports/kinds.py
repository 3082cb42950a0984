"""What can be taken over, and from which columns."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kikao.casework.imports.actions import import_record
from kikao.casework.imports.enums import RecordKind
from kikao.casework.imports.reckoning.columns import COLUMNS as RECORDS
from kikao.foundation.base.stops import Unknown
from kikao.foundation.base.tables import Column
from kikao.registry.context.actions import import_events
from kikao.registry.context.enums import EventSource
from kikao.registry.context.reckoning import COLUMNS as EVENTS
from kikao.registry.places.actions import import_sites
from kikao.registry.places.reckoning.sites import COLUMNS as SITES


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table: its name in the address, its words, its columns, the act it goes through, what follows from it."""

    key: str
    label: str | Promise
    lead: str | Promise
    columns: tuple[Column, ...]
    act: Callable[..., object]
    warning: str | Promise = ""

    @property
    def is_records(self) -> bool:
        """Tell whether its lines are records of the group, each taken by an act of its own."""
        return self.act is import_record


SITES_KIND = Kind(
    "sites",
    _("Mine sites (IPIS)"),
    _(
        "The open register of mine sites. It can be taken over again whenever it comes out anew; nothing is deleted."
    ),
    SITES,
    import_sites,
)
KINDS: dict[str, Kind] = {
    one.key: one
    for one in (
        Kind(
            RecordKind.REPORTS.value,
            RecordKind.REPORTS.label,
            _(
                "What was told to the group in earlier years. Each line is walled and sealed like a report of today."
            ),
            RECORDS[RecordKind.REPORTS],
            import_record,
        ),
        Kind(
            RecordKind.CASES.value,
            RecordKind.CASES.label,
            _("Everything ever brought to the group, on its real day. Take cases over before sittings."),
            RECORDS[RecordKind.CASES],
            import_record,
        ),
        Kind(
            RecordKind.MEETINGS.value,
            RecordKind.MEETINGS.label,
            _("One line for each item; the lines of one sitting carry the same reference."),
            RECORDS[RecordKind.MEETINGS],
            import_record,
        ),
        Kind(
            RecordKind.MISSIONS.value,
            RecordKind.MISSIONS.label,
            _("Missions made before Kikao knew of them. Take cases over before missions."),
            RECORDS[RecordKind.MISSIONS],
            import_record,
            _(
                "Each of these missions counts as left without clearance, visibly and for good: nobody weighed its "
                "risks beforehand. Whoever led one is told by a notice."
            ),
        ),
        Kind(
            RecordKind.INSTRUMENTS.value,
            RecordKind.INSTRUMENTS.label,
            _(
                "What others signed, demanded, offered or refused. One line for each clause; the lines of one agreement "
                "carry the same number."
            ),
            RECORDS[RecordKind.INSTRUMENTS],
            import_record,
            _("A clause whose day has passed counts as late until somebody says what became of it."),
        ),
        SITES_KIND,
        Kind(
            "acled",
            _("Conflict events (ACLED)"),
            _(
                "A file that you fetched with your own account. Its words stay as they are, its notes are not kept."
            ),
            EVENTS[EventSource.ACLED],
            import_events,
        ),
        Kind(
            "ucdp",
            _("Conflict events (UCDP)"),
            _("A file of the georeferenced events of Uppsala."),
            EVENTS[EventSource.UCDP],
            import_events,
        ),
    )
}


def kind_called(key: str) -> Kind:
    """Return a kind by its name in the address."""
    if key not in KINDS:
        raise Unknown
    return KINDS[key]
