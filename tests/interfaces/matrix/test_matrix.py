"""Every page and answer, asked for by every role, walled and not: what is not yours answers like what does not exist.

Nothing here is listed by hand: addresses come from the resolver, roles from the enumeration, so whatever is added later is
asked for too; an address whose parts name nothing that tests/kit/addresses.py knows fails.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kikao.foundation.access.enums import Role
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import create_account
from kikao.registry.people.actions import add_seat, confirm_role, declare_interest, give_role, hold_seat
from tests.interfaces.matrix.timing import measured, written
from tests.kit import cast as people
from tests.kit.addresses import (
    ROWS,
    WALLED,
    WORDS,
    Address,
    addresses,
    made_up,
    may_be_walled,
    rows_now,
    untold,
)
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.chain import MARKS, Chain, found_party, open_doors, play
from tests.kit.sizes import FULL
from tests.kit.walking import Answer, Walker, plain_static

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("matrix")]

MARK = "ZQM5527"
ASIDE = ("sign-out", "sign_out", ":session-end", ":sessions-end", ":sessions", ":app")
VERBS = ("get", "post", "put", "delete") if FULL else ("get",)
"""The walk of the seat that is walled (tests/journeys/test_no_trace.py) sends as well; here that is for the full size."""
OPEN = {200, 302, 409, 422, 503}
"""What only somebody hears who may go in: the page, where it led, or why the act cannot be done now."""
SIDES = ("walled", "free")
"""On which side of the wall somebody stands: with a stake in the mining police, which is accused, or without."""


@dataclass
class Stage:
    """A case behind a wall, and somebody of every role on both sides of it."""

    cast: Cast
    chain: Chain
    values: dict[str, object]
    walkers: dict[tuple[str, Role], Walker]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        yield set_the_stage()
        transaction.set_rollback(True)


def set_the_stage() -> Stage:
    cast = people.play()
    open_doors(cast)
    everybody = {(side, role): seat_one(cast, side, role) for side in SIDES for role in Role}
    chain = Chain(cast, MARK, "pmh")
    found_party(cast, chain)
    before = rows_now()
    play(chain)
    made = {label: ids - before[label] for label, ids in rows_now().items()}
    own = {f"{name}_id": one for name, one in chain.ids.items() if f"{name}_id" in ROWS}
    first = {part: min(made[label] or before[label], default=None) for part, label in ROWS.items()}
    words = {part: some[0] for part, some in WORDS.items()}
    values: dict[str, object] = {**{part: one for part, one in first.items() if one}, **own, **words}
    return Stage(cast, chain, values, {who: Walker(cast, name) for who, name in everybody.items()})


def seat_one(cast: Cast, side: str, role: Role) -> str:
    """Seat somebody new with a role, and return their short name."""
    name = f"{side}-{role.value}"
    made = cast.accounts[name] = create_account(
        cast.system, username=name, name=name, passphrase=PASSPHRASE, seed=SEED
    )
    cast.keys[name] = keys.unlock(made, PASSPHRASE)
    seat = add_seat(cast.system, title=name, organisation_id=cast.bodies["dcaf"], pillar="OBS")
    hold_seat(cast.system, seat_id=seat, account_id=made)
    if side == "walled":
        declare_interest(cast.actor("anne"), account_id=made, organisation_id=cast.bodies["pmh"])
    confirm_role(cast.actor("alice"), grant_id=give_role(cast.actor("anne"), account_id=made, role=role))
    return name


def hidden_ways(stage: Stage) -> list[Address]:
    """Return every address of which a part names something that stands behind the wall."""
    ways = [one for one in addresses() if not one.name.endswith(ASIDE)]
    return [
        one
        for one in ways
        if any(may_be_walled(part) for part in one.parts) and set(one.parts) <= set(stage.values)
    ]


def differing(stage: Stage, who: tuple[str, Role], *, opens: bool) -> list[str]:
    """Return where somebody's answer differs from that for what does not exist; an open page may, if it may open."""
    walker, found = stage.walkers[who], []
    nothing: set[Answer] = set()
    for way in hidden_ways(stage):
        values = {part: stage.values[part] for part in way.parts}
        for verb in VERBS:
            if verb in VERBS[2:] and not way.is_api:
                continue
            there = walker.try_out(way, values, verb)
            if there in nothing or (opens and there.status in OPEN):
                continue
            nowhere = walker.try_out(way, made_up(way), verb)
            nothing.add(nowhere)
            if there != nowhere:
                found.append(f"{verb} {way.path}: {there.status}")
    return found


def test_every_address_has_its_rule(stage: Stage) -> None:
    assert untold() == []
    parts = {part for one in addresses() for part in one.parts if may_be_walled(part)}
    assert parts - set(stage.values) == set()
    behind = {ROWS[part].partition(".")[0] for part in parts}
    assert behind >= WALLED


@pytest.mark.parametrize("role", Role, ids=str)
def test_behind_the_wall_every_address_answers_as_for_nothing(stage: Stage, role: Role) -> None:
    assert differing(stage, ("walled", role), opens=False) == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_what_a_role_may_not_see_answers_as_for_nothing(stage: Stage, role: Role) -> None:
    assert differing(stage, ("free", role), opens=True) == []


@pytest.mark.parametrize("role", Role if FULL else [Role.SECRETARIAT, Role.CUSTODIAN], ids=str)
def test_no_planted_mark_reaches_a_walled_reader(stage: Stage, role: Role) -> None:
    walker, told = stage.walkers["walled", role], []
    hidden = [
        what for what in MARKS if what != "party"
    ]  # its name stands in the directory that everybody reads
    search = f"?q={MARK}"
    for way in addresses():
        if way.name.endswith(ASIDE) or not set(way.parts) <= set(stage.values):
            continue
        for path in [way.filled(stage.values)] + ([] if way.parts else [way.path + search]):
            text = walker.get(path, search).text
            told += [f"{what} in {path}" for what in hidden if stage.chain.marked(what) in text]
    assert told == []


def test_how_long_the_two_answers_take_is_written_down(stage: Stage) -> None:
    walkers = {role.value: stage.walkers["walled", role] for role in (Role.SECRETARIAT, Role.MEMBER)}
    ways = [way for way in hidden_ways(stage) if len(way.parts) == 1]
    assert written(measured(walkers, ways, stage.values))
