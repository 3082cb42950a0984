"""What goes out about accounts: never a digest, never a key."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kikao.foundation.access.enums import Role


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account as its keepers and its holder see it."""

    id: UUID
    username: str
    name: str
    language: str
    ends_on: date | None
    active: bool
    entered: bool


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One place where somebody is signed in."""

    id: UUID
    kind_label: str
    created_at: datetime
    seen_at: datetime
    present: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One long-lived pass for a program."""

    id: UUID
    label: str
    roles: tuple[str, ...]
    ends_on: date
    created_at: datetime

    @property
    def role_labels(self) -> tuple[str, ...]:
        """Return the roles as the reader's language calls them."""
        return tuple(str(Role(role).label) for role in self.roles)


@dataclass(frozen=True, slots=True)
class DoorCodeLine:
    """An invitation or a reset that is under way."""

    id: UUID
    account_id: UUID
    account_name: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    until: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Factors:
    """Which second factors an account has, and how many codes are left on its sheet."""

    app: bool
    sheet: bool
    codes_left: int
    passkeys: int = 0

    @property
    def any(self) -> bool:
        """Tell whether there is a second factor at all."""
        return self.typed or self.passkeys > 0

    @property
    def typed(self) -> bool:
        """Tell whether there is one whose code is typed."""
        return self.app or self.sheet


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """One passkey as its holder named it."""

    id: UUID
    name: str
    made_on: date
    used_on: date | None


@dataclass(frozen=True, slots=True)
class TokenHolder:
    """Whom a long-lived pass stands for, and to which roles it is cut."""

    account_id: UUID
    roles: frozenset[str]
