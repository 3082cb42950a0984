"""What programs send for missions."""

from datetime import date, datetime, time
from uuid import UUID

from ninja import Schema

from kikao.casework.missions.schemas.given import PlanGiven, StopGiven


class Made(Schema):
    """The id of what was entered or changed."""

    id: UUID


class StopIn(Schema):
    """A place to go to, with the days there."""

    place_id: UUID
    arrive_on: date
    leave_on: date


class Plan(Schema):
    """What a mission is for, when, where and how."""

    purpose: str
    title: str
    starts_on: date
    ends_on: date
    level: str = "LOC"
    stops: list[StopIn] | None = None
    route: str | None = None
    means: str | None = None
    needs: list[str] = []

    def given(self) -> PlanGiven:
        """Return the plan as the acts take it."""
        stops = None
        if self.stops is not None:
            stops = tuple(StopGiven(one.place_id, one.arrive_on, one.leave_on) for one in self.stops)
        facts = self.model_dump(
            include={"purpose", "title", "starts_on", "ends_on", "level", "route", "means"}
        )
        return PlanGiven(stops=stops, needs=tuple(self.needs), **facts)


class NewMission(Plan):
    """A mission to plan for some cases."""

    case_ids: list[UUID] = []


class PastMission(NewMission):
    """A mission already made, with why it left without clearance."""

    reason: str


class ChangedMission(Plan):
    """A plan that is changed; what is left out of stops, route and means stays as it is."""

    version: int


class CaseIn(Schema):
    """Another case to go for."""

    case_id: UUID


class Reason(Schema):
    """Why something is done."""

    reason: str


class MemberIn(Schema):
    """Somebody for the team."""

    account_id: UUID
    role: str = "MEMBER"


class OfficerIn(Schema):
    """Who is on duty."""

    account_id: UUID


class ContactIn(Schema):
    """Whom to call."""

    name: str
    phone: str


class RiskIn(Schema):
    """Risks weighed."""

    level: str
    threats: str
    measures: str
    valid_until_on: date


class Departure(Schema):
    """Whether the team has left already, when, and why without clearance."""

    already_left: bool = False
    reason: str = ""
    departed_at: datetime | None = None


class Hours(Schema):
    """At which times of each day the team is to be heard of."""

    hours: list[time]


class SilenceIn(Schema):
    """A stretch without network."""

    from_at: datetime
    until_at: datetime


class Heard(Schema):
    """What the team said."""

    words: str = ""


class Reached(Schema):
    """Whether a place was reached, or why not."""

    reached_on: date | None = None
    no_access: str = ""


class TravellerIn(Schema):
    """A released text whose seat travels; `when` as 17/12/2024, 12/2024, 2024 or empty."""

    release_id: UUID
    kind: str = "INTERLOC"
    when: str = ""


class CompetenceIn(Schema):
    """Something that somebody can do."""

    account_id: UUID
    code: str
