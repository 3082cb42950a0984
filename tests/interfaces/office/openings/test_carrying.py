"""Pages for a custodian whose key is off the server: the list of keys, the files taken along and brought back."""

from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kikao.foundation.sealing.actions import ask_identity
from tests.casework.reports.conftest import Desk
from tests.foundation.sealing.test_offline import Laptop
from tests.kit.pages import expect, visit

pytestmark = pytest.mark.django_db

LIST = "/office/openings/"
WHO = "SECRET-SOURCE of the blue house"


def test_a_whole_opening_with_two_keys_off_the_server(desk: Desk, tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    browsers = {name: visit(desk.cast, name) for name in ("eve", "emile")}
    for name, browser in browsers.items():
        public, words = laptop.make_key(name)
        assert browser.post(f"{LIST}keys/keep/", {"public": public, "words": "baba"}).status_code == 422
        assert browser.post(f"{LIST}keys/keep/", {"public": public, "words": words}).status_code == 302
        assert words in browser.get(f"{LIST}keys/").content.decode()
    report_id = desk.record(identity=WHO)
    there = f"{LIST}{ask_identity(desk.by('emile'), subject_id=report_id, reason='why')}/"
    eve, emile = browsers["eve"], browsers["emile"]
    assert "Your key is not on the server" in eve.get(there).content.decode()
    taken = eve.post(f"{there}request-file/")
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert eve.post(f"{there}approve/", {"hours": 2}).status_code == 422
    wrong = SimpleUploadedFile("answer", b"{}")
    assert eve.post(f"{there}approve/", {"hours": 2, "answer": wrong}).status_code == 422
    answer = SimpleUploadedFile("answer", laptop.agree("eve", taken.content.decode()))
    assert eve.post(f"{there}approve/", {"hours": 2, "answer": answer}).status_code == 302
    assert "Take it to the computer with my key" in emile.get(there).content.decode()
    identity = emile.post(f"{there}identity-file/").content.decode()
    assert WHO not in identity
    assert WHO in laptop.show("emile", identity)
    assert "carried off the server" in eve.get(there).content.decode()


def test_keys_are_for_custodians(desk: Desk) -> None:
    for page in ("keys/", "keys/keep/"):
        expect(desk.cast, f"{LIST}{page}", open_to="eve emile", closed_to="anne chantal baraka")


def test_files_are_for_whom_they_are_for(desk: Desk) -> None:
    report_id: UUID = desk.record(identity=WHO)
    there = f"{LIST}{ask_identity(desk.by(), subject_id=report_id, reason='why')}/"
    for name, status in (("eve", 403), ("anne", 403), ("baraka", 403)):
        assert visit(desk.cast, name).post(f"{there}request-file/").status_code == status
    for name, status in (("eve", 404), ("anne", 403), ("baraka", 403)):
        assert visit(desk.cast, name).post(f"{there}identity-file/").status_code == status
