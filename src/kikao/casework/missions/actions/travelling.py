"""Letting a walled seat travel beside the team: with a released text, and nothing else of the mission."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Release
from kikao.casework.missions.actions._parts import OPEN, require_state
from kikao.casework.missions.enums import TravellerKind
from kikao.casework.missions.models import MissionCase, TeamMember, Traveller
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.models import Holding


@action("traveller.order", to={Role.SECRETARIAT})
def order_traveller(
    by: Actor, *, mission_id: UUID, release_id: UUID, kind: str, when: Moment | None = None
) -> UUID:
    """Order the seat of a released text to travel as interlocutor or party; it learns that text and these days."""
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    release = _standing(by, mission.id, release_id)
    holders = set(
        Holding.objects.filter(seat_id=release.seat_id, until_on=None).values_list("account_id", flat=True)
    )
    if TeamMember.objects.filter(mission=mission, account_id__in=holders, left_on=None).exists():
        raise Invalid({"release_id": _("Who holds this seat is in the team already.")})
    if Traveller.objects.filter(mission=mission, release=release, ended_on=None).exists():
        raise Invalid({"release_id": _("This seat has an order for this text already.")})
    at = when or Moment()
    row = Traveller.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        reference=fresh_reference(by.working_group_id, "O"),
        seat_id=release.seat_id,
        organisation_id=release.seat.organisation_id,
        kind=chosen(kind, TravellerKind, "kind", needed=True),
        release=release,
        when_from=at.start,
        when_until=at.end,
        when_precision=at.precision,
        ordered_on=today(),
    )
    leave_notice(by, holders, NoticeKind.MISSION_GIVEN, about="order", about_id=row.id)
    return row.id


def _standing(by: Actor, mission_id: UUID, release_id: UUID) -> Release:
    """Return a released text of one of the mission's cases, approved by a second person and not ended."""
    cases = MissionCase.objects.filter(mission_id=mission_id).values("case_id")
    rows = Release.objects.filter(
        id=release_id, working_group_id=by.working_group_id, case_id__in=cases, state=ReleaseState.APPROVED
    )
    release = rows.select_related("seat").first()
    if release is None or not release.stands:
        raise Stop(
            "traveller.no_release",
            _("No released text of a case of this mission stands for that seat."),
            cure=_(
                "Have a text released to the seat by decision of a sitting, and approved by a second person."
            ),
        )
    return release


@action("traveller.end", to={Role.SECRETARIAT})
def end_traveller(by: Actor, *, order_id: UUID) -> UUID:
    """End a traveller's order; it stays in the record."""
    rows = Traveller.objects.filter(seen_by(by, "mission_id"), id=order_id, ended_on=None)
    row = rows.first()
    if row is None:
        raise Unknown
    row.ended_on = today()
    row.save(update_fields=["ended_on"])
    return row.mission_id
