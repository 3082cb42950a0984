"""What the secretariat reads of a report: its plain layer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.reports.enums import AccusedKind, BehalfManner, UnknownKind
from kikao.casework.reports.models import Consent, Referral, Report, ReportAccused, ThreadMessage
from kikao.foundation.base.moments import Moment
from kikao.registry.people.schemas import in_language
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.schemas import Labels


@dataclass(frozen=True, slots=True)
class AccusedLine:
    """Whom a report accuses, as it is shown (always as alleged)."""

    id: UUID
    kind: str
    kind_label: str
    organisation_id: UUID | None
    organisation: str
    unknown: str
    unknown_label: str

    @classmethod
    def of(cls, row: ReportAccused) -> "AccusedLine":
        """Cut a row; its organisation was read with it."""
        body = row.organisation
        name = in_language(body.name, body.name_fr) if body else ""
        unknown = str(UnknownKind(row.unknown).label) if row.unknown else ""
        return cls(
            row.id,
            row.kind,
            str(AccusedKind(row.kind).label),
            row.organisation_id,
            name,
            row.unknown,
            unknown,
        )

    @property
    def words(self) -> str:
        """Return the organisation's name, or the unidentified author, or the kind."""
        return self.organisation or (
            self.kind_label if self.kind != AccusedKind.UNKNOWN else self.unknown_label
        )


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One answer of the source that counts now."""

    scope: str
    scope_label: str
    given: bool
    manner_label: str
    language_label: str
    guardian: bool
    given_on: date

    @classmethod
    def of(cls, row: Consent) -> "ConsentLine":
        """Cut a row."""
        return cls(
            row.scope,
            row.get_scope_display(),
            row.given,
            row.get_manner_display(),
            row.get_language_display(),
            row.guardian,
            row.given_on,
        )


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """Where a person was sent for help; `note` is None while it is sealed for this reader."""

    target_label: str
    passed_on: bool
    note: str | None
    referred_on: date

    @classmethod
    def of(cls, row: Referral, labels: Labels, texts: Mapping[UUID, str | None]) -> "ReferralLine":
        """Cut a row with its opened note."""
        note = texts.get(row.note_item_id) if row.note_item_id else ""
        return cls(
            labels.of(TermList.REFERRAL_TARGET, row.target),
            row.passed_on,
            note,
            row.referred_on,
        )


@dataclass(frozen=True, slots=True)
class CircleLine:
    """Somebody who reads restricted reports, or waits to be confirmed."""

    id: UUID
    account_id: UUID
    name: str
    given_on: date
    confirmed_on: date | None
    given_by_me: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in the queue."""

    id: UUID
    reference: str
    arrived_on: date
    channel: str
    channel_label: str
    language_label: str
    state: str
    state_label: str
    pile: str
    category_label: str
    severity: str
    severity_label: str
    happened: Moment
    territory: str
    place: str
    has_answer: bool
    is_withdrawn: bool
    restricted: str
    restricted_label: str

    @classmethod
    def of(cls, row: Report, labels: Labels, *, has_answer: bool) -> "ReportLine":
        """Cut a row; its place and territory were read with it."""
        return cls(
            row.id,
            row.reference,
            row.arrived_on,
            row.channel,
            labels.of(TermList.CHANNEL, row.channel),
            row.get_language_display(),
            row.state,
            row.get_state_display(),
            row.pile,
            labels.of(TermList.INCIDENT_CATEGORY, row.category),
            row.severity,
            labels.of(TermList.SEVERITY, row.severity),
            row.happened,
            row.territory.name if row.territory else "",
            row.place.name if row.place else "",
            has_answer,
            row.withdrawn_on is not None,
            row.restricted,
            row.get_restricted_display(),
        )


@dataclass(frozen=True, slots=True)
class ReportView:
    """The plain layer of one report."""

    line: ReportLine
    version: int
    language: str
    interpreter: bool
    source_kind: str
    source_kind_label: str
    reliability: str
    reliability_label: str
    screening: str
    screening_label: str
    nature: str
    nature_label: str
    category: str
    place_id: UUID | None
    territory_id: UUID | None
    place_precision: str
    place_precision_label: str
    behalf_manner_label: str
    read_back: bool
    facts_only: bool
    ask_no_more: bool
    by_hand: bool
    has_place_words: bool
    has_identity: bool
    has_receipt: bool
    asked_on: date | None
    set_aside_reason: str
    set_aside_reason_label: str
    set_aside_on: date | None
    withdrawn_on: date | None
    withdrawal_settled_on: date | None
    messages: int
    accused: tuple[AccusedLine, ...]
    consents: tuple[ConsentLine, ...]

    @classmethod
    def of(
        cls,
        row: Report,
        labels: Labels,
        *,
        accused: tuple[AccusedLine, ...],
        consents: tuple[ConsentLine, ...],
        messages: tuple[ThreadMessage, ...],
    ) -> "ReportView":
        """Cut a row and what hangs on it."""
        unread = any(message.from_source and message.read_on is None for message in messages)
        return cls(
            line=ReportLine.of(row, labels, has_answer=unread),
            version=row.version,
            language=row.language,
            interpreter=row.interpreter,
            source_kind=row.source_kind,
            source_kind_label=row.get_source_kind_display(),
            reliability=row.reliability,
            reliability_label=row.get_reliability_display(),
            screening=row.screening,
            screening_label=row.get_screening_display(),
            nature=row.nature,
            nature_label=labels.of(TermList.EVENT_NATURE, row.nature),
            category=row.category,
            place_id=row.place_id,
            territory_id=row.territory_id,
            place_precision=row.place_precision,
            place_precision_label=row.get_place_precision_display(),
            behalf_manner_label=str(BehalfManner(row.behalf_manner).label) if row.behalf_manner else "",
            read_back=row.read_back,
            facts_only=row.facts_only,
            ask_no_more=row.ask_no_more,
            by_hand=row.taken_by is not None,
            has_place_words=row.place_words_item_id is not None,
            has_identity=row.identity_item_id is not None,
            has_receipt=row.receipt_tag is not None,
            asked_on=row.asked_on,
            set_aside_reason=row.set_aside_reason,
            set_aside_reason_label=row.get_set_aside_reason_display(),
            set_aside_on=row.set_aside_on,
            withdrawn_on=row.withdrawn_on,
            withdrawal_settled_on=row.withdrawal_settled_on,
            messages=len(messages),
            accused=accused,
            consents=consents,
        )
