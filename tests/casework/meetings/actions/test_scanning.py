"""The signed paper of a sitting: for those who may see everything that was said there, and nobody else."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.cases.enums import PartyRole
from kikao.casework.meetings.actions import attach_scan
from kikao.casework.meetings.queries import scans_of
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.files.queries import opened
from kikao.foundation.sealing import vault
from tests.casework.meetings.table import EVERYBODY, UNWALLED, Table
from tests.foundation.files.conftest import coming

SCAN = b"%PDF-1.7 signed by all"


def scanned(table: Table, sitting_id: UUID) -> UUID:
    attach_scan(table.by(), sitting_id=sitting_id, files=[coming(SCAN, "pv.pdf")])
    return scans_of(table.by(), sitting_id).items[0].id


def readers(table: Table, file_id: UUID) -> set[str]:
    found = set()
    for name in EVERYBODY:
        try:
            content = b"".join(opened(table.by(name), file_id).pieces)
        except Unknown:
            continue
        assert content == SCAN
        found.add(name)
    return found


def test_the_paper_of_a_plenary_is_for_all_at_the_table(table: Table) -> None:
    sitting_id = table.plenary()
    table.put(sitting_id, table.case())
    with pytest.raises(Stop) as stop:
        scanned(table, sitting_id)
    assert stop.value.code == "sitting.not_held"
    table.hold(sitting_id)
    file_id = scanned(table, sitting_id)
    assert readers(table, file_id) == set(EVERYBODY)
    for name in ("klaas", "luc", "eve"):
        with pytest.raises(Unknown):
            opened(table.by(name), file_id)


def test_whoever_is_walled_later_keeps_the_paper_only_if_they_were_in_the_room(table: Table) -> None:
    sitting_id, case_id = table.plenary(), table.case()
    table.put(sitting_id, case_id)
    there = [*UNWALLED, "didier"]
    table.hold(sitting_id, there)
    file_id = scanned(table, sitting_id)
    add_party(
        table.by(), case_id=case_id, organisation_id=table.cast.bodies["pnc"], role=PartyRole.ALLEGED_AUTHOR
    )
    assert readers(table, file_id) == set(EVERYBODY) - {"dora"}
    held = vault.readers_of(sitting_id)
    assert table.cast.accounts["dora"] not in held
    assert table.cast.accounts["didier"] in held
    assert scans_of(table.by("dora"), sitting_id).items == ()


def test_the_paper_of_a_closed_sitting_is_for_those_invited_and_the_secretariat(table: Table) -> None:
    shut, _decision = table.decided(table.secret())
    file_id = scanned(table, shut)
    assert readers(table, file_id) == set(UNWALLED)


def test_only_the_secretariat_attaches_a_paper(table: Table) -> None:
    sitting_id = table.plenary()
    table.hold(sitting_id)
    with pytest.raises(NotAllowed):
        attach_scan(table.by("honore"), sitting_id=sitting_id, files=[coming(SCAN)])
    with pytest.raises(Stop):
        attach_scan(table.by(), sitting_id=sitting_id, files=[])
