"""A group at work by real HTTP, with a marker in everything that is sealed: each way that words and files come in."""

import io
import json
import re
import secrets
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from PIL import Image

from kikao.foundation.base.xforms import DEVICE, OWNER
from tests.casework.forms.books import SMALL, book
from tests.kit.machine import ANSWERS, FORM, Browser, Machine, Program, Sent
from tests.kit.planted import PARTS
from tests.kit.sender import Attached, Sender, filled
from tests.kit.thief import Markers

_WORD = re.compile(r'<strong class="ref">(\w{4})</strong>')
PASSWORD = "not the passphrase of anybody"
GPS, MAKER, COMMENT = 0x8825, 0x010F, 0x9286


def plain(text: str) -> str:
    """Return what a page says, without its markup."""
    return re.sub(r"\s*<[^>]*>\s*", " ", unescape(text))[:3000]


@dataclass
class Planter:
    """Everybody who tells, asks, answers and follows up, and what of it may be found on no disk."""

    machine: Machine
    markers: Markers = field(default_factory=Markers)
    files: list[bytes] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    programs: dict[str, Program] = field(default_factory=dict)

    def say(self, *kinds: str) -> str:
        """Return a sentence with a new marker in it."""
        return " ".join(f"Told of {self.markers.word(kind)} at the pit." for kind in kinds)

    def program(self, name: str) -> Program:
        """Return the program of an account, signed in once."""
        if name not in self.programs:
            self.programs[name] = Program.signed_in(self.machine, name)
        return self.programs[name]

    @property
    def anne(self) -> Program:
        """Return the program of the first secretary."""
        return self.program("secretariat-1")

    @cached_property
    def office(self) -> Browser:
        """Return the browser of the second secretary."""
        return Browser.signed_in(self.machine, "secretariat-2")

    @property
    def custodian(self) -> Program:
        """Return the program of a custodian."""
        return self.program("custodian-cdjp")

    def picture(self) -> Sent:
        """Return a photograph that says in its data and in its name where it was taken and by whom."""
        exif = Image.Exif()
        exif[MAKER] = self.say("file.about")
        exif.get_ifd(GPS)[29] = self.markers.word("file.about")
        kept = io.BytesIO()
        Image.new("RGB", (64, 48), (90, 60, 30)).save(
            kept, "JPEG", exif=exif, comment=self.say("file").encode()
        )
        return self._file(f"{self.markers.word('file.about')}.jpg", kept.getvalue(), "image/jpeg")

    def paper(self) -> Sent:
        """Return a written paper, in bytes of one and of two."""
        words = self.say("file") * 400
        return self._file(
            f"{self.markers.word('file.about')}.txt", words.encode() + words.encode("utf-16-le"), "text/plain"
        )

    def _file(self, name: str, content: bytes, media_type: str) -> Sent:
        self.files.append(content)
        return Sent(name, content, media_type)

    # what sources do

    def web_report(self, *, files: bool = False, flood: bool = False) -> str:
        """Send the public form, with a field that it does not know; return the words of the receipt."""
        typed = {
            "words": self.say("report.words"),
            "place_words": self.say("report.place_words"),
            "contact": self.say("report.identity"),
            "accused": ["POLICE", "OTHER"],
            "relation": "0102",
            "language": "fr",
            "device_id": self.markers.word("report.more"),
        }
        sent = [] if flood or not files else [self.picture(), self.paper()]
        visitor = Browser(self.machine)
        given = visitor.fill("/en/report", typed, sent)
        if "Many reports are arriving" in given.text:
            asked = dict(re.findall(r'<input type="hidden" name="(question)" value="([^"]*)"', given.text))
            given = visitor.fill("/en/report", {**typed, **asked, "answer": ANSWERS})
        words = " ".join(_WORD.findall(given.text))
        assert words, plain(given.text)
        self.receipts.append(words)
        return words

    def apart_report(self) -> None:
        """Send the short form for what the circle alone reads."""
        typed = {
            "why": "SGBV",
            "language": "fr",
            "words": self.say("report.words"),
            "contact": self.say("report.identity"),
        }
        given = Browser(self.machine).fill("/en/report/apart", typed)
        assert _WORD.search(given.text), plain(given.text)

    def answer(self, receipt: str, *, files: bool = False) -> None:
        """Answer in the thread."""
        typed = {"words": receipt, "do": "answer", "answer": self.say("report.thread")}
        given = Browser(self.machine).fill("/en/receipt", typed, [self.picture()] if files else [])
        assert "Your message was sent" in given.text, plain(given.text)

    def text_messages(self) -> str:
        """Tell by text message, question by question, from a number of one's own; return the report."""
        gateway = json.loads((self.machine.home / "demo.json").read_text())["sms"]
        number = f"+2438{secrets.randbelow(10**8):08}"
        self.numbers.append(number)
        answers = ("1", self.say("report.thread"), "OUI")
        for text in ("SIGNALER", self.say("report.words"), self.say("report.thread"), "hier", *answers):
            said = urlencode({"from": number, "text": text})
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            given = self.machine.ask("POST", urlsplit(gateway["url"]).path, said.encode(), kind)
            assert given.status == 200, given.status
        with closing(sqlite3.connect(self.machine.home / "kikao.sqlite3")) as disk:
            (found,) = disk.execute("SELECT id FROM report WHERE channel = 'SMS'").fetchone()
        return str(UUID(found))

    # what the secretariat does

    def taken_report(self, **more: object) -> str:
        """Take a report by hand, with who told it, who brought it and where it was said."""
        told = {
            "words": self.say("report.words"),
            "place_words": self.say("report.place_words"),
            "said_at": self.say("report.said_at"),
            "identity": self.say("report.identity"),
            "behalf": self.say("report.behalf"),
            "behalf_manner": "ORAL",
            "channel": "WALKIN",
            "consents": ["STORE", "SECUSE", "FACTS", "IDENT", "AUTH"],
            "manner": "ORAL",
            "accused": [{"kind": "OTHER"}],
            "give_receipt": True,
        }
        taken = self.anne.post("/reports", **{**told, **more})
        if taken["receipt"]:
            self.receipts.append(taken["receipt"])
        return str(taken["id"])

    def talk(self, report: str) -> None:
        """Ask a source, note a call, note something for the secretariat, note a referral."""
        for kind in ("MESSAGE", "CALL", "NOTE"):
            kinds = ("report.thread", "report.reply")
            self.anne.post(f"/reports/{report}/ask", words=self.say(*kinds), kind=kind)
        note = self.say("report.referral")
        self.anne.post(f"/reports/{report}/refer", target="MED", passed_on=True, note=note)

    def incident(self, *reports: str) -> str:
        """Open an incident with claims and a reply, and say how far it is established."""
        facts = {"title": "Diggers were stopped", "nature": "FACT", "categories": ["HR-FORCE"]}
        made = self.anne.post("/incidents", **facts, happened="03/2024", report_ids=list(reports))["id"]
        claim = {"wording": self.say("incident.claim"), "source_kind": "PERSON"}
        self.anne.post(f"/incidents/{made}/claims", **claim)
        version = self.anne.get(f"/incidents/{made}")["line"]["version"]
        self.anne.put(
            f"/incidents/{made}/verification",
            version=version,
            verification="V2",
            reason=self.say("incident.reason"),
        )
        answer = {"attribution": "DENIES", "wording": self.say("incident.reply")}
        self.anne.post(f"/incidents/{made}/replies", organisation_id=self.body, **answer)
        return str(made)

    @cached_property
    def body(self) -> str:
        """Return an organisation nobody of this story belongs to."""
        return str(self.anne.get("/people/organisations?q=SAEMAPE")["items"][0]["id"])

    def case(self, incident: str) -> str:
        """Table a case, follow it up, and write down what is sealed on the way."""
        party = {"organisation_id": self.body, "role": "PARTY"}
        said = {"title": "A barrier is disputed", "summary": "Two groups.", "incident_ids": [incident]}
        made = str(self.anne.post("/cases", **said, parties=[party])["id"])
        self.anne.post(f"/cases/{made}/refusals", words=self.say("case.refusal"))
        self.anne.post(f"/cases/{made}/risks", words=self.say("case.risk"))
        score = {"score": 2, "words": self.say("outcome.satisfaction")}
        self.anne.post(f"/outcomes/{made}/satisfaction", organisation_id=self.body, **score)
        return made

    def task(self, case: str) -> None:
        """Give a task to the communities, who report back."""
        owner = self.account("communautes")
        self.anne.post("/tasks/force", case_id=case, account_id=owner, role="LEAD")
        given = {"case_id": case, "title": "Visit", "action_type": "FF", "owner_id": owner}
        task = self.anne.post("/tasks", **given, due_next_meeting=True)["id"]
        doer = self.program("communautes")
        doer.post(f"/tasks/{task}/reports", words=self.say("task.report"), finished=False)

    def reply_to_release(self) -> None:
        """Let a seat of the demonstration answer the text that was released to it."""
        for name in ("fardc", "pmh", "banro", "sakima", "cps"):
            seat = self.program(name)
            standing = [one for one in seat.get("/releases")["items"] if one["state"] == "APPROVED"]
            if standing:
                seat.post(f"/releases/{standing[0]['id']}/replies", words=self.say("release.reply"))
                return
        raise AssertionError("no released text stands in the demonstration")

    # files and pages

    def attach(self, kind: str, subject: str) -> None:
        """Keep files with a report, an incident or a case."""
        given = self.office.fill(f"/office/{kind}/{subject}/files/", {}, [self.picture(), self.paper()])
        assert given.status == 302, plain(given.text)

    def handle_files(self, case: str) -> None:
        """Hand a file over, give out its custody report, mark it safe for the members."""
        page = self.office.get(f"/office/cases/{case}/files/").text
        first, *_others = re.findall(r"/office/files/([0-9a-f-]{36})/", page)
        told = {"to_whom": self.say("file.custody"), "purpose": self.say("file.custody")}
        self._sent(f"/office/files/{first}/hand-over/", told)
        given = self.office.fill(f"/office/files/{first}/custody/", {**told, "shape": "disk"})
        assert given.status == 200, plain(given.text)
        for found in re.findall(rf"/office/cases/{case}/files/([0-9a-f-]{{36}})/release/", page)[:1]:
            self._sent(
                f"/office/cases/{case}/files/{found}/release/",
                {"reason": self.say("file.reason")},
            )

    def keys_and_exports(self, report: str, case: str, account: str) -> None:
        """Take a key back with a reason, ask for an export, hold a record back."""
        self._sent(f"/office/keys/reports/{report}/take/{account}/", {"reason": self.say("sharing_reason")})
        self._sent(f"/office/exports/case/{case}/", {"reason": self.say("export_reason")})
        reference = self.anne.get(f"/cases/{case}")["line"]["reference"]
        told = {"reference": reference, "reason": self.say("retention.hold_reason")}
        self._sent("/office/retention/holds/place/", told, form="/office/retention/holds/")

    def openings(self, report: str) -> None:
        """Ask for an identity, have a custodian refuse, have all openings stopped."""
        password = self.machine.accounts["secretariat-1"]["password"]
        self.anne.post("/sessions/confirm", passphrase=password)
        asked = self.anne.post("/openings", subject_id=report, reason=self.say("opening_reason"))["id"]
        password = self.machine.accounts["custodian-cdjp"]["password"]
        self.custodian.post("/sessions/confirm", passphrase=password)
        self.custodian.post(f"/openings/{asked}/refusal", words=self.say("opening_answer"))
        self.custodian.post("/openings/stop", reason=self.say("freeze_reason"))

    def encrypted_form(self) -> None:
        """Publish a form that phones encrypt: the key that opens it is sealed from the moment it is made."""
        workbook = Sent("form.xlsx", book(SMALL, "encrypted"), field="file")
        told = {"kind": "REPORT", "encrypted": "on"}
        given = self.office.fill("/office/forms/upload/", told, [workbook])
        assert given.status == 302, plain(given.text)
        self._sent(f"{given.headers['Location']}publish/", {})

    def from_phones(self) -> None:
        """Send from a phone: an alert of a guard, a report and another version of it, a form that nobody knows."""
        told = {"label": "Phone at the pit", "kind": "GUARD"}
        given = self.office.fill("/office/forms/tokens/give/", told).text
        key = re.findall(r"/key/([\w-]+)", given)
        assert key, plain(given)
        device = f"collect:{self.markers.word('device')}"
        phone = Sender(f"http://localhost:{self.machine.port}/key/{key[0]}", device=device)
        versions = {one.form_id: one.version for one in phone.form_list()}
        alert = {
            "what_happened": self.say("report.words", "submission.whole"),
            "affiliation": self.say("alert.affiliation"),
            "answer": self.say("alert.answer"),
        }
        photo = self.picture()
        named = self.picture()
        report = {"what_happened": self.say("submission.whole"), "contact": self.say("report.identity")}
        later = {"what_happened": self.say("submission.whole"), "contact": self.say("submission.identity")}
        of_phone = {name: self.markers.word("device") for name in sorted(DEVICE | OWNER)} | {"phone": device}
        strange = {"words": self.say("submission.whole"), "photo": photo.name}
        for form_id, instance, answers, files in (
            ("kikao-garde", "uuid:planted-1", alert, []),
            ("kikao-incident", "uuid:planted-2", report, [Attached(named.name, named.content)]),
            ("kikao-incident", "uuid:planted-2", later, []),
            ("no-such-form", "uuid:planted-3", strange, [Attached(photo.name, photo.content)]),
        ):
            form = filled(form_id, versions.get(form_id, "1"), instance, {**of_phone, **answers})
            answered = phone.send(form, files)[-1]
            assert answered.status in {201, 202}, answered.body

    def from_elsewhere(self) -> None:
        """Have another system send a form, and take an earlier report over from a table that stays on the desk."""
        gateway = json.loads((self.machine.home / "demo.json").read_text())["sms"]
        secret = urlsplit(gateway["url"]).path.split("/")[2]
        said = {
            "_xform_id_string": "kikao-incident",
            "meta/instanceID": "uuid:planted-elsewhere",
            "what_happened": self.say("report.words", "submission.whole"),
            "contact": self.say("report.identity"),
            "_submitted_by": self.markers.word("submission.identity"),
        }
        kind = {"Content-Type": "application/json"}
        given = self.machine.ask("POST", f"/kobo/{secret}/", json.dumps(said).encode(), kind)
        assert given.status in {200, 201}, given.status
        names = "Récit;Source (identité);Canal;Consentements;Manière du consentement"
        line = f"{self.say('report.words', 'draft')};{self.say('report.identity')};CALL;STORE|SECUSE;ORAL"
        table = Sent("table.csv", f"{names}\n{line}\n".encode(), "text/csv", "file")
        sent = self.office.fill("/office/imports/reports/", {}, [table])
        assert sent.status == 302, plain(sent.text)
        columns = {"words": "0", "identity": "1", "channel": "2", "consents": "3", "manner": "4"}
        self._sent("/office/imports/reports/columns/", columns)
        self._sent("/office/imports/reports/run/", {}, form="/office/imports/reports/preview/")

    def interrupted(self) -> None:
        """Let a session end while a long form is written: what is sent then waits sealed for its writer."""
        writer = Browser.signed_in(self.machine, "custodian-ige")
        page = writer.get("/office/openings/stop/").text
        with closing(sqlite3.connect(self.machine.home / "kikao.sqlite3", timeout=20)) as disk:
            disk.execute(
                "UPDATE session SET seen_at = '2020-01-01 00:00:00', ends_at = '2020-01-01 00:00:00'"
                " WHERE account_id = (SELECT id FROM account WHERE username = 'custodian-ige')"
            )
            disk.commit()
        hidden = dict(FORM.findall(unescape(page)))
        given = writer.send("/office/openings/stop/", {**hidden, "reason": self.say("draft")})
        assert given.status == 302, plain(given.text)

    def _sent(self, path: str, typed: Mapping[str, object], form: str = "") -> None:
        given = self.office.fill(path, typed, form=form)
        assert given.status == 302, f"{path}: {given.status}\n{plain(given.text)}"

    def everything(self, number: int) -> None:
        """Walk every way once, then send and take until this many reports have come."""
        receipt = self.web_report(files=True)
        self.apart_report()
        by_phone = self.text_messages()
        self._sent(f"/office/texts/write/{by_phone}/", {"words": self.say("text.words")})
        self.answer(receipt, files=True)
        report = self.taken_report()
        self.talk(report)
        incident = self.incident(report)
        case = self.case(incident)
        self.told = {"report_id": report, "incident_id": incident, "case_id": case, "subject_id": report}
        self.task(case)
        for part in PARTS:
            part.plant(self, case)
        self.reply_to_release()
        for kind, subject in (("reports", report), ("incidents", incident), ("cases", case)):
            self.attach(kind, subject)
        self.handle_files(case)
        self.encrypted_form()
        self.from_phones()
        self.from_elsewhere()
        self.openings(report)
        other = self.account("secretariat-1")
        self.keys_and_exports(self.taken_report(), case, other)
        self.interrupted()
        ways: list[Callable[[], Any]] = [
            lambda: self.answer(self.web_report(files=True)),
            lambda: self.talk(self.taken_report()),
            lambda: self.attach("reports", self.taken_report()),
            lambda: self.incident(self.taken_report()),
        ]
        for one in range(max(0, number - len(self.receipts))):
            ways[one % len(ways)]()

    def account(self, name: str) -> str:
        """Return the id of an account."""
        with closing(sqlite3.connect(self.machine.home / "kikao.sqlite3")) as disk:
            (found,) = disk.execute("SELECT id FROM account WHERE username = ?", [name]).fetchone()
        return str(UUID(found))
