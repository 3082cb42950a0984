"""Every page and answer asks the database as often for three rows of everything as for one.

Every address that takes no part is asked for by three readers; a new one is in here by itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from kikao.foundation.base.clock import now
from tests.kit import cast as people
from tests.kit.addresses import Rows, addresses, fillings, rows_now
from tests.kit.doors import open_doors
from tests.kit.grown import grow
from tests.kit.sizes import FULL
from tests.kit.walking import Walker, plain_static

pytestmark = [
    pytest.mark.sized,
    pytest.mark.django_db,
    pytest.mark.sqlite,
    pytest.mark.slow,
    pytest.mark.xdist_group("query-counts"),
]

ASIDE = ("sign-out", "sign_out", ":app", "openapi-json", "api-root")
ASKED = {"/api/v1/places/matches": "?name=Kalehe"}
LISTS = re.compile(
    r" /(office|api/v1)/(reports|incidents|cases|meetings|releases|missions|tasks|tasks/mine|tasks/recommendations|referrals|monitoring|monitoring/checks|monitoring/phones|outcomes/lessons|outcomes/flags|handover|handover/arrivals|handover/cards|mediation|agreements|money|money/cases|money/costs|places|people"
    r"|people/organisations|people/roles|people/seats|people/interests|norms|notices|notices/duty|accounts|account/passes)/?$"
)
"""Pages and answers that show more when there is more."""
_VALUES = re.compile(r"%s(?:, %s)*|\bs\d+_x\d+\b|(?<=SELECT ).*?(?= FROM )")
READERS = ("anne", "chantal", "judith")
"""The secretariat, somebody of a task force, an adviser: each has lists of their own."""


@dataclass(frozen=True)
class Asked:
    """What an address asked the database, and how much it answered."""

    statements: Counter[str]
    weight: int


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[dict[str, Asked]]]:
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        yield one_and_three()
        transaction.set_rollback(True)


def one_and_three() -> list[dict[str, Asked]]:
    """Ask for every address when there is one of everything, and when there are three."""
    cast = people.play()
    open_doors(cast)
    grow(cast, "R", 1)
    rows = rows_now()
    walkers = {name: Walker(cast, name) for name in READERS}
    paths = {name: sorted(ways_of(name, rows)) for name in READERS}
    warm = ask(walkers, paths)  # what only the first asking warms up is not counted
    paths = {name: [path for path in paths[name] if warm[f"{name} {path}"].weight] for name in paths}
    found = [ask(walkers, paths)]
    for number in (2, 3):
        grow(cast, "R", number)
    before, after = *found, ask(walkers, paths)
    return [
        before,
        after | ask(walkers, differing(before, after)),
    ]  # what is kept until something changes is built anew


def differing(before: dict[str, Asked], after: dict[str, Asked]) -> dict[str, list[str]]:
    """Return the paths that asked more or less often than before, of each reader."""
    paths: dict[str, list[str]] = {name: [] for name in READERS}
    for name, path in (one.split(" ", 1) for one in before):
        if before[f"{name} {path}"].statements.total() != after[f"{name} {path}"].statements.total():
            paths[name].append(path)
    return paths


def ways_of(name: str, rows: Rows) -> set[str]:
    """Return the paths that somebody asks for: the lists, and at full size the secretariat's page of one of each."""
    return {
        way.filled(values) + ASKED.get(way.path, "")
        for way in addresses()
        if not way.name.endswith(ASIDE) and (not way.parts or (FULL and name == READERS[0]))
        for values in fillings(way, rows, 1)
    }


def ask(walkers: dict[str, Walker], paths: dict[str, list[str]]) -> dict[str, Asked]:
    """Ask for every path that opens, and count."""
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        return {f"{name} {path}": asked_of(walkers[name], path) for name in walkers for path in paths[name]}


def asked_of(walker: Walker, path: str) -> Asked:
    heard: Counter[str] = Counter()

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        heard[shape(sql)] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        answer = walker.get(path)
    return Asked(heard, len(answer.body)) if answer.status == 200 else Asked(Counter(), 0)


def shape(statement: str) -> str:
    """Return a statement without what it looked for, short enough to be read in a failure."""
    return _VALUES.sub("?", statement)[:150]


def test_three_of_everything_cost_no_more_statements_than_one(asked: list[dict[str, Asked]]) -> None:
    before, after = asked
    more = {
        path: [
            f"{number} x {said}"
            for said, number in (after[path].statements - before[path].statements).items()
        ]
        for path in before
        if after[path].statements.total() != before[path].statements.total()
    }
    assert more == {}, "\n".join(f"{path}: {said}" for path, said in more.items())


def test_the_lists_grew_meanwhile(asked: list[dict[str, Asked]]) -> None:
    before, after = asked
    grown = {path.split(" ", 1)[1] for path in before if after[path].weight > before[path].weight}
    lists = {path.split(" ", 1)[1] for path in before if LISTS.search(path) and before[path].weight}
    assert len(lists) > 20
    assert lists - grown == set()
