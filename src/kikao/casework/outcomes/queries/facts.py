"""What stands plain of incidents, read for many at once; these rows are for the clock and for the act that flags."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kikao.casework.incidents.enums import ACCUSED, IncidentState, Stranger
from kikao.casework.incidents.models import Incident, IncidentCategory, Involvement
from kikao.casework.outcomes.models import LookedAt
from kikao.casework.outcomes.reckoning import Ground, Happening, Spot
from kikao.registry.places.models import Place

CLASSES = frozenset({Stranger.UNIFORM, Stranger.COMPANY_GUARD})
"""Strangers who could belong to a whole class of organisations."""


def happenings(working_group_id: UUID, incident_ids: Iterable[UUID]) -> tuple[Happening, ...]:
    """Return what is plain of these incidents, as far as they stand by themselves (three queries)."""
    rows = Incident.objects.filter(
        working_group_id=working_group_id, id__in=list(incident_ids), state=IncidentState.OPEN
    )
    found = list(rows.select_related("place"))
    ids = [row.id for row in found]
    kinds, (accused, classes) = kinds_of(ids), accused_by(ids)
    return tuple(
        Happening(
            row.id,
            ground_of(row.place, row.territory_id),
            row.opened_on,
            (row.happened_from, row.happened_until) if row.happened_from and row.happened_until else None,
            frozenset(accused[row.id]),
            frozenset(classes[row.id]),
            frozenset(kinds[row.id]),
        )
        for row in found
    )


def ground_of(place: Place | None, territory_id: UUID | None) -> Ground:
    """Return where something is, as well as it is known."""
    spot: Spot | None = None
    if place and place.latitude is not None and place.longitude is not None:
        spot = (float(place.latitude), float(place.longitude))
    return Ground(place.id if place else None, territory_id, spot)


def kinds_of(incident_ids: Sequence[UUID]) -> dict[UUID, set[str]]:
    """Return the categories that incidents are filed under."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = IncidentCategory.objects.filter(incident_id__in=incident_ids)
    for incident_id, code in rows.values_list("incident_id", "code"):
        found[incident_id].add(code)
    return found


def accused_by(incident_ids: Sequence[UUID]) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[str]]]:
    """Return the organisations that each incident accuses, and the kinds of strangers."""
    named: dict[UUID, set[UUID]] = defaultdict(set)
    strange: dict[UUID, set[str]] = defaultdict(set)
    rows = Involvement.objects.filter(
        incident_id__in=incident_ids, part__in=ACCUSED, withdrawn_on=None
    ).values_list("incident_id", "organisation_id", "stranger")
    for incident_id, organisation_id, stranger in rows:
        if organisation_id:
            named[incident_id].add(organisation_id)
        elif stranger in CLASSES:
            strange[incident_id].add(stranger)
    return named, strange


def stamps(working_group_id: UUID, incident_ids: Iterable[UUID]) -> list[tuple[UUID, int]]:
    """Return for each incident a number that grows whenever something of it, or of whom it accuses, changes."""
    rows = _stamped(working_group_id).filter(id__in=list(incident_ids))
    return [(row.id, getattr(row, "stamp", 0)) for row in rows]


def changed_since_look(working_group_id: UUID, most: int) -> list[UUID]:
    """Return the incidents that changed since they were last held against the register, the latest first."""
    looked = LookedAt.objects.filter(subject_id=OuterRef("pk"), version__gte=OuterRef("stamp"))
    rows = _stamped(working_group_id).filter(~Exists(looked)).order_by("-opened_on", "-id")
    return list(rows.values_list("id", flat=True)[:most])


def _stamped(working_group_id: UUID) -> "QuerySet[Incident]":
    lines = Involvement.objects.filter(incident_id=OuterRef("pk")).order_by().values("incident_id")
    accused = Subquery(lines.annotate(all=Sum("version")).values("all"))
    rows = Incident.objects.filter(working_group_id=working_group_id, state=IncidentState.OPEN)
    return rows.annotate(stamp=F("version") + Coalesce(accused, 0))
