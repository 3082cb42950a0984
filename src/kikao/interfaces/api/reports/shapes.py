"""What programs send and get about reports."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import Field

from kikao.casework.reports.enums import AccusedKind, Language, MessageKind, Pile, SourceKind
from kikao.casework.reports.schemas import Accusation, Known, ReportLine, Taking, Told
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import Sealed

_TAKING = (
    "channel",
    "arrived_on",
    "said_at",
    "manner",
    "guardian",
    "facts_only",
    "behalf",
    "behalf_manner",
    "read_back",
    "restricted",
    "ask_no_more",
)


class Line(Schema):
    """A report in the queue."""

    id: UUID
    reference: str
    arrived_on: date
    channel: str
    state: str
    pile: str
    severity: str
    happened: str
    territory: str
    place: str
    has_answer: bool
    is_withdrawn: bool
    restricted: str

    @staticmethod
    def resolve_happened(line: ReportLine) -> str:
        """Write the imprecise date as the group's pages read it back."""
        return line.happened.as_text() if isinstance(line.happened, Moment) else str(line.happened)


class Lines(Schema):
    """A piece of the queue, and the cursor of the next one."""

    items: list[Line]
    next_cursor: str | None


class Accused(Schema):
    """Whom a report accuses (always: allegedly)."""

    id: UUID
    kind: str
    organisation_id: UUID | None
    organisation: str
    unknown: str


class Answer(Schema):
    """What the source answered on one scope."""

    scope: str
    given: bool
    guardian: bool
    given_on: date


class Message(Schema):
    """One entry of the thread."""

    id: UUID
    kind: str
    from_source: bool
    arrived_on: date
    text: str | Sealed


class Report(Schema):
    """A report: its plain layer, and its words as far as this reader opens them."""

    line: Line
    version: int
    language: str
    interpreter: bool
    source_kind: str
    reliability: str
    screening: str
    nature: str
    category: str
    facts_only: bool
    has_identity: bool
    has_receipt: bool
    set_aside_reason: str
    withdrawn_on: date | None
    accused: list[Accused]
    consents: list[Answer]
    words: str | Sealed = Sealed()
    place_words: str | Sealed | None = None
    thread: list[Message] = []


class Asked(Schema):
    """What the queue is narrowed to."""

    state: str = ""
    pile: str = Pile.MAIN
    channel: str = ""
    severity: str = ""
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class Plain(Schema):
    """The plain part of a report; `happened` as 17/12/2024, ~17/12/2024, 12/2024, 2024 or empty."""

    language: str = Language.FR
    interpreter: bool = False
    happened: str = ""
    place_id: UUID | None = None
    territory_id: UUID | None = None
    place_precision: str = ""
    nature: str = ""
    category: str = ""
    severity: str = ""
    source_kind: str = SourceKind.UNKNOWN
    reliability: str = ""

    def known(self) -> Known:
        """Return the plain part as the acts take it."""
        given = self.model_dump(include=set(Known.__dataclass_fields__))
        return Known(**(given | {"happened": Moment.parse(self.happened)}))


class Named(Schema):
    """Somebody accused."""

    kind: str = AccusedKind.UNKNOWN
    organisation_id: UUID | None = None


class NewReport(Plain, extra="forbid"):
    """A report taken by hand; a field that is not listed here is refused, so that nothing told is lost unseen."""

    words: str
    channel: str
    place_words: str = ""
    identity: str = ""
    accused: list[Named] = []
    arrived_on: date | None = None
    said_at: str = ""
    consents: list[str] = []
    manner: str = ""
    guardian: bool = False
    facts_only: bool = False
    behalf: str = ""
    behalf_manner: str = ""
    read_back: bool = False
    restricted: str = ""
    ask_no_more: bool = False
    give_receipt: bool = False

    def told(self) -> Told:
        """Return what was told as the acts take it."""
        return Told(
            words=self.words,
            place_words=self.place_words,
            identity=self.identity,
            accused=tuple(Accusation(one.kind, one.organisation_id) for one in self.accused),
            known=self.known(),
        )

    def taking(self) -> Taking:
        """Return how it was taken as the acts take it."""
        return Taking(consents=tuple(self.consents), **{name: getattr(self, name) for name in _TAKING})


class Screened(Plain):
    """What the first reading found."""

    version: int
    plausible: bool = False


class SetAside(Schema):
    """Why a report goes no further."""

    reason: str
    note: str = ""


class TakenBack(Schema):
    """How a source took consent back."""

    manner: str
    language: str = Language.FR
    guardian: bool = False


class Referred(Schema):
    """Where a person was sent for help."""

    target: str
    passed_on: bool = False
    note: str = ""


class Words(Schema):
    """Words for the thread."""

    words: str
    kind: str = MessageKind.MESSAGE
    awaited: bool = True


class Taken(Schema):
    """The id of what was kept, and the six words of the receipt when one was asked for; they are kept nowhere."""

    id: UUID
    receipt: str | None = None
