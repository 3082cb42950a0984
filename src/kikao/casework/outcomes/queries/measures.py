"""Who was held to account in a case, and where they were seen next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kikao.casework.cases.queries import require_case
from kikao.casework.outcomes.enums import Measure, Proof
from kikao.casework.outcomes.models import Accountability, Posting
from kikao.casework.outcomes.policy import seen_by
from kikao.casework.outcomes.schemas import MeasureLine, PostingLine
from kikao.casework.tasks.queries import in_force_for
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.models import Organisation
from kikao.registry.people.schemas import in_language

_Opened = Mapping[UUID, str | None]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads, and whether they act for the case."""

    by: Actor
    works: bool


def measures_of_case(by: Actor, case_id: UUID, *, words: bool = True) -> tuple[MeasureLine, ...]:
    """Return the measures of a case in the order of entry, each with where the person or unit was seen since.

    Without `words` nothing sealed is opened: the page of a case tells of a measure by its kind and body alone.
    """
    require_case(by, case_id)
    return _lines(by, case_id, Accountability.objects.filter(seen_by(by), case_id=case_id), words=words)


def measure(by: Actor, measure_id: UUID) -> MeasureLine:
    """Return one measure."""
    row = Accountability.objects.filter(seen_by(by), id=measure_id).first()
    if row is None:
        raise Unknown
    return _lines(by, row.case_id, Accountability.objects.filter(id=row.id))[0]


def _lines(
    by: Actor, case_id: UUID, rows: Iterable[Accountability], *, words: bool = True
) -> tuple[MeasureLine, ...]:
    asked = Accountability.objects.filter(id__in=[row.id for row in rows])
    named = asked.select_related("organisation", "authority", "recommendation__addressee", "outcome")
    found = list(named.prefetch_related("postings").order_by("id"))
    opened = read_many(by, [one for row in found for one in _items(row)]) if words else {}
    reader = _Reader(by, in_force_for(by, case_id))
    return tuple(_line(reader, row, opened) for row in found)


def _items(row: Accountability) -> list[UUID]:
    items = [row.who_item_id, row.words_item_id, row.verified_item_id, row.struck_item_id]
    for posting in row.postings.all():
        items += [posting.where_item_id, posting.since_item_id]
    return [one for one in items if one]


def _line(reader: _Reader, row: Accountability, opened: _Opened) -> MeasureLine:
    stands = row.struck_on is None
    another = row.recorded_by != reader.by.account_id
    asked = row.recommendation
    return MeasureLine(
        id=row.id,
        case_id=row.case_id,
        measure=row.measure,
        measure_words=str(Measure(row.measure).label),
        who=opened.get(row.who_item_id),
        has_words=row.words_item_id is not None,
        words=_open(row.words_item_id, opened),
        organisation=_named(row.organisation),
        authority=_named(row.authority),
        taken=row.taken,
        proof=row.proof,
        proof_words=str(Proof(row.proof).label),
        recorded_on=row.recorded_on,
        verified_on=row.verified_on,
        verified_how=_open(row.verified_item_id, opened),
        recommendation_id=row.recommendation_id,
        recommendation=_named(asked.addressee) if asked else "",
        outcome=row.outcome.words if row.outcome else "",
        postings=tuple(_posting(one, opened) for one in sorted(row.postings.all(), key=lambda one: one.id)),
        struck_on=row.struck_on,
        struck_why=_open(row.struck_item_id, opened),
        may_verify=reader.works and stands and another and row.proof == Proof.CLAIMED,
        may_strike=reader.works and stands,
        may_watch=reader.works and stands,
    )


def _posting(row: Posting, opened: _Opened) -> PostingLine:
    return PostingLine(
        row.id,
        opened.get(row.where_item_id),
        _open(row.since_item_id, opened),
        row.since_item_id is not None,
        row.noted_on,
        row.watch_until,
        row.look_on,
        row.look_on is not None and row.look_on <= today(),
    )


def _open(item_id: UUID | None, opened: _Opened) -> str | None:
    return opened.get(item_id) if item_id else None


def _named(organisation: Organisation | None) -> str:
    return in_language(organisation.name, organisation.name_fr) if organisation else ""
