"""The tables of a module are made in one go, and taken away in one."""

from types import SimpleNamespace

import pytest
from django.db import models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState, StateApps

from kikao.foundation.base.migrating import CreateModels

HOUSE = CreateModel("House", [("id", models.UUIDField(primary_key=True))])
ROOM = CreateModel(
    "Room",
    [
        ("id", models.UUIDField(primary_key=True)),
        ("house", models.ForeignKey("access.house", models.CASCADE)),
    ],
)


def test_tables_are_made_in_order_taken_away_the_last_first_and_drawn_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[StateApps] = []
    draw = StateApps.__init__

    def counted(self: StateApps, *words: object, **more: object) -> None:
        drawn.append(self)
        draw(self, *words, **more)

    monkeypatch.setattr(StateApps, "__init__", counted)
    done: list[tuple[str, str]] = []
    editor = SimpleNamespace(
        connection=SimpleNamespace(alias="default"),
        create_model=lambda model: done.append(("made", model.__name__)),
        delete_model=lambda model: done.append(("gone", model.__name__)),
    )
    step, before = CreateModels([HOUSE, ROOM]), ProjectState()
    assert not before.apps.get_models()
    after = before.clone()
    drawn.clear()

    step.state_forwards("access", after)
    step.database_forwards("access", editor, before, after)
    step.database_backwards("access", editor, after, before)

    assert done == [("made", "House"), ("made", "Room"), ("gone", "Room"), ("gone", "House")]
    assert len(drawn) == 1
    assert step.describe() == "Create models House, Room"
