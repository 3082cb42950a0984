"""What programs send of going back."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.casework.monitoring.schemas import SiteEventGiven
from kikao.foundation.base.moments import Moment


class NewCheck(Schema):
    """What somebody is to go and look at."""

    kind: str
    due_on: date
    clause_id: UUID | None = None
    recommendation_id: UUID | None = None
    task_id: UUID | None = None
    case_id: UUID | None = None
    place_id: UUID | None = None
    instrument_id: UUID | None = None
    about: str = ""
    assigned_id: UUID | None = None
    mission_id: UUID | None = None


class NewResult(Schema):
    """What was found; `observed` as 17/12/2024, 12/2024, 2024, empty for today."""

    proof: str
    finding: str
    standing: str = ""
    no_access: str = ""
    words: str = ""
    observed: str = ""
    sources: int = 0
    source_body_id: UUID | None = None
    mission_id: UUID | None = None

    def facts(self) -> dict[str, object]:
        """Return what an act takes."""
        return self.model_dump() | {"observed": Moment.parse(self.observed) if self.observed else None}


class Correction(NewResult):
    """What should have been written down, and why."""

    reason: str


class Missed(Schema):
    """Why nobody could go."""

    no_access: str = ""
    reason: str = ""


class Why(Schema):
    """A reason."""

    reason: str


class TakeUp(Schema):
    """As what something from a phone is taken up."""

    visit: bool = False
    mission_id: UUID | None = None


class TakeOne(TakeUp):
    """One finding, with what the sheet does not name."""

    clause_id: UUID | None = None
    case_id: UUID | None = None
    words: str = ""


class NewEvent(Schema):
    """What happened at a site."""

    kind: str
    happened: str = ""
    qualification: str = ""
    expires_on: date | None = None
    organisation_id: UUID | None = None
    unnamed: str = ""
    accuses: bool = False
    number: int | None = None
    case_id: UUID | None = None
    words: str = ""

    def given(self) -> SiteEventGiven:
        """Return what an act takes."""
        facts = self.model_dump(exclude={"happened"})
        return SiteEventGiven(**facts, happened=Moment.parse(self.happened) if self.happened else None)


class Score(Schema):
    """How a criterion is scored, and by which source."""

    criterion: str
    score: int
    source: str = ""


class NewNeed(Schema):
    """How much a site needs a deployment."""

    scores: list[Score]
    assessed_on: date | None = None
