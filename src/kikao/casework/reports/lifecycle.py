"""The way of a report, and which unidentified author each accused kind stands for."""

from kikao.casework.reports.enums import AccusedKind, ReportState, UnknownKind
from kikao.foundation.base.lifecycle import Lifecycle

REPORT = Lifecycle(
    "report",
    {
        ReportState.WAITING: frozenset({ReportState.ASKED, ReportState.TAKEN, ReportState.SET_ASIDE}),
        ReportState.ASKED: frozenset({ReportState.WAITING, ReportState.TAKEN, ReportState.SET_ASIDE}),
        ReportState.TAKEN: frozenset({ReportState.WAITING}),
        ReportState.SET_ASIDE: frozenset({ReportState.WAITING}),
    },
    start=ReportState.WAITING,
    ends=frozenset({ReportState.TAKEN, ReportState.SET_ASIDE}),
)

_WALLS: dict[str, tuple[UnknownKind, ...]] = {
    AccusedKind.SOLDIERS: (UnknownKind.UNIFORM,),
    AccusedKind.POLICE: (UnknownKind.UNIFORM,),
    AccusedKind.MINING_POLICE: (UnknownKind.UNIFORM,),
    AccusedKind.COMPANY_GUARDS: (UnknownKind.COMPANY_GUARD,),
    AccusedKind.ARMED_GROUP: (),
    AccusedKind.ORGANISATION: (),
    AccusedKind.OTHER: (),
    AccusedKind.UNKNOWN: (UnknownKind.UNIFORM, UnknownKind.COMPANY_GUARD),
}


def unknowns_of(kind: str) -> tuple[UnknownKind, ...]:
    """Return whom an accused kind could be: who says "do not know" walls uniforms and guards alike."""
    return _WALLS[kind]
