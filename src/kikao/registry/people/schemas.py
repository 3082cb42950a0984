"""People and bodies as they go out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language

from kikao.foundation.sealing.schemas import ReadyReport
from kikao.registry.people.models import Organisation, Seat


def in_language(text: str, french: str) -> str:
    """Return the French words to a reader of French, where there are any."""
    return french if french and (get_language() or "fr")[:2] != "en" else text


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name that can be opened."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in a list."""

    id: UUID
    name: str
    short: str
    actor_type: str
    pillar: str
    pillar_label: str
    security_body: bool
    is_company: bool
    is_host: bool
    is_federation: bool
    is_state: bool
    retired: bool
    merged: bool
    actor_type_label: str = ""

    @classmethod
    def of(cls, row: Organisation, actor_type_label: str = "") -> "OrganisationLine":
        """Cut a row to what goes out."""
        return cls(
            row.id,
            in_language(row.name, row.name_fr),
            row.short,
            row.actor_type,
            row.pillar,
            row.get_pillar_display(),
            row.security_body,
            row.is_company,
            row.is_host,
            row.is_federation,
            row.is_state,
            row.retired,
            row.merged_into_id is not None,
            actor_type_label,
        )


@dataclass(frozen=True, slots=True)
class TieLine:
    """An organisation that another one belongs to, and whether the wall passes."""

    id: UUID
    organisation_id: UUID
    name: str
    walls: bool


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Who holds or held a seat, and since when."""

    id: UUID
    account_id: UUID
    name: str
    alternate: bool
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in a list, with those who hold it now."""

    id: UUID
    title: str
    organisation_id: UUID
    organisation: str
    pillar: str
    pillar_label: str
    active: bool
    version: int
    holders: tuple[HolderLine, ...] = ()

    @classmethod
    def of(cls, row: Seat, holders: tuple[HolderLine, ...] = ()) -> "SeatLine":
        """Cut a row, read with its organisation, to what goes out."""
        return cls(
            row.id,
            in_language(row.title, row.title_fr),
            row.organisation_id,
            in_language(row.organisation.name, row.organisation.name_fr),
            row.pillar,
            row.get_pillar_display(),
            row.active,
            row.version,
            holders,
        )


@dataclass(frozen=True, slots=True)
class OrganisationWhole:
    """An organisation with what it belongs to, what belongs to it, its seats and what was merged into it."""

    line: OrganisationLine
    name: str
    name_fr: str
    version: int
    merged_into: Named | None
    above: tuple[TieLine, ...] = ()
    below: tuple[TieLine, ...] = ()
    seats: tuple[SeatLine, ...] = ()
    merged: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatWhole:
    """A seat with everybody who held it, last first."""

    line: SeatLine
    title: str
    title_fr: str
    history: tuple[HolderLine, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """How many seats a pillar has, and how many of them somebody holds."""

    pillar: str
    label: str
    seats: int
    held: int


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A role given to somebody: by whom, confirmed by whom, ended when."""

    id: UUID
    account_id: UUID
    account: str
    role: str
    role_label: str
    given_by: str
    given_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    ended_at: datetime | None
    confirmable: bool
    username: str = ""


@dataclass(frozen=True, slots=True)
class InterestLine:
    """A stake somebody declared in an organisation or a place."""

    id: UUID
    account_id: UUID
    account: str
    kind: str
    what: str
    declared_on: date
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class BehalfLine:
    """An act recorded for a seat by another hand."""

    object_id: UUID
    verb: str
    seat: str
    how: str
    how_label: str
    said_on: date
    read_back: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of this installation."""

    id: UUID
    name: str
    province: str
    prefix: str
    languages: str
    is_demo: bool
    intake_open: bool


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Somebody who needs a key before the group begins, and whether there is one."""

    account_id: UUID
    name: str
    has_key: bool


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The list of the first day."""

    group_name: str
    intake_open: bool
    report: ReadyReport
    secretariat: tuple[KeyLine, ...]
    custodians: tuple[KeyLine, ...]
