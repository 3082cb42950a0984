"""A group of its own for sealing: two secretaries, a task force, three custodians, each with a pair of keys."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import keys, roster, vault
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare

TOLD = "SECRET-NAME came at dawn"
NAMED = "SECRET-SOURCE lives by the river"
ROLES = {
    "anne": Role.SECRETARIAT,
    "alice": Role.SECRETARIAT,
    "chantal": Role.TASK_FORCE,
    "esperance": Role.CUSTODIAN,
    "emile": Role.CUSTODIAN,
    "eve": Role.CUSTODIAN,
    "baraka": Role.MEMBER,
}
CUSTODIANS = ("esperance", "emile", "eve")

declare("tests", "Thing", "told", Layer.N, "what was told")
declare("tests", "Thing", "named", Layer.I, "who told it")


@dataclass
class Room:
    """The group and its people, who hold keys unless told otherwise."""

    group_id: UUID
    accounts: dict[str, UUID] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    walls: dict[str, frozenset[str]] = field(default_factory=dict)

    def actor(self, name: str, *, locked: bool = False) -> Actor:
        """Return somebody acting now."""
        return Actor(
            self.group_id,
            self.accounts[name],
            name,
            frozenset({ROLES[name]}),
            wall_keys=self.walls.get(name, frozenset()),
            key=None if locked else self.keys.get(name),
        )

    def of(self, *names: str) -> list[UUID]:
        """Return the accounts of these people."""
        return [self.accounts[name] for name in names]

    def give_key(self, name: str) -> None:
        """Have somebody make their keys."""
        self.keys[name] = keys.make_keys(self.group_id, self.accounts[name], f"{name} passphrase")

    def subject(self, readers: Collection[str] = ("anne", "alice")) -> UUID:
        """Open the envelopes of a new subject."""
        subject_id = new_id()
        vault.open_compartments(self.group_id, subject_id, readers=self.of(*readers))
        return subject_id

    def report(self, readers: Collection[str] = ("anne", "alice")) -> tuple[UUID, UUID, UUID]:
        """Open a subject and put a narrative and an identity into it."""
        subject_id = self.subject(readers)
        told = vault.put(self.group_id, subject_id, "told", TOLD)
        named = vault.put(self.group_id, subject_id, "named", NAMED, layer=Layer.I)
        return subject_id, told, named

    def walled(self, _group: UUID, subject_ids: Collection[UUID], account_ids: Collection[UUID]) -> set[UUID]:
        """Answer for the register of people."""
        marks = set(WallMark.objects.filter(subject_id__in=subject_ids).values_list("key", flat=True))
        return {
            account_id
            for name, account_id in self.accounts.items()
            if account_id in account_ids and self.walls.get(name, frozenset()) & marks
        }


@pytest.fixture
def room(db: None) -> Iterator[Room]:
    """Return the group with everybody's keys made, but for the member's."""
    group = WorkingGroup.objects.create(name="Group", province="Sud-Kivu", prefix="SK")
    made = Room(group.id, {name: new_id() for name in ROLES})
    before = dict(roster._ANSWERS)
    roster.register(custodians=lambda _group: made.of(*CUSTODIANS), walled=made.walled)
    for name in ROLES:
        if name != "baraka":
            made.give_key(name)
    yield made
    roster._ANSWERS.clear()
    roster._ANSWERS.update(before)
