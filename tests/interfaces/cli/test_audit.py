"""`kikao audit verify`: a trail changed by hand is found."""

import pytest
from django.db import connection

from kikao.foundation.audit.guard import free
from kikao.foundation.audit.models import TrailEntry
from kikao.interfaces.cli import main as kikao
from tests.kit.cast import Cast


def test_an_honest_trail_holds(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main(["audit", "verify"]) == 0
    assert "holds" in capsys.readouterr().out


def test_a_changed_entry_is_found(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    free(connection)
    TrailEntry.objects.filter(n=7).update(verb="nothing.happened")
    assert kikao.main(["audit", "verify"]) == 1
    assert "entry 7" in capsys.readouterr().out


def test_verify_must_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main(["audit"]) == 2
