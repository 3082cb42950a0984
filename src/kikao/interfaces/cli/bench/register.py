"""The questions of the register that are measured."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from uuid import UUID

from kikao.casework.cases.actions import draw_register
from kikao.casework.cases.actions.drawing import FREQUENT, OLD, RARE
from kikao.casework.cases.queries import Filters, cases, count_by_status, export_rows
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import UNIFORM, organisation_key
from kikao.foundation.base.ids import new_id
from kikao.interfaces.cli.bench.asking import listening, plan_of
from kikao.registry.people.actions import add_organisation, set_up_group
from kikao.registry.people.queries import organisation_choices
from kikao.registry.places.queries import place, place_choices, territories

STEP = 10_000
TIMES = 3
BODIES = tuple(f"Body {number:02}" for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Measure:
    """How long one question takes, how many statements it needs, how many lines it gives."""

    what: str
    seconds: float
    queries: int
    lines: int
    plan: tuple[str, ...]


def draw(by: Actor, count: int, say: Callable[[str], None]) -> None:
    """Set a group up and fill its register."""
    set_up_group(by, name="Measured group", province="Sud-Kivu", is_demo=True)
    for name in BODIES:
        add_organisation(by, name=name, actor_type="NGO", pillar="CSO")
    for start in range(0, count, STEP):
        draw_register(by, count=min(STEP, count - start), start=start, total=count)
        say(f"  {min(start + STEP, count)} cases")


def measures(group_id: UUID, count: int) -> Iterator[Measure]:
    """Ask everything a register is asked, as a secretary and as a member with walls."""
    clock = Actor.system(group_id)
    frequent, *_others, rare = (UUID(one) for one, _name in organisation_choices(clock))
    site = place(clock, UUID(place_choices(clock)[0][0])).line
    province = territories(clock)[0].id
    member = _reader(group_id, Role.MEMBER, frequent)
    deep = _cursor(member, count // 2)
    asked: list[tuple[str, Filters, str | None]] = [
        ("first page", Filters(), None),
        ("deep page (half way down)", Filters(), deep),
        ("one status", Filters(status="C3"), None),
        ("one status and type of requester", Filters(status="C3", requester_type="COOP"), None),
        ("a place", Filters(place_id=site.id), None),
        ("a territory", Filters(territory_id=site.territory_id), None),
        ("the whole province", Filters(territory_id=province), None),
        ("the whole province, deep", Filters(territory_id=province), deep),
        ("an organisation in half of the cases", Filters(organisation_id=frequent), None),
        ("an organisation in few cases", Filters(organisation_id=rare), None),
        ("a rare word", Filters(words=RARE), None),
        ("a frequent word", Filters(words=FREQUENT), None),
        ("a frequent word, deep", Filters(words=FREQUENT), deep),
        ("a frequent word and one status", Filters(words=FREQUENT, status="C3"), None),
        ("a word of the oldest cases", Filters(words=OLD), None),
        ("two words never together", Filters(words=f"{OLD} {RARE} x"), None),
        ("a reference", Filters(words="SK-2020"), None),
    ]
    for what, filters, after in asked:
        yield measured(f"member: {what}", partial(_page, member, filters, after))
    secretary = _reader(group_id, Role.SECRETARIAT, rare)
    yield measured("secretary: first page", lambda: len(cases(secretary).items))
    yield measured("secretary: a frequent word", lambda: len(cases(secretary, Filters(words=FREQUENT)).items))
    yield measured("member: counts by status", lambda: len(count_by_status(member)))
    yield measured(
        "member: whole register exported", lambda: sum(1 for _line in export_rows(member)), times=1
    )


def _page(by: Actor, filters: Filters, after: str | None) -> int:
    return len(cases(by, filters, after=after).items)


def _reader(group_id: UUID, role: Role, organisation_id: UUID) -> Actor:
    keys = frozenset({organisation_key(organisation_id), organisation_key(new_id()), UNIFORM})
    return Actor(group_id, new_id(), name="Bench", roles=frozenset({role}), wall_keys=keys)


def _cursor(by: Actor, lines: int) -> str | None:
    """Return where a page far down begins."""
    after: str | None = None
    for _page in range(max(lines // 1000, 1)):
        following = cases(by, after=after, size=1000).next_cursor
        if following is None:
            break
        after = following
    return after


def measured(what: str, ask: Callable[[], int], *, times: int = TIMES) -> Measure:
    """Ask once to hear the statements, then a few times by the clock."""
    with listening() as heard:
        lines = ask()
    took = []
    for _time in range(times):
        begun = perf_counter()
        ask()
        took.append(perf_counter() - begun)
    plan = tuple(step for asked in heard.statements for step in plan_of(asked))
    return Measure(what, statistics.median(took), len(heard.statements), lines, plan)
