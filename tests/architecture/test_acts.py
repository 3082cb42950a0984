"""What the outside can get from `actions` are acts behind the door, each named once in the whole house."""

import ast
import importlib
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from kikao.foundation.audit.door import ACTIONS, action
from tests.architecture.order import dotted, module_of, sources

Function = Callable[..., Any]
BY_NAME = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)


def rooms_of_actions() -> Iterator[str]:
    yield from (name for path in sources() if "actions" in (name := dotted(path)).split("."))


def is_face(room: str) -> bool:
    """Tell whether a room is what the outside knows: `actions.py`, or the first page of a folder of that name."""
    return room.endswith(".actions")


def public_functions(room: str) -> Iterator[Function]:
    for name, found in vars(importlib.import_module(room)).items():
        here = inspect.isfunction(found) and found.__module__.startswith(room)
        if here and not name.startswith("_"):
            yield found


def is_act(found: object) -> bool:
    return bool(getattr(found, "__kikao_action__", ""))


def where(found: Function) -> str:
    return f"{found.__module__}.{found.__name__}"


def faults_of(act: Function) -> list[str]:
    """Return what is wrong with an act's verb or parameters."""
    verb = getattr(act, "__kikao_action__", "")
    first, *rest = [*inspect.signature(act).parameters.values()] or [None]
    found = []
    if not re.fullmatch(r"[a-z_]+\.[a-z_]+", verb):
        found.append(f"{where(act)}: the verb “{verb}” is not noun.verb")
    if first is None or first.name != "by":
        found.append(f"{where(act)}: the first parameter is not `by`")
    if any(one is not None and one.kind not in BY_NAME for one in rest):
        found.append(f"{where(act)}: what follows `by` is keyword-only")
    return found


def taken(text: str, module: str) -> Iterator[tuple[str, str]]:
    """Yield (room, name) of all that a source takes from the actions of another module."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ImportFrom) or not node.module or ".actions" not in node.module:
            continue
        if module_of(node.module) != module_of(module):
            yield from ((node.module, alias.name) for alias in node.names)


def slipped_past(room: str, name: str) -> bool:
    """Tell whether what is taken from a room of actions is a function that is no act."""
    found = getattr(importlib.import_module(room), name, None)
    return inspect.isfunction(found) and not is_act(found)


def test_every_public_function_in_actions_is_an_action() -> None:
    faces = [act for room in rooms_of_actions() if is_face(room) for act in public_functions(room)]
    assert [where(found) for found in faces if not is_act(found)] == []


def test_other_modules_get_nothing_but_acts_from_actions() -> None:
    found = [
        f"{dotted(path)} takes {room}.{name}"
        for path in sources()
        for room, name in taken(path.read_text(), dotted(path))
        if slipped_past(room, name)
    ]
    assert found == []


def test_every_act_is_called_as_agreed() -> None:
    acts = [act for room in rooms_of_actions() for act in public_functions(room) if is_act(act)]
    assert acts
    assert sorted({fault for act in acts for fault in faults_of(act)}) == []


def test_a_function_that_slipped_past_the_door_is_found() -> None:
    def close_quietly(by: object, case_id: object) -> None: ...

    assert not is_act(close_quietly)
    behind = action("Wrong", to=set())(close_quietly)
    del ACTIONS["Wrong"]
    assert len(faults_of(behind)) == 2
    text = "from kikao.casework.cases.actions import table_case"
    assert list(taken(text, "kikao.casework.meetings.actions")) == [
        ("kikao.casework.cases.actions", "table_case")
    ]
    assert list(taken(text, "kikao.casework.cases.queries")) == []


def test_an_act_is_named_once_in_the_whole_house() -> None:
    for room in rooms_of_actions():
        importlib.import_module(room)
    names = Counter(deed.name for deed in ACTIONS.values() if deed.module.startswith("kikao."))
    assert [name for name, times in names.items() if times > 1] == []
