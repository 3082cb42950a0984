"""The turn of an officer on duty, as other acts end it."""

from kikao.casework.missions.models import ContactEnvelope, DutyTurn, Mission
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.vault import readers_of, revoke


def end_turn(mission: Mission) -> None:
    """End the present turn: the envelope is closed and its key taken from whoever held it."""
    DutyTurn.objects.filter(mission=mission, ended_on=None).update(ended_on=today())
    for envelope in ContactEnvelope.objects.filter(mission=mission, closed_on=None):
        revoke(envelope.id, readers_of(envelope.id))
        envelope.closed_on = today()
        envelope.save(update_fields=["closed_on"])
