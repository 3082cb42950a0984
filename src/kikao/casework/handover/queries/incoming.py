"""Asking what other groups handed over to us, and writing the receipt of it."""

from uuid import UUID

from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.queries import titles
from kikao.casework.handover.enums import ArrivalState, DeclineReason
from kikao.casework.handover.models import Arrival
from kikao.casework.handover.policy import arrivals_seen_by
from kikao.casework.handover.reckoning import accusing, in_words, named_alike, read_contents, word
from kikao.casework.handover.schemas import ArrivalLine, ArrivalPage, Contents, Matched
from kikao.casework.incidents.enums import Part
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import account_names, actor_for, organisation_names


def arrivals(by: Actor, *, state: str = "", after: str | None = None, size: int = 50) -> Page[ArrivalLine]:
    """Return what came from other groups, newest first."""
    rows = Arrival.objects.filter(arrivals_seen_by(by)).select_related("card")
    if state:
        rows = rows.filter(state=state)
    return page_of(rows, order=("-arrived_on", "-id"), after=after, size=size).map(_line)


def arrival(by: Actor, arrival_id: UUID) -> ArrivalPage:
    """Return one case that came, its contents opened in the reader's session, which the trail notes."""
    row = require_arrival(by, arrival_id)
    sealed = [one for one in (row.contents_item_id, row.reason_item_id) if one]
    opened = read_many(by, sealed)
    words = opened[row.contents_item_id]
    contents = read_contents(words.encode()) if words else None
    names = account_names(by.working_group_id, [row.received_by, row.answered_by])
    return ArrivalPage(
        line=_line(row),
        contents=in_words(contents) if contents else None,
        matched=matched(by, contents) if contents else (),
        digest=row.digest,
        received_by=names.get(row.received_by, "") if row.received_by else "",
        answered_by=names.get(row.answered_by, "") if row.answered_by else "",
        reason_words=str(DeclineReason(row.reason).label) if row.reason else "",
        has_reason=row.reason_item_id is not None,
        reason=opened.get(row.reason_item_id) if row.reason_item_id else None,
        case=titles(by, [row.case_id]).get(row.case_id, "") if row.case_id else "",
        version=row.version,
    )


def require_arrival(by: Actor, arrival_id: UUID) -> Arrival:
    """Return the row for an act, or say that there is nothing here."""
    row = Arrival.objects.filter(arrivals_seen_by(by), id=arrival_id).select_related("card", "keys").first()
    if row is None:
        raise Unknown
    return row


def arrival_seen(by: Actor, arrival_id: UUID) -> bool:
    """Tell whether the reader sees what came, for instance after an act that may have walled them."""
    now = actor_for(by.person)
    return Arrival.objects.filter(arrivals_seen_by(now), id=arrival_id).exists()


def matched(by: Actor, contents: Contents) -> tuple[Matched, ...]:
    """Return the organisations that were told, what each is in the case, and which of ours has its name."""
    ours = matches(by, contents)
    names = organisation_names(by, ours.values())
    accused = accusing(contents)
    roles: dict[int, list[str]] = {}
    for party in contents.parties:
        roles.setdefault(party.body, []).append(word(PartyRole, party.role))
    for incident in contents.incidents:
        for line in incident.involvements:
            roles.setdefault(line.body, []).append(word(Part, line.part))
    return tuple(
        Matched(
            number,
            body.name,
            tuple(dict.fromkeys(roles.get(number, ()))),
            number in accused,
            ours.get(number),
            names.get(ours[number], "") if number in ours else "",
        )
        for number, body in enumerate(contents.bodies)
    )


def matches(by: Actor, contents: Contents) -> dict[int, UUID]:
    """Return for each organisation that was told, by its number, the one of ours that has its name."""
    mine = Organisation.objects.filter(working_group_id=by.working_group_id, merged_into=None)
    rows = mine.values_list("id", "name", "name_fr", "short")
    return named_alike(contents.bodies, {one: tuple(names) for one, *names in rows})


def receipt(by: Actor, arrival_id: UUID) -> bytes:
    """Return the receipt that goes back, as it was written when the case came or was answered."""
    row = require_arrival(by, arrival_id)
    if not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    read_note(by, "handover.take_receipt", row.id)
    return bytes(row.receipt or b"")


def _line(row: Arrival) -> ArrivalLine:
    return ArrivalLine(
        id=row.id,
        reference=row.reference,
        their_reference=row.their_reference,
        group=row.card.name,
        state=row.state,
        state_words=str(ArrivalState(row.state).label),
        arrived_on=row.arrived_on,
        answered_on=row.answered_on,
        case_id=row.case_id,
    )
