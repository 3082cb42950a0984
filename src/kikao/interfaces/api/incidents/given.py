"""What programs send to change an incident; dates are written as they are typed (empty: date unknown)."""

from uuid import UUID

from ninja import Schema
from pydantic import Field


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


class Versioned(Schema):
    """Which version the writer was looking at."""

    version: int


class NewFacts(Schema):
    """The plain facts of an incident."""

    title: str
    nature: str
    happened: str = ""
    place_id: UUID | None = None
    territory_id: UUID | None = None
    place_precision: str = ""


class ChangedFacts(NewFacts, Versioned):
    """The plain facts as they should be."""


class NewClaim(Schema):
    """A claim with its source."""

    wording: str
    source_kind: str
    source_title: str = ""
    locator: str = ""
    language: str = ""
    reliability: str = ""
    happened: str = ""
    report_id: UUID | None = None


class NewIncident(NewFacts):
    """An incident to open, from reports or on claims."""

    categories: list[str] = Field(default_factory=list, max_length=40)
    report_ids: list[UUID] = Field(default_factory=list, max_length=100)
    claims: list[NewClaim] = Field(default_factory=list, max_length=100)


class Categories(Versioned):
    """The categories as they should be."""

    categories: list[str]


class Severity(Versioned):
    """The level of severity that a person confirms."""

    severity: str


class Verdict(Versioned):
    """How far something is established."""

    verification: str
    reason: str = ""


class NewInvolvement(Schema):
    """Who is said to have done what to whom."""

    part: str
    organisation_id: UUID | None = None
    stranger: str = ""
    actor_type: str = ""
    degree: str = ""
    act: str = ""
    method: str = ""
    toward_id: UUID | None = None


class Identified(Versioned):
    """Whose somebody unidentified turned out to be."""

    organisation_id: UUID


class NewCount(Schema):
    """How many were harmed."""

    harm: str
    number: int
    sex: str = "X"
    age_band: str = "UNKNOWN"
    about: bool = False
    involvement_id: UUID | None = None


class NewReply(Schema):
    """What an organisation answers."""

    organisation_id: UUID
    attribution: str
    wording: str = ""
    replied: str = ""
    claim_id: UUID | None = None


class NewMapping(Schema):
    """A risk or theme that no category proposed."""

    scheme: str
    code: str


class Decision(Schema):
    """CONFIRMED or REJECTED."""

    state: str


class ReportId(Schema):
    """A report to add."""

    report_id: UUID


class OtherClaim(Schema):
    """The claim that cannot be true at the same time."""

    other_id: UUID


class NormId(Schema):
    """A norm of the register."""

    norm_id: UUID


class Into(Versioned):
    """The incident to merge into."""

    into_id: UUID
