"""Forms that nobody ever thought of: whatever their questions and answers are, nothing of them is plain."""

import random
from typing import Any

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.schemas import Taken
from tests.casework.intake.actions.test_taking import shown
from tests.casework.intake.conftest import QUESTIONS, Monitor
from tests.kit.sizes import size

FORMS = ("report", "guard", "visit", "check", "training")
SHAPES = (
    "{0}",
    "{0} {0}",
    "2024-{0}",
    "SK-2026-{0}",
    "{0}-2026-7QF4KD",
    "1{0}",
    "STORE {0}",
    "{0}\n{0}",
    "~{0}",
    "GC1 {0}",
)
STRANGE = ("deviceid", "else", "/data/group/inner", "/data/meta/instanceName", "/data/meta/audit", "zqx", "")


@pytest.mark.sized
def test_nothing_of_a_strange_form_is_plain(monitor: Monitor) -> None:
    for form_id, kind in zip(FORMS[1:], list(FormKind)[1:], strict=True):
        monitor.publish(form_id, kind)
    drawn = random.Random(4)  # noqa: S311 - the same forms in every run
    for number in range(size(100, 1000)):
        answers = {
            name: drawn.choice(SHAPES).format(f"QJXZ{number}")
            for name in drawn.sample([*QUESTIONS, *STRANGE], drawn.randint(1, 12))
        }
        pairs = tuple((name or "nameless", value) for name, value in answers.items())
        form_id = drawn.choice([*FORMS, "unknown"])
        told: dict[str, Any] = {
            "what_happened": "QJXZ",
            "accused": "QJXZ",
            "consent": "QJXZ",
            "language": "QJXZ",
        }
        taken = monitor.send(
            monitor.fill(form_id, version=drawn.choice(["1", "QJXZ"]), pairs=pairs, **told)
        ).taken
        assert taken in {Taken.NEW, Taken.HELD}
    assert shown("QJXZ") == []
