"""A walled reader finds no trace of a case: not on any page, not in any answer, not by any guessed address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from itertools import product
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kikao.casework.meetings.actions import approve_release, plan_sitting, propose_release
from kikao.casework.reports.actions import read_thread
from kikao.casework.tasks.actions import propose_full_agenda
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import now, today
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import create_account
from kikao.interfaces.public.flood import flood
from kikao.registry.people.actions import confirm_role, give_role, hold_seat
from tests.kit import cast as people
from tests.kit.addresses import (
    ROWS,
    Address,
    Rows,
    addresses,
    fillings,
    made_up,
    may_be_walled,
    rows_now,
    untold,
)
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.chain import MARKS, Chain, found_party, play, play_beside
from tests.kit.doors import open_doors
from tests.kit.sizes import FULL, size
from tests.kit.walking import Answer, Walker, forgotten, plain_static, swift

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("no-trace"), pytest.mark.sized]

MARK = "ZQX4471"
MOMENT = now() + timedelta(minutes=5)
"""When somebody looks everywhere, before and after: a form that proposes the present minute proposes the same."""
WALKERS = ("didier", "walled secretary")
"""The mining police's seat, and somebody of that seat who has the roles of the secretariat as well."""
VERBS = ("get", "post", "put", "delete")
NOT_TAKEN = 405
"""An address that does not take what was sent says so before it looks for anything."""
NOWHERE = 404
NAMED = ("case", "incident", "report", "sitting", "item", "decision")
"""What an address may name behind its question mark."""
ROWS_EACH = size(2, 4)
"""How many of the hidden rows of a kind are tried at each address."""
ASIDE = ("sign-out", "sign_out", ":session-end", ":sessions-end", ":sessions", ":app")
"""What would end the walk itself, and the page that makes a new secret at each visit."""


@dataclass
class Stage:
    """The group before and after something happened behind a wall."""

    cast: Cast
    hidden: Chain
    walkers: dict[str, Walker]
    seen_rows: Rows
    hidden_rows: Rows
    before: dict[str, dict[str, Answer]]

    @property
    def ways(self) -> list[Address]:
        """Return the addresses to walk."""
        return ways()


def ways() -> list[Address]:
    """Return every address but those that would spoil the walk."""
    return [one for one in addresses() if not one.name.endswith(ASIDE)]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        yield set_the_stage()
        transaction.set_rollback(True)
    flood.forget()


def set_the_stage() -> Stage:
    cast = people.play()
    open_doors(cast)
    seat_a_walled_secretary(cast)
    shown, hidden = Chain(cast, "OPEN"), Chain(cast, MARK, "pmh")
    for chain in (shown, hidden):
        found_party(cast, chain)
    play(shown)
    read_thread(cast.actor("anne"), report_id=shown.ids["report"])
    coming = plan_sitting(
        cast.actor("anne"), kind="MONTHLY", planned_on=today() + timedelta(days=14), venue="Bukavu"
    )
    propose_full_agenda(cast.actor("anne"), sitting_id=coming)
    seen_rows = rows_now()
    walkers = {name: Walker(cast, name) for name in WALKERS}
    before = {name: look_everywhere(walker, seen_rows, hidden) for name, walker in walkers.items()}
    play(hidden)
    play_beside(hidden, shown.case_id)
    propose_full_agenda(cast.actor("anne"), sitting_id=coming)
    hidden_rows = {label: ids - seen_rows[label] for label, ids in rows_now().items()}
    return Stage(cast, hidden, walkers, seen_rows, hidden_rows, before)


def look_everywhere(walker: Walker, rows: Rows, hidden: Chain) -> dict[str, Answer]:
    """Open whatever one knows of, and search every list for the words of the hidden case."""
    searches = [f"{way.path}?{urlencode({'q': hidden.say('title')})}" for way in ways() if not way.parts]
    with time_machine.travel(MOMENT, tick=False), swift(), forgotten():
        return walker.walk(ways(), rows, size(1, 3)) | {path: walker.get(path) for path in searches}


def seat_a_walled_secretary(cast: Cast) -> None:
    """Give somebody of the mining police every role that reads cases and reports."""
    name = WALKERS[1]
    made = cast.accounts[name] = create_account(
        cast.system, username="walled", name="PMH", passphrase=PASSPHRASE, seed=SEED
    )
    cast.keys[name] = keys.unlock(made, PASSPHRASE)
    hold_seat(cast.system, seat_id=cast.seats["didier"], account_id=made, alternate=True)
    for role in (Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE, Role.ADVISER):
        grant = give_role(cast.actor("anne"), account_id=made, role=role)
        confirm_role(cast.actor("alice"), grant_id=grant)


def behind_the_wall(stage: Stage) -> list[Address]:
    """Return the addresses of which a part names something that is hidden."""
    return [way for way in stage.ways if any(may_be_walled(part) for part in way.parts)]


