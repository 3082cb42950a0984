"""Writing the receipt of what came, once for each state, so that whoever saves it twice has the same."""

from kikao.casework.handover.enums import ArrivalState
from kikao.casework.handover.models import Arrival
from kikao.casework.handover.queries.cards import halves_of, keys_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.handreceipts import seal_receipt


def write_receipt(by: Actor, row: Arrival) -> None:
    """Say what was received, on which day, what was answered: sealed to the sender, signed with our key."""
    said = {
        "package": str(row.package_id),
        "digest": row.digest,
        "received_on": row.arrived_on.isoformat(),
        "answer": "RECEIVED" if row.state == ArrivalState.WAITING else row.state,
        "answered_on": row.answered_on.isoformat() if row.answered_on else "",
        "reason": row.reason,
        "reference": row.reference,
    }
    sealed = seal_receipt(keys_of(by, row.keys), halves_of(row.card), said)
    Arrival.objects.filter(id=row.id).update(receipt=sealed)
