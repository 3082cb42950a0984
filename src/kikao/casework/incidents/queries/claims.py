"""Claims and replies with their words, as far as their seals open for the reader."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from kikao.casework.incidents.enums import PUBLISHED, Attribution, ClaimSource
from kikao.casework.incidents.models import Claim, Contradiction, Incident, Reply
from kikao.casework.incidents.policy import seen_behind_case, seen_by
from kikao.casework.incidents.queries.involved import family_of
from kikao.casework.incidents.queries.lists import coded
from kikao.casework.incidents.schemas import ClaimLine, Coded, ReplyLine
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import lacking
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.schemas import in_language
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


def claim_numbers(family: Sequence[UUID]) -> dict[UUID, int]:
    """Return the number by which each claim is called on the page of its incident."""
    rows = Claim.objects.filter(incident_id__in=family).order_by("recorded_on", "incident_id", "position")
    return {claim_id: n for n, claim_id in enumerate(rows.values_list("id", flat=True), start=1)}


def claims_of(by: Actor, incident_id: UUID, *, words: bool = False) -> tuple[ClaimLine, ...]:
    """Return the claims of an incident; with `words` their seals are opened, which the trail notes."""
    return _claims(by, _family(incident_id, seen_by(by)), words=words)


def claims_behind_case(by: Actor, incident_id: UUID, *, words: bool = False) -> tuple[ClaimLine, ...]:
    """Return the claims for a reader of the case, which the register of cases has cleared.

    Words that rest on a report stay shut where its source does not let them go that far; nobody reads a withdrawn one so.
    """
    scope = ConsentScope.SECUSE if _desk(by) else ConsentScope.FACTS
    return _claims(by, _family(incident_id, seen_behind_case(by, [incident_id])), words=words, scope=scope)


def claim(by: Actor, claim_id: UUID, *, words: bool = False) -> ClaimLine:
    """Return one claim."""
    row = Claim.objects.filter(seen_by(by, "incident_id"), id=claim_id).first()
    if row is None:
        raise Unknown
    parent = row.incident.merged_into_id or row.incident_id
    lines = _claims(by, family_of([parent]), words=False)
    line = next(one for one in lines if one.id == claim_id)
    return replace(line, wording=read_many(by, [row.wording_item_id])[row.wording_item_id]) if words else line


def replies_of(by: Actor, incident_id: UUID, *, words: bool = False) -> tuple[ReplyLine, ...]:
    """Return what those accused answered."""
    return _replies(by, _family(incident_id, seen_by(by)), words=words)


def replies_behind_case(by: Actor, incident_id: UUID, *, words: bool = False) -> tuple[ReplyLine, ...]:
    """Return the replies for a reader of the case, which the register of cases has cleared."""
    return _replies(by, _family(incident_id, seen_behind_case(by, [incident_id])), words=words)


def _family(incident_id: UUID, allowed: Q) -> list[UUID]:
    if not Incident.objects.filter(allowed, id=incident_id).exists():
        raise Unknown
    return family_of([incident_id])


def _claims(
    by: Actor, family: Sequence[UUID], *, words: bool, scope: ConsentScope | None = None
) -> tuple[ClaimLine, ...]:
    rows = Claim.objects.filter(incident_id__in=family).select_related("report")
    found = list(rows.order_by("recorded_on", "incident_id", "position"))
    numbers = {row.id: n for n, row in enumerate(found, start=1)}
    against = _contradictions(numbers)
    opened = read_many(by, _open_to(by, found, scope)) if words and found else {}
    labels = labels_of(by, TermList.VERIFICATION_STATUS)
    return tuple(
        ClaimLine(
            id=row.id,
            incident_id=row.incident_id,
            number=numbers[row.id],
            source=_source(by, row, opened.get(row.wording_item_id)),
            source_words=_source_words(by, row),
            locator=row.locator,
            language=row.language,
            verification=coded(labels, TermList.VERIFICATION_STATUS, row.verification),
            happened=row.happened,
            recorded_on=row.recorded_on,
            contradicts=against.get(row.id, ()),
            version=row.version,
            wording=opened.get(row.wording_item_id),
        )
        for row in found
    )


def _source(by: Actor, row: Claim, wording: str | None) -> Coded:
    """Tell the kind of a source to those who may read its words; that a person spoke is no plain fact."""
    if row.source_kind in PUBLISHED or wording is not None or _desk(by):
        return Coded(row.source_kind, str(ClaimSource(row.source_kind).label))
    return Coded("", "")


def _source_words(by: Actor, row: Claim) -> str:
    """Name a published source; a report by its reference, for the secretariat alone; a person never."""
    if row.source_kind in PUBLISHED:
        return row.source_title
    return row.report.reference if row.report and _desk(by) else ""


def _open_to(by: Actor, found: Sequence[Claim], scope: ConsentScope | None) -> list[UUID]:
    """Return the sealed words a reader may ask for, as far as the sources agreed to this use of them."""
    asked = {row.report_id for row in found if row.report_id} if scope else set()
    missing = lacking(by, asked, scope) if scope else {}
    return [row.wording_item_id for row in found if row.report_id not in missing]


def _desk(by: Actor) -> bool:
    return by.kind == "system" or by.is_(Role.SECRETARIAT)


def _contradictions(numbers: dict[UUID, int]) -> dict[UUID, tuple[int, ...]]:
    pairs = Contradiction.objects.filter(first_id__in=numbers, second_id__in=numbers)
    found: dict[UUID, list[int]] = {}
    for first, second in pairs.values_list("first_id", "second_id"):
        found.setdefault(first, []).append(numbers[second])
        found.setdefault(second, []).append(numbers[first])
    return {claim_id: tuple(sorted(others)) for claim_id, others in found.items()}


def _replies(by: Actor, family: Sequence[UUID], *, words: bool) -> tuple[ReplyLine, ...]:
    found = list(
        Reply.objects.filter(incident_id__in=family)
        .select_related("organisation")
        .order_by("recorded_on", "replied_from", "id")
    )
    numbers = claim_numbers(family)
    items = [row.wording_item_id for row in found if row.wording_item_id]
    opened = read_many(by, items) if words and items else {}
    return tuple(
        ReplyLine(
            id=row.id,
            organisation=in_language(row.organisation.name, row.organisation.name_fr),
            attribution=Coded(row.attribution, str(Attribution(row.attribution).label)),
            replied=row.replied,
            recorded_on=row.recorded_on,
            claim=numbers.get(row.claim_id) if row.claim_id else None,
            has_wording=row.wording_item_id is not None,
            wording=opened.get(row.wording_item_id) if row.wording_item_id else None,
        )
        for row in found
    )
