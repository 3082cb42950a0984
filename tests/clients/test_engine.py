"""ODK's own engine fetches, loads and fills every shipped form; a phone sends each twice; one arrives, complete."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kikao.casework.forms.shipped import SHIPPED
from tests.clients.house import call
from tests.clients.node import HERE
from tests.kit.machine import Machine
from tests.kit.sender import Attached, Sender

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.xdist_group("engine")]

ALL = ["STORE", "SECUSE", "FACTS", "PHOTO"]
AGREED = "SK-2026-7QF4KD"
KALIMBI = "codmine00917"
DAYS = {
    "EXACT": "2026-03-17 2026-03-17 EXACT",
    "EST": "2026-03-17 2026-03-17 EST",
    "MONTH": "2026-03-01 2026-03-31 MONTH",
    "YEAR": "2026-01-01 2026-12-31 YEAR",
    "UNKNOWN": "None None UNKNOWN",
}
STYLES = ("collect", "kobo", "enketo")


def fillings() -> Iterator[dict[str, Any]]:
    """Return every form at least once, and what opens other questions in it."""

    def one(form: str, name: str = "", /, **given: Any) -> dict[str, Any]:
        marker = f"KIKAO-MARKER-{form}{name}"
        return {"name": f"{form}{name}", "form": form, "given": {"marker": marker, **given}}

    report: dict[str, Any] = {
        "consent": ALL,
        "site": KALIMBI,
        "territory": "kalehe",
        "accused": ["SOLDIERS", "UNKNOWN"],
    }
    visit: dict[str, Any] = {
        "consent": ALL,
        "site": KALIMBI,
        "instrument_words": AGREED,
        "present": ["POLICE"],
    }
    alert: dict[str, Any] = {
        "about": "GC3",
        "also_true": ["VIOLENCE", "AGREES"],
        "lately": "WEEK",
        "referred_to": "PMH",
    }
    for end in ("", "-tella"):
        yield one(f"kikao-incident{end}", **report, day_known="EST", category="SF-TAX")
        yield one(f"kikao-garde{end}", **alert, site=None)
        yield one(f"kikao-visite{end}", **visit, finding="WORSE")
    yield one("kikao-visite", "-no", **visit, finding="NOACC", no_access="INSEC")
    yield one("kikao-accord", consent=ALL, site=KALIMBI, instrument_words=AGREED.lower(), no_access=None)
    yield one("kikao-formation", consent=["STORE", "SECUSE", "PHOTO"], site=KALIMBI)
    for known in ("EXACT", "MONTH", "YEAR", "UNKNOWN"):
        yield one("kikao-incident", f"-{known}", **report, day_known=known, category="HR-ARR", contact=None)
    yield one("kikao-incident", "-apart", **report, day_known="EXACT", category="HR-SGBV")
    yield one("kikao-garde", "-armed", about="GC1", also_true=["AG-PRES"], lately="TODAY", site=KALIMBI)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as the engine filled it in."""

    name: str
    form: str
    told: dict[str, Any]
    content: bytes
    files: tuple[Attached, ...]

    @property
    def instance(self) -> str:
        return next(str(value) for path, value in self.told["answers"] if path.endswith("/instanceID"))

    def answers(self) -> list[list[str]]:
        """Return the answers that any reader of the narrative may find: all but who the source is."""
        pairs = [[re.sub(r"\[\d+\]", "", path), value] for path, value in self.told["answers"]]
        return sorted(pair for pair in pairs if not pair[0].endswith(("/contact", "/instanceID")))


@dataclass(frozen=True, slots=True)
class Day:
    """What the engine filled in, what each sending was answered, what is there afterwards."""

    filled: dict[str, Filled]
    answered: dict[str, list[int]]
    kept: list[dict[str, Any]]

    def of(self, name: str) -> dict[str, Any]:
        (found,) = [one for one in self.kept if one["instance"] == self.filled[name].instance]
        return found


