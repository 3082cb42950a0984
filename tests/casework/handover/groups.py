"""Two working groups that know each other's cards, and a case that one of them has to hand over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from kikao.casework.cases.actions import attach_case_files, check_summary, release_file, table_case
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.handover.actions import (
    approve_handover,
    confirm_card,
    enter_card,
    make_handover_file,
    make_handover_keys,
    propose_handover,
)
from kikao.casework.handover.queries import handover, own_card, package
from kikao.casework.incidents.actions import (
    check_title,
    open_incident,
    record_claim,
    record_count,
    record_involvement,
)
from kikao.casework.incidents.queries import incident
from kikao.casework.reports.actions import send_report
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.moments import Moment
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.queries import files_of
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import create_account
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.people.actions import add_organisation, add_seat, confirm_role, give_role, hold_seat
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.otherside import OtherSide


def pieces_of(raw: bytes, size: int = 1000) -> Iterator[bytes]:
    """Yield a file as it comes over a line."""
    for start in range(0, len(raw), size):
        yield raw[start : start + size]


@dataclass
class Groups:
    """Anne's group and Frank's, each with a second secretary; `agreed` says what the source let go."""

    cast: Cast
    agreed: tuple[str, ...] = ("FACTS", "PARTNER")
    ids: dict[str, UUID] = field(default_factory=dict)

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def say(self, what: str) -> str:
        """Return words with a mark of their own."""
        return f"Words about {what} MARK-{what.upper()}"

    def meet(self) -> "Groups":
        """Make the keys of both, exchange cards and compare them by voice."""
        self._second_secretary()
        for name in ("anne", "frank"):
            make_handover_keys(self.by(name))
        ours, theirs = own_card(self.by("anne")), own_card(self.by("frank"))
        assert ours
        assert theirs
        self.ids["card"] = enter_card(self.by("anne"), text=theirs.card)
        confirm_card(self.by("alice"), card_id=self.ids["card"], words=theirs.fingerprint)
        self.ids["their card"] = enter_card(self.by("frank"), text=ours.card)
        confirm_card(self.by("fiona"), card_id=self.ids["their card"], words=ours.fingerprint)
        return self

    def _second_secretary(self) -> None:
        """Seat more people in the other group: a second secretary, and two custodians."""
        for name, role in (("felix", Role.CUSTODIAN), ("flora", Role.CUSTODIAN), ("fiona", Role.SECRETARIAT)):
            clock = Actor.system(self.cast.other_group_id)
            account = create_account(clock, username=name, name=name, passphrase=PASSPHRASE, seed=SEED)
            body = self.cast.bodies["justicia"]
            seat = add_seat(clock, title=f"Seat of {name}", organisation_id=body, pillar="CSO")
            hold_seat(clock, seat_id=seat, account_id=account)
            confirm_role(clock, grant_id=give_role(clock, account_id=account, role=role))
            self.cast.accounts[name], self.cast.seats[name] = account, seat
            self.cast.keys[name] = keys.unlock(account, PASSPHRASE)

    def trust(self, other: OtherSide, first: str, second: str) -> UUID:
        """Have two people enter and compare the card of a third group."""
        one = enter_card(self.by(first), text=other.card)
        return confirm_card(self.by(second), card_id=one, words=other.fingerprint)

    def there(self, name: str, actor_type: str = "PMH", **flags: bool) -> UUID:
        """Enter an organisation in the directory of the other group."""
        return add_organisation(
            Actor.system(self.cast.other_group_id), name=name, actor_type=actor_type, pillar="GOV", **flags
        )

    def case(self) -> UUID:
        """Make a case from a report: the mining police is alleged to have wounded two."""
        report = self.ids["report"] = send_report(
            self.cast.source,
            told=Told(
                words=self.say("report"),
                place_words=self.say("place"),
                identity=self.say("identity"),
                accused=(Accusation("MINING_POLICE"),),
                known=Known(category="HR-LIFE", severity="SEV1"),
            ),
            receipt=receipt_keys_of(self.cast.group_id, new_receipt()),
            also=self.agreed,
        )
        words_of(self.by(), report)
        one = self._incident(report)
        case_id = self.ids["case"] = table_case(
            self.by(),
            title=self.say("title"),
            summary=self.say("summary"),
            incident_ids=[one],
            parties=[
                PartyGiven(self.cast.bodies["pmh"], "ALLEGED_AUTHOR"),
                PartyGiven(self.cast.bodies["sofedi"], "REQUESTER"),
            ],
        )
        check_summary(self.by("alice"), case_id=case_id, version=1)
        return case_id

    def _incident(self, report: UUID) -> UUID:
        by = self.by()
        one = self.ids["incident"] = open_incident(
            by,
            title="A barrier was shot at",
            nature="FACT",
            categories=["HR-LIFE"],
            happened=Moment.parse("03/2024"),
            report_ids=[report],
        )
        said = {"incident_id": one, "wording": self.say("claim"), "source_kind": "REPORT"}
        record_claim(by, **said, report_id=report)
        record_claim(
            by, incident_id=one, wording=self.say("press"), source_kind="PRESS", source_title="A paper"
        )
        record_claim(by, incident_id=one, wording=self.say("person"), source_kind="PERSON")
        record_involvement(
            by, incident_id=one, part="ALLEGED_AUTHOR", organisation_id=self.cast.bodies["pmh"]
        )
        record_count(by, incident_id=one, harm="WOUNDED", number=2, sex="M")
        check_title(self.by("alice"), incident_id=one, version=incident(by, one).line.version)
        return one

    def safe_file(self) -> UUID:
        """Mark a paper of the case safe."""
        by, case_id = self.by(), self.ids["case"]
        paper = of_pieces([self.say("file").encode()], f"{self.say('file')}.pdf", "application/pdf")
        attach_case_files(by, case_id=case_id, files=[paper])
        file = files_of(by, [case_id]).items[0].id
        self.ids["file"] = release_file(by, case_id=case_id, file_id=file, reason="Nobody is in it.")
        return self.ids["file"]

    def propose(self, **more: object) -> UUID:
        """Have Anne propose the case to the other group."""
        given = {"purpose": self.say("purpose"), "basis": "CONSENT", "with_claims": True, "with_told": True}
        self.ids["handover"] = propose_handover(
            self.by(), case_id=self.ids["case"], card_id=self.ids["card"], **{**given, **more}
        )
        return self.ids["handover"]

    def seen(self, name: str = "alice") -> str:
        """Return the fingerprint of the preview as somebody looks at it."""
        preview = handover(self.by(name), self.ids["handover"]).preview
        assert preview
        return preview.fingerprint

    def approve(self, name: str = "alice") -> UUID:
        """Have a second person agree to what the preview shows."""
        return approve_handover(self.by(name), handover_id=self.ids["handover"], seen=self.seen(name))

    def send(self, **more: object) -> bytes:
        """Propose, approve and make the file; return its bytes."""
        one = self.propose(**more)
        self.approve()
        make_handover_file(self.by(), handover_id=one)
        return b"".join(package(self.by(), one)[1])
