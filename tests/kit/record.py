"""One walk through the whole house: what every address answers to somebody of every role, on both sides of a wall.

It is taken once in a run and only remembered afterwards, so that several tests look at it and none walks again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models.expressions import RawSQL
from pytest_django import DjangoDbBlocker

from kikao.foundation.access.enums import Role
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import create_account
from kikao.interfaces.public.flood import flood
from kikao.registry.people.actions import add_seat, confirm_role, declare_interest, give_role, hold_seat
from tests.kit import cast as people
from tests.kit.addresses import ROWS, WORDS, Address, addresses, made_up, may_be_walled, rows_now
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.chain import MARKS, Chain, found_party, play
from tests.kit.doors import open_doors
from tests.kit.sizes import FULL
from tests.kit.timing import Timing, measured
from tests.kit.walking import Answer, Walker, plain_static, swift

MARK = "ZQM5527"
FREE, WALLED = "free", "walled"
KNOWN = {
    (FREE, Role.SECRETARIAT): "anne",
    (FREE, Role.CUSTODIAN): "eve",
    (FREE, Role.MEMBER): "honore",
    (FREE, Role.ADVISER): "judith",
    (FREE, Role.DONOR): "klaas",
    (FREE, Role.OPERATOR): "luc",
    (WALLED, Role.MEMBER): "didier",
}
"""Whom the cast has already; for every other role and side somebody new is seated."""
COLUMNS = {(FREE, Role.OBSERVER), (FREE, Role.FOCAL_POINT)}
"""Who stands in docs/pages.md beside the cast; everybody else asks only for what may be hidden, but at full size."""
MORE = ("chantal", "frank", "nobody")
"""Who stands on no side: in the task force of the case, in another group, at the door."""
SEARCHERS = {(WALLED, Role.SECRETARIAT), (WALLED, Role.CUSTODIAN)}
"""Who searches every list for the words of what is hidden."""
ENDS = ("sign-out", "sign_out", ":session-end", ":sessions-end", ":sessions", ":app")
"""What would end the walk itself, and the page that makes a new secret at each visit."""
VERBS = ("get", "post", "put", "delete") if FULL else ("get",)
"""The walk of the seat that is walled (tests/journeys/test_no_trace.py) sends as well; here that is for the full size."""
ASKED = {"/api/v1/places/matches": "?name=Kalehe"}
"""What an address must be asked to answer at all."""
OPEN = {200, 302, 409, 422, 503}
"""What only somebody hears who may go in: the page, where it led, or why the act cannot be done now."""

Who = tuple[str, Role]


@dataclass
class Record:
    """What was answered: statuses by reader and address, and everything that tells of what is hidden."""

    readers: dict[Who, str]
    lacking: list[str] = field(default_factory=list)
    statuses: dict[str, dict[Address, int]] = field(default_factory=dict)
    differing: dict[str, list[str]] = field(default_factory=dict)
    leaked: dict[str, list[str]] = field(default_factory=dict)
    timings: list[Timing] = field(default_factory=list)


@pytest.fixture(scope="session")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Record:
    """Walk once, and leave nothing behind but the record."""
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        taken = Walk().taken()
        transaction.set_rollback(True)
    flood.forget()
    return taken


class Walk:
    """A case behind a wall, and somebody of every role on both sides of it who asks for everything."""

    def __init__(self) -> None:
        """Play the case, and let everybody in."""
        self.cast = people.play()
        open_doors(self.cast)
        sides = [(side, role) for side in (FREE, WALLED) for role in Role]
        self.readers = {who: KNOWN.get(who) or seat_one(self.cast, who) for who in sides}
        self.chain = Chain(self.cast, MARK, "pmh")
        found_party(self.cast, self.chain)
        before = rows_now()
        play(self.chain)
        made = {label: ids - before[label] for label, ids in rows_now().items()}
        self.lacking = sorted(
            part for part, label in ROWS.items() if may_be_walled(part) and not made[label] | before[label]
        )
        first = {part: oldest(label, made[label] or before[label]) for part, label in ROWS.items()}
        own = {f"{name}_id": one for name, one in self.chain.ids.items() if f"{name}_id" in ROWS}
        self.values: dict[str, object] = {**first, **own, **{part: some[0] for part, some in WORDS.items()}}

    def taken(self) -> Record:
        """Walk as everybody, one after the other."""
        kept = Record(self.readers, self.lacking)
        sides = {name: who for who, name in self.readers.items()}
        readings = [Reading(self, Walker(self.cast, name), sides.get(name), kept) for name in (*sides, *MORE)]
        for step in (Reading.read, Reading.send):
            for reading in readings:
                with swift():
                    step(reading)
        walkers = {
            role.value: Walker(self.cast, self.readers[WALLED, role])
            for role in (Role.SECRETARIAT, Role.MEMBER)
        }
        answered = kept.statuses[self.readers[WALLED, Role.MEMBER]]
        ways = [way for way in addresses() if is_hidden(way) and len(way.parts) == 1 and answered[way] != 405]
        kept.timings = measured(walkers, ways, self.values)
        return kept


@dataclass
class Reading:
    """The walk of one reader."""

    walk: Walk
    walker: Walker
    who: Who | None
    kept: Record
    nothing: set[Answer] = field(default_factory=set)
    refused: list[tuple[str, Address]] = field(default_factory=list)
    """What is not for this reader to do, which only whoever may see the thing itself may be told."""

    def read(self) -> None:
        """Ask for everything that this reader asks for."""
        name = self.walker.name
        statuses = self.kept.statuses.setdefault(name, {})
        differing = self.kept.differing.setdefault(name, [])
        leaked = self.kept.leaked.setdefault(name, [])
        everything = FULL or name in {*KNOWN.values(), *MORE} or self.who in COLUMNS
        for way in addresses():
            if everything or is_hidden(way):
                there = self._there(way)
                statuses[way] = there.status
                leaked += self._leaks(way.path, there)
                if self.who and is_hidden(way):
                    differing += self._differing(way, "get", there)
        if self.who in SEARCHERS:
            for path in (way.path for way in addresses() if not way.parts and not way.name.endswith(ENDS)):
                search = f"?q={MARK}"
                leaked += self._leaks(path, self.walker.get(path + search, search, MARK))

    def send(self) -> None:
        """Send to everything that may be hidden; only after everybody has read, since what is sent may change a thing."""
        differing = self.kept.differing[self.walker.name]
        for verb in VERBS[1:]:
            for way in addresses():
                if self.who and is_hidden(way) and (way.is_api or verb not in VERBS[2:]):
                    differing += self._differing(way, verb, self.walker.try_out(way, self._values(way), verb))
        statuses = self.kept.statuses[self.walker.name]
        seen = {way.parts[0] for way, status in statuses.items() if len(way.parts) == 1 and status == 200}
        differing += [told for told, way in self.refused if way.parts[0] not in seen]

    def _there(self, way: Address) -> Answer:
        if way.path in ASKED:
            return self.walker.get(way.path + ASKED[way.path])
        return self.walker.try_out(way, self._values(way))

    def _values(self, way: Address) -> dict[str, object]:
        return {part: self.walk.values[part] for part in way.parts}

    def _leaks(self, path: str, answer: Answer) -> Iterable[str]:
        if self.who is None or self.who[0] == FREE or MARK not in answer.text:
            return ()
        hidden = [what for what in MARKS if what != "party"]  # its name stands in the directory
        return [f"{what} in {path}" for what in hidden if self.walk.chain.marked(what) in answer.text]

    def _differing(self, way: Address, verb: str, given: Answer) -> Iterable[str]:
        """Return where the answer differs from that for what does not exist; an open page may, if it may open."""
        opens = self.who is not None and self.who[0] == FREE
        if given.status == 405 or given in self.nothing or (opens and given.status in OPEN):
            return
        nowhere = self.walker.try_out(way, made_up(way), verb)
        if nowhere.status == 404 and not FULL:
            self.nothing.add(nowhere)
        if given == nowhere:
            return
        told = f"{verb} {way.path}: {given.status}, not {nowhere.status}"
        if opens and given.status == 403:
            self.refused.append((told, way))
        else:
            yield told


def oldest(label: str, ids: Collection[object]) -> object:
    """Return the row of a model that was made first among some: ids that are drawn by lot do not tell, the file does."""
    written = apps.get_model(label)._base_manager.order_by(RawSQL("rowid", ())).values_list("id", flat=True)
    return next((one for one in written if one in ids), uuid4())


def is_hidden(way: Address) -> bool:
    """Tell whether a part of an address names something that may stand behind the wall."""
    return not way.name.endswith(ENDS) and any(may_be_walled(part) for part in way.parts)


def seat_one(cast: Cast, who: Who) -> str:
    """Seat somebody new with a role, and return their short name."""
    side, role = who
    name = f"{side}-{role.value}"
    made = cast.accounts[name] = create_account(
        cast.system, username=name.replace("_", "-"), name=name, passphrase=PASSPHRASE, seed=SEED
    )
    cast.keys[name] = keys.unlock(made, PASSPHRASE)
    seat = add_seat(cast.system, title=name, organisation_id=cast.bodies["dcaf"], pillar="OBS")
    hold_seat(cast.system, seat_id=seat, account_id=made)
    if side == WALLED:
        declare_interest(cast.actor("anne"), account_id=made, organisation_id=cast.bodies["pmh"])
    confirm_role(cast.actor("alice"), grant_id=give_role(cast.actor("anne"), account_id=made, role=role))
    return name
