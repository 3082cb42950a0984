"""A report as a source might make it."""

from uuid import UUID

from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.schemas import Accusation, Known, Taking, Told
from tests.casework.incidents.conftest import Desk


def tell(desk: Desk, kind: str = AccusedKind.POLICE, organisation_id: UUID | None = None) -> UUID:
    """Take down a report by telephone."""
    told = Told(
        words="Two shots at the barrier, a young man fell.",
        accused=(Accusation(kind, organisation_id),),
        known=Known(category="HR-LIFE", nature="FACT"),
    )
    taking = Taking(channel="CALL", consents=("STORE", "SECUSE"), manner="ORAL")
    return record_report(desk.by(), told=told, taking=taking)
