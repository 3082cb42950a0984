"""What the forms of going back offer to choose from."""

from uuid import UUID

from kikao.casework.agreements.enums import InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import Mission
from kikao.casework.missions.policy import seen_by as missions_seen_by
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.policy import seen_by
from kikao.foundation.access.actor import Actor

Choices = list[tuple[str, str]]
MOST = 1000


def mission_choices(by: Actor, check_id: UUID) -> Choices:
    """Return (id, reference and title) of the missions that can go and look: those that go for the same case."""
    row = Check.objects.filter(seen_by(by), id=check_id).first()
    if row is None:
        return []
    rows = Mission.objects.filter(missions_seen_by(by)).exclude(state=MissionState.CANCELLED)
    if row.case_id:
        rows = rows.filter(cases__case_id=row.case_id)
    found = rows.order_by("-starts_on", "-id").values_list("id", "reference", "title")
    return [(str(pk), f"{reference} – {title}") for pk, reference, title in found[:MOST]]


def clause_choices(by: Actor) -> Choices:
    """Return (id, agreement, number and words) of every clause of a signed agreement."""
    rows = Clause.objects.filter(
        instruments_seen_by(by, "instrument__"), instrument__state=InstrumentState.SIGNED
    )
    found = rows.select_related("instrument").order_by("-instrument__signed_on", "instrument_id", "number")
    return [
        (str(row.id), f"{row.instrument.reference} · {row.number}: {row.words[:80]}") for row in found[:MOST]
    ]
