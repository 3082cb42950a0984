"""Which state of an incident, a mapping or a verification may follow which."""

from django.db.models import TextChoices

from kikao.casework.incidents.enums import IncidentState, MappingState, Verification
from kikao.foundation.base.lifecycle import Lifecycle

INCIDENT = Lifecycle(
    "incident",
    {
        IncidentState.OPEN: frozenset({IncidentState.MERGED}),
        IncidentState.MERGED: frozenset({IncidentState.OPEN}),
    },
    start=IncidentState.OPEN,
)

MAPPING = Lifecycle(
    "mapping",
    {
        MappingState.PROPOSED: frozenset({MappingState.CONFIRMED, MappingState.REJECTED}),
        MappingState.CONFIRMED: frozenset({MappingState.REJECTED}),
        MappingState.REJECTED: frozenset({MappingState.CONFIRMED}),
    },
    start=MappingState.PROPOSED,
)

_JUDGED: frozenset[TextChoices] = frozenset(Verification) - {Verification.V0}
_FROM_JUDGED: dict[TextChoices, frozenset[TextChoices]] = {state: _JUDGED - {state} for state in _JUDGED}

VERIFICATION = Lifecycle("verification", {Verification.V0: _JUDGED, **_FROM_JUDGED}, start=Verification.V0)
"""Once somebody has looked, nothing is merely “received” again."""
