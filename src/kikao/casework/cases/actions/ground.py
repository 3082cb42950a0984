"""What several acts on cases stand on: the row and its version, the place, the requester, who checks the words."""

from dataclasses import dataclass
from uuid import UUID

from kikao.casework.cases.models import Case
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Clash
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.queries import desk_of
from kikao.registry.places.queries import place, require_place, territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms


@dataclass(frozen=True, slots=True)
class Where:
    """Where a case is: a place brings its own territory."""

    place_id: UUID | None = None
    territory_id: UUID | None = None


def where_of(by: Actor, place_id: UUID | None, territory_id: UUID | None) -> Where:
    """Return place and territory as the register has them."""
    if place_id:
        require_place(by, place_id, field="place_id")
        return Where(place_id, place(by, place_id).line.territory_id)
    return Where(None, territory(by, territory_id).id if territory_id else None)


def require_codes(by: Actor, requester_type: str, severity: str) -> None:
    """Refuse a type of requester or a level of severity that the group's lists do not offer."""
    require_terms(by, TermList.ACTOR_TYPE, [requester_type] if requester_type else [], field="requester_type")
    require_terms(by, TermList.SEVERITY, [severity] if severity else [], field="severity")


def turn(case: Case, version: int) -> None:
    """Take the next version, or tell the second of two people that somebody was there first."""
    taken = Case.objects.filter(id=case.id, version=version).update(version=version + 1)
    if not taken:
        raise Clash
    case.version = version + 1


def ask_for_a_second(by: Actor, case: Case) -> None:
    """Tell the others of the secretariat that title and summary wait for a second person."""
    leave_notice(
        by,
        desk_of(case.working_group_id, case.id),
        NoticeKind.SECOND_NEEDED,
        subject_id=case.id,
        about="case",
        about_id=case.id,
    )
