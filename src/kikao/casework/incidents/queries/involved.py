"""Who is said to be involved in incidents, and how many were harmed."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from kikao.casework.incidents.enums import ACCUSED, Act, AgeBand, Degree, Harm, Method, Part, Sex, Stranger
from kikao.casework.incidents.models import Count, Incident, Involvement
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.schemas import Coded, CountLine, InvolvementLine
from kikao.foundation.access.actor import Actor
from kikao.registry.people.schemas import in_language
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels


def involvements_in(by: Actor, incident_ids: Iterable[UUID]) -> tuple[InvolvementLine, ...]:
    """Return who is said to be involved in these incidents, to propose the parties of a case."""
    ids = list(Incident.objects.filter(seen_by(by), id__in=list(incident_ids)).values_list("id", flat=True))
    rows = involvements_of(family_of(ids), labels_of(by, TermList.ACTOR_TYPE))
    return tuple(line for line in rows if line.withdrawn_on is None)


def family_of(incident_ids: Sequence[UUID]) -> list[UUID]:
    """Return the incidents with those merged into them: they are read together."""
    merged = Incident.objects.filter(merged_into_id__in=incident_ids).order_by("opened_on", "id")
    return [*incident_ids, *merged.values_list("id", flat=True)]


def involvements_of(family: Sequence[UUID], labels: Labels) -> tuple[InvolvementLine, ...]:
    """Return who is said to have done what to whom in these incidents, withdrawn ones too."""
    rows = Involvement.objects.filter(incident_id__in=family).select_related(
        "organisation", "toward", "toward__organisation"
    )
    order = {part: n for n, part in enumerate(Part.values)}
    found = sorted(rows, key=lambda row: (order[row.part], row.recorded_on, str(row.id)))
    return tuple(_involvement(row, labels) for row in found)


def name_of(row: Involvement, labels: Labels) -> str:
    """Return how somebody involved is called; an accused gets the word alleged from the output, never here."""
    if row.organisation:
        return in_language(row.organisation.name, row.organisation.name_fr)
    if row.actor_type:
        return labels.of(TermList.ACTOR_TYPE, row.actor_type)
    return str(Stranger(row.stranger).label)


def _involvement(row: Involvement, labels: Labels) -> InvolvementLine:
    return InvolvementLine(
        id=row.id,
        incident_id=row.incident_id,
        part=Coded(row.part, str(Part(row.part).label)),
        alleged=row.part in ACCUSED,
        organisation_id=row.organisation_id,
        stranger=row.stranger,
        name=name_of(row, labels),
        degree=str(Degree(row.degree).label) if row.degree else "",
        act=str(Act(row.act).label) if row.act else "",
        method=str(Method(row.method).label) if row.method else "",
        toward=name_of(row.toward, labels) if row.toward else "",
        was=str(Stranger(row.was).label) if row.was else "",
        identified_on=row.identified_on,
        withdrawn_on=row.withdrawn_on,
        version=row.version,
    )


def counts_of(family: Sequence[UUID], labels: Labels) -> tuple[CountLine, ...]:
    """Return how many were harmed in these incidents."""
    rows = Count.objects.filter(incident_id__in=family).select_related(
        "involvement", "involvement__organisation"
    )
    return tuple(
        CountLine(
            row.id,
            name_of(row.involvement, labels) if row.involvement else "",
            str(Sex(row.sex).label),
            str(AgeBand(row.age_band).label),
            str(Harm(row.harm).label),
            row.number,
            row.about,
        )
        for row in rows.order_by("harm", "sex", "age_band", "id")
    )
