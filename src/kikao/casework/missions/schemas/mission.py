"""Missions as they go out: in a list, and one with all that its readers may know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class MissionLine:
    """A mission in a list; `uncleared_reason` stands wherever it left without clearance."""

    id: UUID
    reference: str
    title: str
    purpose: str
    purpose_words: str
    level: str
    level_words: str
    starts_on: date
    ends_on: date
    state: str
    state_words: str
    leader: str
    left_without_clearance: bool
    uncleared_reason: str
    from_paper: bool


@dataclass(frozen=True, slots=True)
class CaseOfMission:
    """A case that a mission goes for."""

    case_id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class StopLine:
    """A place on the way, its days, and whether it was reached."""

    id: UUID
    position: int
    place_id: UUID
    place: str
    arrive_on: date
    leave_on: date
    reached_on: date | None
    no_access: str
    no_access_words: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody of the team; `has_contact`: the officer on duty knows whom to call for them."""

    id: UUID
    account_id: UUID
    name: str
    role: str
    role_words: str
    joined_on: date
    left_on: date | None
    reads: bool
    has_contact: bool


@dataclass(frozen=True, slots=True)
class RiskLine:
    """How the risks were weighed; the words are None while sealed for this reader."""

    level: str
    level_words: str
    threats: str | None
    measures: str | None
    made_by: str
    made_on: date
    valid_until_on: date


@dataclass(frozen=True, slots=True)
class ClearanceLine:
    """A clearance: who decided, until when it is valid, why it lapsed; what happened is told to who may see it."""

    id: UUID
    state: str
    state_words: str
    asked_on: date
    decided_by: str
    decided_at: datetime | None
    valid_until_on: date
    lapse_words: str
    lapsed_at: datetime | None
    reason: str | None
    has_reason: bool
    event_about: str
    event_id: UUID | None


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """A time at which the team was to be heard of, or was."""

    id: UUID
    due_at: datetime
    is_planned: bool
    state: str
    state_words: str
    way_words: str
    heard_at: datetime | None
    words: str | None
    has_words: bool


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """A stretch without network."""

    id: UUID
    from_at: datetime
    until_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class TravellerLine:
    """A seat that travels beside the team, for those who plan."""

    id: UUID
    reference: str
    seat: str
    kind: str
    kind_words: str
    release_id: UUID
    release: str
    stands: bool
    when: Moment
    ordered_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class MissionOffers:
    """What this reader may do with the mission now."""

    plan: bool = False
    change: bool = False
    work: bool = False
    clear: bool = False
    depart: bool = False
    come_back: bool = False
    hear: bool = False
    contacts: bool = False
    stops: bool = False
    team: bool = False
    own_member_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MissionPage:
    """One mission, whole: route, means and the word for check-ins are None while sealed for this reader."""

    line: MissionLine
    version: int
    leader_id: UUID | None
    duty_officer_id: UUID | None
    duty_officer: str
    departed_at: datetime | None
    returned_at: datetime | None
    planned_on: date
    needs: tuple[tuple[str, str], ...]
    cases: tuple[CaseOfMission, ...]
    stops: tuple[StopLine, ...]
    team: tuple[MemberLine, ...]
    route: str | None
    has_route: bool
    means: str | None
    has_means: bool
    code: str | None
    has_code: bool
    ended_reason: str | None
    risk: RiskLine | None
    clearances: tuple[ClearanceLine, ...]
    cleared: bool
    check_ins: tuple[CheckInLine, ...]
    silences: tuple[SilenceLine, ...]
    travellers: tuple[TravellerLine, ...]
    offers: MissionOffers

    @property
    def present(self) -> tuple[MemberLine, ...]:
        """Return who is in the team now."""
        return tuple(one for one in self.team if one.left_on is None)


@dataclass(frozen=True, slots=True)
class MissionOfCase:
    """What the page of a case shows of a mission: when, where to, and whether it left cleared."""

    line: MissionLine
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could go, and whether the house proposes them, with the reasons."""

    account_id: UUID
    name: str
    pillar: str
    competences: tuple[str, ...]
    times: int
    last_on: date | None
    proposed: bool
    reasons: tuple[str, ...]
    in_team: bool


@dataclass(frozen=True, slots=True)
class CompetenceLine:
    """Something that somebody can do for a mission."""

    id: UUID
    account_id: UUID
    name: str
    code: str
    code_words: str
    entered_on: date
