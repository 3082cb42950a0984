"""What programs send to change a case; dates half remembered are written as they are typed (empty: date unknown)."""

from datetime import date
from uuid import UUID

from ninja import Schema


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


class Versioned(Schema):
    """Which version the writer was looking at."""

    version: int


class NewParty(Schema):
    """An organisation and what it is in the case."""

    organisation_id: UUID
    role: str


class NewCase(Schema):
    """A matter to bring to the group: from incidents, or a request with its nature."""

    title: str
    summary: str = ""
    incident_ids: list[UUID] = []
    request_nature: str = ""
    requester_type: str = ""
    parties: list[NewParty] = []
    level: str = "LOC"
    place_id: UUID | None = None
    territory_id: UUID | None = None
    severity: str = ""
    tabled_on: date | None = None


class Words(Versioned):
    """Title and summary as they should be."""

    title: str
    summary: str = ""
    severity: str = ""


class Facts(Versioned):
    """Where the case is, who asks for what, how grave it is."""

    level: str
    place_id: UUID | None = None
    territory_id: UUID | None = None
    request_nature: str = ""
    requester_type: str = ""
    severity: str = ""


class Step(Schema):
    """Where the case goes; a version makes sure that nobody moved it meanwhile."""

    new: str
    reason: str = ""
    real_on: date | None = None
    version: int | None = None


class NewForum(Schema):
    """Where else the matter was or is brought."""

    kind: str
    organisation_id: UUID | None = None
    parallel: bool = False
    result: str = ""
    heard: str = ""


class NewRefusal(Schema):
    """Who refused what."""

    words: str
    organisation_id: UUID | None = None
    refused: str = ""


class NewRisk(Schema):
    """What could make the matter flare up again."""

    words: str


class NewLink(Schema):
    """Which other case belongs to this one."""

    other_id: UUID
    kind: str


class IncidentId(Schema):
    """An incident by its id."""

    incident_id: UUID
