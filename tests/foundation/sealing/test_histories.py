"""Random lives of keys: whatever happens in whatever order, nothing told is lost and nobody keeps what was taken."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

import pytest

from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import keys, roster, vault
from kikao.foundation.sealing.actions import (
    approve_identity,
    ask_identity,
    grant_reading,
    print_paper_key,
    reshare_after_reset,
    revoke_reading,
)
from kikao.foundation.sealing.actions.passing import agree_to_pass_on, ask_to_pass_on, finish_passing_on
from kikao.foundation.sealing.actions.recovering import begin_ceremony, finish_ceremony
from kikao.foundation.sealing.ceremony import file_of
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import Ceremony, Compartment
from kikao.foundation.sealing.signin.rotating import rotate_key
from kikao.foundation.sealing.verifying import look_over
from kikao.foundation.sealing.words import from_paper
from kikao.interfaces.cli.offline.tool import turn
from tests.foundation.sealing.conftest import CUSTODIANS, Room
from tests.foundation.sealing.test_one_person_alone import plunder
from tests.kit.sizes import size

STEPS = 14
SECRETARIES, OTHERS = ("anne", "alice"), ("chantal",)
READERS = SECRETARIES + OTHERS


@dataclass
class Life:
    """A group through its history: what was told, who may read it, which keys were lost on the way."""

    room: Room
    by: Random
    papers: list[str]
    told: dict[UUID, dict[UUID, str]] = field(default_factory=dict)
    named: dict[UUID, set[str]] = field(default_factory=dict)
    entitled: dict[UUID, set[str]] = field(default_factory=dict)
    lost: list[bytes] = field(default_factory=list)

    def any_subject(self) -> UUID:
        return self.by.choice(sorted(self.told))

    def open_subject(self) -> None:
        readers = {*SECRETARIES, *self.by.sample(OTHERS, self.by.randrange(2))}
        subject_id = self.room.subject(readers=sorted(readers))
        self.told[subject_id], self.named[subject_id], self.entitled[subject_id] = {}, set(), readers
        self.tell(subject_id)

    def tell(self, subject_id: UUID | None = None) -> None:
        subject_id = subject_id or self.any_subject()
        words = f"SECRET {len(self.told)} {self.by.random()}"
        self.told[subject_id][vault.put(self.room.group_id, subject_id, "told", words)] = words
        vault.put(self.room.group_id, subject_id, "named", f"NAME {words}", layer=Layer.I)
        self.named[subject_id].add(f"NAME {words}")

    def reset(self) -> None:
        name = self.by.choice(READERS + CUSTODIANS)
        self.lost.append(self.room.keys[name])
        made = keys.replace_keys_after_reset(
            self.room.group_id, self.room.accounts[name], f"{name} passphrase"
        )
        self.room.keys[name] = made

    def rotate(self) -> None:
        name = self.by.choice(READERS + CUSTODIANS)
        old = self.room.keys[name]
        rotate_key(self.room.actor(name), passphrase=f"{name} passphrase")
        self.room.keys[name] = keys.unlock(self.room.accounts[name], f"{name} passphrase")
        self.lost.append(old)

    def revoke(self) -> None:
        subject_id, name = self.any_subject(), self.by.choice(READERS)
        other = self.by.choice(SECRETARIES)
        revoke_reading(
            self.room.actor(other), subject_id=subject_id, account_id=self.room.accounts[name], reason="why"
        )
        self.entitled[subject_id].discard(name)

    def grant(self) -> None:
        subject_id, name = self.any_subject(), self.by.choice(READERS)
        other = self.by.choice(SECRETARIES)
        grant_reading(
            self.room.actor(other), subject_id=subject_id, account_id=self.room.accounts[name], reason="why"
        )
        self.entitled[subject_id].add(name)

    def reshare(self) -> None:
        first, second = self.by.sample(READERS, 2)
        reshare_after_reset(self.room.actor(first), account_id=self.room.accounts[second])

    def pass_on(self) -> None:
        asker, helper = self.by.sample(CUSTODIANS, 2)
        receiver = next(name for name in CUSTODIANS if name not in {asker, helper})
        passing = ask_to_pass_on(self.room.actor(asker), account_id=self.room.accounts[receiver])
        agree_to_pass_on(self.room.actor(helper), passing_id=passing)
        finish_passing_on(self.room.actor(asker), passing_id=passing)

    def wall(self) -> None:
        subject_id = self.any_subject()
        raise_wall(self.room.group_id, subject_id, UNIFORM, new_id())
        vault.drop_walled(self.room.group_id, subject_id, self.room.of("chantal"))
        self.entitled[subject_id].discard("chantal")

    def ceremony(self) -> None:
        asker = self.by.choice(SECRETARIES + CUSTODIANS)
        ceremony_id = begin_ceremony(self.room.actor(asker))
        said = json.loads(file_of(Ceremony.objects.get(id=ceremony_id)).content)
        for words in self.by.sample(self.papers, 2):
            said = turn(said, from_paper(words))
        finish_ceremony(self.room.actor(asker), ceremony_id=ceremony_id, content=json.dumps(said).encode())

    def live(self) -> None:
        events: list[Callable[[], None]] = [
            self.open_subject, self.tell, self.tell, self.reset, self.reset, self.rotate, self.revoke,
            self.grant, self.reshare, self.pass_on, self.wall,
        ]  # fmt: skip
        self.open_subject()
        for _step in range(STEPS):
            try:
                self.by.choice(events)()
            except Stop:
                continue


@pytest.mark.sized
@pytest.mark.parametrize("seed", range(size(3, 150)))
def test_each_item_opens_for_exactly_who_is_entitled_and_no_lost_key_opens_any(room: Room, seed: int) -> None:
    roster.register(
        custodians=lambda _group: room.of(*CUSTODIANS),
        walled=room.walled,
        secretaries=lambda _group: room.of(*SECRETARIES),
        readers=lambda _group: room.of(*READERS),
    )
    room.walls = {"chantal": frozenset({UNIFORM})}
    papers = [print_paper_key(room.actor(name), label="safe").words for name in CUSTODIANS]
    life = Life(room, Random(seed), papers)  # noqa: S311 - no secret
    life.live()
    assert not [one for one in plunder(*life.lost) if one.startswith((b"SECRET", b"NAME"))]
    life.ceremony()
    for subject_id, told in life.told.items():
        for name in READERS:
            expected = told if name in life.entitled[subject_id] else dict.fromkeys(told)
            assert vault.read_many(room.actor(name), told) == expected, (seed, name)
        opening = ask_identity(room.actor("emile"), subject_id=subject_id, reason="why")
        approve_identity(room.actor("eve"), opening_id=opening)
        assert {one.text for one in read_identity(room.actor("emile"), opening)} == life.named[subject_id]
    report = look_over(room.group_id)
    assert not any(report.orphans.values())
    assert all(one.papers for one in report.weak)
    assert Compartment.objects.count() >= 2 * len(life.told)
