"""The person who acts, as every action and every query receives it."""

from dataclasses import dataclass, field
from uuid import UUID

from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting now: who, for whom, in which roles, from what walled, with which key in hand."""

    working_group_id: UUID
    account_id: UUID | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    seat_id: UUID | None = None
    organisation_id: UUID | None = None
    wall_keys: frozenset[str] = frozenset()
    session_id: UUID | None = None
    kind: str = "account"
    key: bytes | None = field(default=None, repr=False)

    def is_(self, *roles: Role) -> bool:
        """Tell whether the actor holds one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def person(self) -> UUID:
        """Return the account that acts; the clock and a source are refused where only a person can act."""
        if self.account_id is None:
            raise NotAllowed
        return self.account_id

    @property
    def reference(self) -> str:
        """Name the actor in the trail: an account by its id, else the clock or the public door."""
        return f"account:{self.account_id}" if self.account_id else self.kind

    @classmethod
    def system(cls, working_group_id: UUID) -> "Actor":
        """Return the clock of a group: nightly work and set-up, entitled to no sealed thing."""
        return cls(working_group_id, name="Kikao", kind="system")

    @classmethod
    def source(cls, working_group_id: UUID) -> "Actor":
        """Return a source at the public door: no account, no role."""
        return cls(working_group_id, kind="source")
