"""Modules that share something dear are one piece of work for one worker, and the long pieces begin first.

pytest-xdist reads a group from the end of a test's id, where pytest 9.2 no longer lets anybody write it: its groups
came apart without a word, and each worker made for itself what was meant to be made once (pytest-xdist issue 1386).
"""

import ast
from functools import cache

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadGroupScheduling

from tests.architecture.order import ROOT

MARK = "xdist_group"


@cache
def group_of(path: str) -> str:
    """Return the group that a module of tests says it belongs to (`pytestmark`), or nothing."""
    tree = ast.parse((ROOT / path).read_text())
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    marks = (one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == MARK)
    return next((str(ast.literal_eval(one.args[0])) for one in marks), "")


def piece_of(test_id: str) -> str:
    """Return the piece of work that a test belongs to: its group, or itself alone."""
    return group_of(_path(test_id)) or test_id


def _path(test_id: str) -> str:
    return test_id.partition("::")[0]


class Pieces(LoadGroupScheduling):  # type: ignore[misc] # xdist shows no types
    """Hands whole groups out."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadGroupScheduling | None:
    """Take the place of the scheduler that lost its groups."""
    return Pieces(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, or one worker would still be at it when the others have nothing left."""
    if getattr(config.option, "loadgroup", False):
        items.sort(key=lambda item: (not group_of(_path(item.nodeid)), not item.get_closest_marker("slow")))
