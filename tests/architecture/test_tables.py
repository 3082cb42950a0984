"""Every table is named once for all, owned by a group, and gives nothing up by itself."""

from django.apps import apps
from django.db import models

from kikao.foundation.base.lifecycle import LIFECYCLES, Lifecycle
from kikao.foundation.sealing.fields import undeclared
from tests.architecture.papers import load_everything


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("kikao.")]


def test_every_table_has_a_name_of_its_own() -> None:
    assert [model for model in ours() if "db_table" not in model._meta.original_attrs] == []


def test_every_unique_constraint_carries_the_working_group() -> None:
    found = []
    for model in ours():
        if not any(field.name == "working_group" for field in model._meta.get_fields()):
            continue
        rules = [one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
        found += [f"{model.__name__}: {one.name}" for one in rules if "working_group" not in one.fields]
        found += [f"{model.__name__}: {fields}" for fields in model._meta.unique_together]
        unique = [field for field in model._meta.concrete_fields if field.unique and not field.primary_key]
        found += [f"{model.__name__}.{field.name}" for field in unique if not field.is_relation]
    assert found == []


def test_no_row_goes_because_another_went() -> None:
    found = [
        f"{model.__name__}.{field.name}"
        for model in ours()
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete is not models.PROTECT
    ]
    assert found == []


def test_every_text_column_is_declared_plain_or_sealed() -> None:
    load_everything()
    assert undeclared() == []


def dead_ends(lifecycle: Lifecycle) -> list[str]:
    """Return states that nothing leaves though they are no end, and states that nothing reaches."""
    reached, waiting = {lifecycle.start}, [lifecycle.start]
    while waiting:
        for following in lifecycle.moves.get(waiting.pop(), frozenset()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    stuck = [s for s in reached if not lifecycle.moves.get(s) and s not in lifecycle.ends]
    lost = [s for s in lifecycle.moves if s not in reached]
    return [f"{lifecycle.name}: {state.name}" for state in (*stuck, *lost)]


def test_every_lifecycle_leads_somewhere() -> None:
    load_everything()
    assert LIFECYCLES
    assert [fault for lifecycle in LIFECYCLES.values() for fault in dead_ends(lifecycle)] == []


def test_a_lifecycle_with_a_dead_end_is_found() -> None:
    class State(models.TextChoices):
        OPEN = "O", "open"
        STUCK = "S", "stuck"
        LOST = "L", "lost"

    planted = Lifecycle(
        "planted", {State.OPEN: frozenset({State.STUCK}), State.LOST: frozenset()}, State.OPEN
    )
    del LIFECYCLES["planted"]
    assert dead_ends(planted) == ["planted: STUCK", "planted: LOST"]
