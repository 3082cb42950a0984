"""Taking the register out of the house is an act in the trail."""

import pytest

from kikao.casework.cases.actions import export_cases
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import NotAllowed
from tests.casework.cases.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["anne", "chantal", "didier", "judith"])
def test_export_cases_leaves_an_entry_of_who_took_it(desk: Desk, name: str) -> None:
    export_cases(desk.by(name))
    last = TrailEntry.objects.order_by("-n").first()
    assert last
    assert (last.verb, last.actor) == ("case.export", f"account:{desk.cast.accounts[name]}")


@pytest.mark.parametrize("name", ["klaas", "luc", "eve"])
def test_export_cases_is_for_who_reads_the_register(desk: Desk, name: str) -> None:
    with pytest.raises(NotAllowed):
        export_cases(desk.by(name))
