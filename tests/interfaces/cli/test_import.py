"""`kikao import`: public registers come in from files, and what cannot is said with its line."""

from pathlib import Path

import pytest

from kikao.foundation.base.tables import as_csv
from kikao.interfaces.cli import main as cli
from kikao.registry.context.models import ContextEvent
from kikao.registry.places.models import Place
from tests.kit.cast import Cast

SITES = ("pcode", "name", "territoire", "collectivite", "latitude", "longitude", "mineral1")
FIRST = ("codmine90001", "Lubona", "Walungu", "Ngweshe", "-2.7", "28.5", "Or")
STRANGE = ("codmine90002", "Ailleurs", "Pangi", "", "", "", "")
UCDP = ("id", "date_start", "type_of_violence", "side_a")


def test_sites_are_taken_over_and_refused_lines_are_told(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sites.csv"
    file.write_bytes(as_csv(SITES, [FIRST]))
    assert cli.run("import", ["sites", str(file), "--check"]) == cli.DONE
    assert "1 new, 0 changed" in capsys.readouterr().out
    assert not Place.objects.filter(pcode="codmine90001").exists()
    file.write_bytes(as_csv(SITES, [FIRST, STRANGE]))
    assert cli.run("import", ["sites", str(file)]) == cli.REFUSED
    assert "line 3 refused" in capsys.readouterr().out
    assert Place.objects.get(pcode="codmine90001").working_group_id == cast.group_id


def test_events_are_taken_over_and_another_file_is_refused(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(as_csv(UCDP, [("1", "2009-02-20", "1", "LRA")]))
    assert cli.run("import", ["ucdp", str(file)]) == cli.DONE
    assert ContextEvent.objects.get().working_group_id == cast.group_id
    assert cli.run("import", ["acled", str(file)]) == cli.REFUSED
    assert "event_date" in capsys.readouterr().err
    assert cli.run("import", ["sites", str(tmp_path / "none.csv")]) == cli.REFUSED