def telling(stage: Stage, walker: Walker, verbs: Sequence[str] = VERBS) -> list[str]:
    """Return the addresses that answer otherwise for hidden rows than for ids that name nothing."""
    rows = {label: stage.hidden_rows[label] or ids for label, ids in stage.seen_rows.items()}
    found: list[str] = []
    nothing: set[Answer] = set()
    with swift(), forgotten():
        for way, verb in product(behind_the_wall(stage), verbs):
            if verb in VERBS[2:] and not way.is_api:
                continue
            tried = fillings(way, rows, ROWS_EACH if verb == "get" else size(1, 4))
            answers = {way.filled(values): walker.try_out(way, values, verb) for values in tried}
            known = next(iter(answers.values()))
            if known.status == NOT_TAKEN or (known in nothing and len(set(answers.values())) == 1):
                continue
            made = walker.try_out(way, made_up(way), verb)
            if made.status == NOWHERE and not FULL:
                nothing.add(made)
            found += [f"{verb} {path}" for path, answer in answers.items() if answer != made]
    return found


def changed(before: Answer, after: Answer) -> str:
    """Return what differs between two answers, to be read in the failure."""
    return "\n".join(unified_diff(before.text.splitlines(), after.text.splitlines(), lineterm="", n=0))


def told(answers: dict[str, Answer], words: str) -> list[str]:
    return [path for path, answer in answers.items() if words in answer.text]


@pytest.mark.sqlite
def test_every_address_says_what_its_parts_name() -> None:
    assert untold() == []


def test_there_is_something_to_hide(stage: Stage) -> None:
    parts = {part for way in stage.ways for part in way.parts if may_be_walled(part)}
    assert sorted(part for part in parts if not stage.hidden_rows[ROWS[part]]) == []


@pytest.mark.sqlite
def test_whoever_is_not_walled_reads_every_word(stage: Stage) -> None:
    """Whatever is looked for in vain behind the wall stands somewhere before it; who asks for the identity asks apart."""
    missing, broken = set(MARKS) - {"identity"}, []
    own: Rows = {
        ROWS[f"{name}_id"]: frozenset({one}) for name, one in stage.hidden.ids.items() if f"{name}_id" in ROWS
    }
    rows = {
        label: own.get(label) or ids or stage.seen_rows[label] for label, ids in stage.hidden_rows.items()
    }
    for name, most in (("anne", 1), ("chantal", 6), ("gilbert", 6), ("anne", 6)):
        walker = Walker(stage.cast, name)
        with swift(), forgotten():
            for way in stage.ways:
                if not missing and most > 1:
                    break
                for path, answer in walker.walk([way], rows, most).items():
                    broken += [path] if answer.status >= 500 else []
                    missing = {what for what in missing if stage.hidden.marked(what) not in answer.text}
                    assert stage.hidden.marked("identity") not in answer.text
    assert missing == set()
    assert broken == []


@pytest.mark.parametrize("name", WALKERS)
def test_what_is_hidden_answers_exactly_like_what_does_not_exist(stage: Stage, name: str) -> None:
    assert telling(stage, stage.walkers[name]) == []


@pytest.mark.parametrize("name", WALKERS)
def test_nothing_changes_for_who_is_walled(stage: Stage, name: str) -> None:
    before = stage.before[name]
    after = look_everywhere(stage.walkers[name], stage.seen_rows, stage.hidden)
    different = {path: changed(before[path], after[path]) for path in before if before[path] != after[path]}
    assert different == {}
    assert told(after, MARK) == told(before, MARK)
    assert told(after, "OPEN")


@pytest.mark.sqlite
@pytest.mark.parametrize("name", WALKERS)
def test_an_id_behind_the_question_mark_finds_nothing(stage: Stage, name: str) -> None:
    walker, different = stage.walkers[name], []
    there = {word: stage.hidden.ids[word] for word in NAMED}
    nowhere = {word: uuid4() for word in NAMED}
    with swift(), forgotten():
        for way in (one for one in stage.ways if not one.parts):
            found, empty = (
                walker.get(f"{way.path}?{urlencode(named)}", *named.values()) for named in (there, nowhere)
            )
            if found != empty:
                different.append(way.path)
    assert different == []


def test_after_a_release_the_seat_reads_that_text_and_nothing_else(stage: Stage) -> None:
    with forgotten():
        the_seat_reads_what_is_released(stage)


def the_seat_reads_what_is_released(stage: Stage) -> None:
    what, asked = "Shots were heard near a mine in Mwenga.", "Which orders do guards at fences have?"
    release = propose_release(
        stage.cast.actor("anne"),
        decision_id=stage.hidden.ids["decision"],
        seat_id=stage.cast.seats["didier"],
        what=what,
        asked=asked,
    )
    approve_release(stage.cast.actor("alice"), release_id=release)
    walker, before = stage.walkers["didier"], stage.before["didier"]
    own = {**stage.seen_rows, "meetings.Release": frozenset({release})}
    after = look_everywhere(walker, own, stage.hidden)
    assert told(after, what)
    assert told(after, asked)
    assert told(before, what) == []
    assert told(after, MARK) == told(before, MARK)
    assert telling(stage, walker, ("get",)) == []
