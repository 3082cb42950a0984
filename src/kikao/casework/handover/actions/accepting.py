"""Accepting a case that another group handed over, or declining it with a reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.cases.actions import add_party, attach_case_files, table_case
from kikao.casework.cases.enums import Level, PartyRole, RequestNature
from kikao.casework.handover.actions._entering import enter_incident
from kikao.casework.handover.actions._receipts import write_receipt
from kikao.casework.handover.enums import ArrivalState, DeclineReason
from kikao.casework.handover.lifecycle import ARRIVAL
from kikao.casework.handover.models import Arrival, ArrivalFile
from kikao.casework.handover.queries.incoming import matches, require_arrival
from kikao.casework.handover.reckoning import accusing, read_contents
from kikao.casework.handover.schemas import Contents
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import join_subjects, lower_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.files.coming import Coming, of_pieces
from kikao.foundation.sealing import vault
from kikao.registry.people.actions import add_organisation, tie_organisations
from kikao.registry.people.enums import Pillar
from kikao.registry.places.queries import match_place, match_territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import offered

SAME = 100


@dataclass(frozen=True, slots=True)
class Entered:
    """What a person says of the organisations that were told, by their numbers: which of ours, or below which of ours."""

    ours: Mapping[int, UUID] = field(default_factory=dict)
    above: Mapping[int, UUID] = field(default_factory=dict)


@action("handover.accept", to={Role.SECRETARIAT}, system=False)
def accept_arrival(
    by: Actor, *, arrival_id: UUID, title: str, entered: Entered | None = None, version: int | None = None
) -> UUID:
    """Make a tabled case of what came: organisations and walls first, then what the other group says of it."""
    row = require_arrival(by, arrival_id)
    ARRIVAL.check(row.state, ArrivalState.ACCEPTED)
    words = vault.read(by, row.contents_item_id)
    contents = read_contents(words.encode())
    bodies = _bodies(by, contents, entered or Entered())
    incidents = [enter_incident(by, row, contents, one, bodies) for one in contents.incidents]
    case_id = _table(by, contents, title, incidents, bodies)
    _join(by, row, case_id, words)
    _attach(by, row, case_id, contents)
    _turn(by, row, version, ArrivalState.ACCEPTED, case_id=case_id)
    return row.id


@action("handover.decline", to={Role.SECRETARIAT}, system=False)
def decline_arrival(
    by: Actor, *, arrival_id: UUID, reason: str, words: str = "", version: int | None = None
) -> UUID:
    """Decline what came; the receipt carries the reason as a code alone, the words stay here under seal."""
    row = require_arrival(by, arrival_id)
    ARRIVAL.check(row.state, ArrivalState.DECLINED)
    code = chosen(reason, DeclineReason, "reason", needed=True)
    said = prose(words, "words")
    item_id = vault.put(by.working_group_id, row.id, "handover.declined", said) if said else None
    _turn(by, row, version, ArrivalState.DECLINED, reason=code, reason_item_id=item_id)
    return row.id


def _turn(by: Actor, row: Arrival, version: int | None, state: ArrivalState, **changed: object) -> None:
    turn(row, version, state=state, answered_by=by.account_id, answered_on=today(), **changed)
    write_receipt(by, row)


def _bodies(by: Actor, contents: Contents, entered: Entered) -> dict[int, UUID]:
    """Return for each organisation that was told one of ours, entering those that nobody here knows."""
    found = matches(by, contents) | dict(entered.ours)
    accused = accusing(contents)
    for number, body in enumerate(contents.bodies):
        if number in found:
            continue
        kind = body.actor_type
        if (TermList.ACTOR_TYPE.value, kind) not in offered(by, [(TermList.ACTOR_TYPE, kind)]):
            raise _unknown_code(kind)
        if number in accused and body.security_body and number not in entered.above:
            words = _(
                "Say which body of ours it belongs to, or which it is: its seat must not see this case."
            )
            raise Invalid({f"above_{number}": words})
        found[number] = add_organisation(
            by,
            name=body.name,
            name_fr=body.name_fr,
            short=body.short[:30],
            actor_type=kind,
            pillar=body.pillar if body.pillar in Pillar.values else Pillar.NONE,
            security_body=body.security_body,
            is_company=body.is_company,
        )
        if number in entered.above:
            tie_organisations(by, parent_id=entered.above[number], child_id=found[number], walls=True)
    return found


def _table(
    by: Actor, contents: Contents, title: str, incidents: Iterable[UUID], bodies: Mapping[int, UUID]
) -> UUID:
    territory = [one.line.id for one in match_territory(by, contents.territory) if one.likeness == SAME]
    place = [one.line.id for one in match_place(by, contents.place) if one.likeness == SAME]
    severity, kind = contents.severity, contents.requester_type
    known = offered(by, [(TermList.SEVERITY, severity), (TermList.ACTOR_TYPE, kind)])
    case_id = table_case(
        by,
        title=title,
        summary=contents.summary,
        incident_ids=list(incidents),
        request_nature=contents.request_nature if contents.request_nature in RequestNature.values else "",
        requester_type=kind if (TermList.ACTOR_TYPE.value, kind) in known else "",
        level=contents.level if contents.level in Level.values else Level.LOCAL,
        place_id=place[0] if contents.place and place else None,
        territory_id=territory[0] if contents.territory and territory else None,
        severity=severity if (TermList.SEVERITY.value, severity) in known else "",
        handed_over=True,
    )
    roles = {(bodies[one.body], one.role) for one in contents.parties if one.role in PartyRole.values}
    for organisation_id, role in sorted(roles, key=str):
        add_party(by, case_id=case_id, organisation_id=organisation_id, role=role)
    return case_id


def _join(by: Actor, row: Arrival, case_id: UUID, words: str) -> None:
    """Let what came stand behind the walls of its case, and seal it for those who work on the case.

    What walled a whole class because nobody could tell who was meant is taken back: now it was told.
    """
    lower_wall(row.id, row.id)
    join_subjects(by.working_group_id, case_id, row.id, row.id)
    item_id = vault.put(by.working_group_id, case_id, "handover.contents", words)
    Arrival.objects.filter(id=row.id).update(contents_item_id=item_id)


def _attach(by: Actor, row: Arrival, case_id: UUID, contents: Contents) -> None:
    coming = list(_coming(by, row, contents))
    if not coming:
        return
    try:
        attach_case_files(by, case_id=case_id, files=coming)
    except Exception:
        for one in coming:
            one.drop()
        raise


def _coming(by: Actor, row: Arrival, contents: Contents) -> Iterator[Coming]:
    for one in ArrivalFile.objects.filter(arrival=row).order_by("position"):
        told = contents.files[one.position]
        yield of_pieces([vault.read_bytes(by, one.item_id)], told.name, told.media_type)


def _unknown_code(code: str) -> Stop:
    return Stop(
        "handover.unknown_code",
        gettext_lazy("A word of the other group's lists is not in ours: %(code)s.") % {"code": code},
        cure=gettext_lazy("Add it to our lists, or say which organisation of ours is meant."),
    )