@pytest.fixture(scope="module")
def day(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Set a group up, let the engine fill its forms, send them all twice, and open what came."""
    place = tmp_path_factory.mktemp("engine")
    machine = Machine(place / "home")
    (machine.home / "tmp").mkdir(parents=True, mode=0o700)
    key = call(machine.home, "found")
    try:
        machine.serve()
        base = f"http://localhost:{machine.port}/key/{key}"
        filled = filled_by(engine, base, place)
        answered = {
            one.name: sent_twice(one, base, STYLES[number % len(STYLES)]) for number, one in enumerate(filled)
        }
    finally:
        machine.kill()
    return Day({one.name: one for one in filled}, answered, call(machine.home, "look"))


def filled_by(engine: str, base: str, place: Path) -> list[Filled]:
    photo, voice, plan, folder = (place / name for name in ("photo.jpg", "voice.m4a", "plan.json", "filled"))
    Image.effect_noise((640, 640), 90).save(photo, quality=95)
    voice.write_bytes(b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42" + bytes(2000))
    files = {
        "image": {"path": str(photo), "type": "image/jpeg"},
        "audio": {"path": str(voice), "type": "audio/mp4"},
    }
    plan.write_text(json.dumps({"files": files, "fillings": list(fillings())}))
    words = [engine, str(HERE / "fill.mjs"), str(plan), base, str(folder)]
    done = subprocess.run(words, cwd=HERE, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [read(folder / one["name"]) for one in fillings()]


def read(folder: Path) -> Filled:
    told = json.loads((folder / "told.json").read_text())
    kinds = {".jpg": "image/jpeg", ".m4a": "audio/mp4"}
    files = [
        Attached(one, (folder / one).read_bytes(), kinds[Path(one).suffix]) for one in told["attachments"]
    ]
    content = (folder / "xml_submission_file").read_bytes()
    return Filled(folder.name, told["form"], told, content, tuple(files))


def sent_twice(one: Filled, base: str, style: str) -> list[int]:
    phone = Sender(base, "tella" if one.form.endswith("-tella") else style)
    first, again = (phone.send(one.content, one.files, chunked=chunked) for chunked in (False, True))
    return [given.status for given in (*first, *again)]


def test_the_engine_finds_nothing_wrong_in_any_form(day: Day) -> None:
    assert {one.form for one in day.filled.values()} == {one.form_id for one in SHIPPED}
    for one in day.filled.values():
        assert one.told["faults"] == [], one.name
        assert one.told["silent"] == [], f"{one.name}: a question or a choice says nothing in a language"
        assert all(number > 0 for number in one.told["choices"].values()), one.name
        assert one.told["choices"].get("site", 20) > 15, "the list of sites came from the register"
    assert len(day.filled["kikao-accord"].files) == 2


def test_every_sending_is_acknowledged_and_nothing_is_there_twice(day: Day) -> None:
    assert all(set(statuses) == {201} for statuses in day.answered.values()), day.answered
    assert max(map(len, day.answered.values())) >= 4, "files went over several sendings"
    assert len(day.kept) == len(day.filled)
    assert len({one["instance"] for one in day.kept}) == len(day.filled)


def test_everything_that_was_told_can_be_read_by_a_secretary(day: Day) -> None:
    for name, one in day.filled.items():
        there = day.of(name)
        assert (there["form"], there["missing"]) == (one.form, 0)
        assert there["state"] in {"WHOLE", "WAITING"}
        assert there["answers"] == one.answers(), name
        assert there["files"] == {file.name: hashlib.sha256(file.content).hexdigest() for file in one.files}
        asked_contact = any(path.endswith("/contact") for path, _value in one.told["answers"])
        assert there["identity"] or not asked_contact
        if there["plain"]:
            words = {value for path, value in one.answers() if "KIKAO-MARKER" in value}
            unread = {word.split()[-1] for word in words if word not in there["words"]}
            assert unread <= {"affiliation", "answer"}, "which are sealed with the alert"


@pytest.mark.parametrize("known", DAYS)
def test_codes_and_imprecise_days_stand_on_the_desk(day: Day, known: str) -> None:
    plain = day.of("kikao-incident" if known == "EST" else f"kikao-incident-{known}")["plain"]
    assert plain["happened"] == DAYS[known]
    assert (plain["channel"], plain["nature"], plain["severity"]) == ("FORM", "FACT", "SEV1")
    assert plain["category"] == ("SF-TAX" if known == "EST" else "HR-ARR")
    assert (plain["place"], plain["territory"]) == (KALIMBI, "kalehe")
    assert plain["accused"] == "SOLDIERS UNKNOWN"
    assert plain["consent"].split() == sorted(ALL)
    assert (plain["source_kind"], plain["language"]) == ("0101", "fr")


def test_a_form_about_sexual_violence_asks_for_no_facts_and_is_read_in_the_small_circle(day: Day) -> None:
    apart = day.filled["kikao-incident-apart"]
    asked = {path.rpartition("/")[2] for path, _value in apart.answers()}
    assert asked.isdisjoint({"photo", "voice", "accused_words", "dead", "injured", "arrested", "displaced"})
    assert apart.files == ()
    assert day.of("kikao-incident-apart")["plain"]["restricted"] == "SGBV"


def test_an_alert_of_a_guard_brings_its_rule(day: Day) -> None:
    for end in ("", "-tella"):
        plain = day.of(f"kikao-garde{end}")["plain"]
        assert (plain["rule"], plain["category"], plain["referred_to"]) == ("GC3", "CF-DEBT", "PMH")
        assert (plain["violence"], plain["miner_agrees"]) == ("True", "True")
        assert plain["happened"].endswith(" EST")
        assert plain["consent"].split() == ["SECUSE", "STORE"]
        assert plain["sealed"] == "True True"
    armed = day.of("kikao-garde-armed")["plain"]
    assert (armed["rule"], armed["category"]) == ("GC1", "AG-PRES")
    assert armed["happened"].endswith(" EXACT")


def test_a_visit_and_a_check_bring_what_they_claim(day: Day) -> None:
    common = {"instrument": AGREED, "place": KALIMBI, "done_on": "2026-03-17"}
    for name, finding, no_access in (("", "WORSE", ""), ("-tella", "WORSE", ""), ("-no", "NOACC", "INSEC")):
        (found,) = day.of(f"kikao-visite{name}")["findings"]
        assert found == {**common, "clause": "None", "finding": finding, "no_access": no_access}
    clauses = day.of("kikao-accord")["findings"]
    assert [(one["clause"], one["finding"]) for one in clauses] == [("1", "DUE"), ("2", "DUE")]
    assert all({**one, **common} == one for one in clauses)
