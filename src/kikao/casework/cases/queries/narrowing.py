"""What the register is narrowed to, and how it stays quick whatever is asked.

A condition that reaches into another table (words, an organisation, a territory with all that lies in it) is met by
few cases or by many. Few are taken by their ids and put in order. Many are met along the index of the order itself,
each case being looked at until the page is full: sorting a hundred thousand hits for fifty lines would take a second.
"""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.cases.models import Case, CaseWords, Party
from kikao.casework.cases.policy import reads_drafts, seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.searching import normalise
from kikao.registry.places.models import Territory
from kikao.registry.places.queries import territories_under

FEW = 1000
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks the register for; empty means all."""

    words: str = ""
    status: str = ""
    requester_type: str = ""
    severity: str = ""
    territory_id: UUID | None = None
    place_id: UUID | None = None
    organisation_id: UUID | None = None

    def __bool__(self) -> bool:
        """Tell whether anything narrows the list."""
        return any(getattr(self, part.name) for part in fields(self))


def narrowed(by: Actor, filters: Filters) -> "QuerySet[Case]":
    """Return the cases the reader may see and asks for."""
    rows = Case.objects.filter(seen_by(by))
    for name in ("status", "requester_type", "severity", "place_id"):
        if asked := getattr(filters, name):
            rows = rows.filter(**{name: asked})
    if filters.territory_id:
        rows = rows.filter(_within(by, filters.territory_id))
    if filters.organisation_id:
        rows = rows.filter(_with_party(filters.organisation_id))
    return rows.filter(_found(by, filters.words)) if filters.words.strip() else rows


def _within(by: Actor, territory_id: UUID) -> Q:
    inside = territories_under(by, territory_id)
    here = Case.objects.filter(working_group_id=by.working_group_id, territory_id__in=inside)
    ids = list(here.order_by().values_list("id", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return Q(id__in=ids)
    return Q(Exists(Territory.objects.filter(id=OuterRef("territory_id"), id__in=inside)))


def _with_party(organisation_id: UUID) -> Q:
    parties = Party.objects.filter(organisation_id=organisation_id).order_by()
    ids = list(parties.values_list("case_id", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return Q(id__in=ids)
    return Q(Exists(parties.filter(case_id=OuterRef("id"))))


def _found(by: Actor, words: str) -> Q:
    asked = " ".join(normalise(words).split()[:MOST_WORDS])
    if not asked:
        return Q(id__in=())
    where = "draft_words" if reads_drafts(by) else "words"
    hits = CaseWords.objects.filter(**{f"{where}__matches": asked}).order_by()
    ids = list(hits.values_list("case_id", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return Q(id__in=ids)
    return Q(Exists(hits.filter(case_id=OuterRef("id"))))
