"""A story told by programs: what everybody's calls have in common, and an agreement from its parties to its signature."""

from dataclasses import dataclass, field
from typing import Any

from kikao.casework.agreements.enums import RightsQuestion
from tests.journeys.telling.days import Days


@dataclass
class Caller:
    """A story and its programs."""

    days: Days
    case: str = ""
    place: str = ""
    parties: dict[str, dict[str, str]] = field(default_factory=dict)

    def ask(self, name: str, path: str) -> Any:
        """Read as somebody's program."""
        return self.days.program(name).get(path)

    def do(self, name: str, path: str, status: int = 201, **said: object) -> str:
        """Act as somebody's program; return the id of what was made."""
        return str(self.days.program(name).post(path, status=status, **said)["id"])

    def draw_up(self, kind: str, title: str, keys: tuple[str, ...], **head: object) -> str:
        """Begin an agreement and enter who is in it."""
        facts = {"case_id": self.case, "kind": kind, "title": title, "place_id": self.place}
        made = self.do("anne", "/agreements", **facts, **head)
        self.enter(made, keys)
        return made

    def register(self, kind: str, title: str, keys: tuple[str, ...], **head: object) -> str:
        """Record an agreement that others made, and who is in it."""
        facts = {
            "case_id": self.case,
            "kind": kind,
            "title": title,
            "place_id": self.place,
            "state": "SIGNED",
        }
        made = self.do("anne", "/agreements/registered", **facts, **head)
        self.enter(made, keys)
        return made

    def enter(self, made: str, keys: tuple[str, ...]) -> None:
        """Enter who is in an agreement."""
        for key in keys:
            body = {"organisation_id": str(self.days.bodies[key]), "function": "Délégué"}
            self.parties.setdefault(made, {})[key] = self.do("anne", f"/agreements/{made}/parties", **body)

    def promise(
        self, made: str, kind: str, words: str, obligor: str, beneficiary: str = "", **more: object
    ) -> str:
        """Write a clause; what is promised at all times has no day."""
        party = self.parties[made]
        owed = {"beneficiary_id": party[beneficiary]} if beneficiary else {}
        said = {"rhythm": "ALWAYS", **more}
        clauses = f"/agreements/{made}/clauses"
        return self.do("anne", clauses, kind=kind, words=words, obligor_id=party[obligor], **owed, **said)

    def credit(self, made: str, body: object, contribution: str, said_by: str) -> None:
        """Write down who convened, according to whom."""
        helped = {"part": "CONVENOR", "contribution": contribution, "said_by": said_by}
        self.do("anne", f"/agreements/{made}/helpers", organisation_id=str(body), **helped)

    def sign(self, made: str) -> None:
        """Have an agreement read for rights by two and signed by all that are in it; checks are planned."""
        one = f"/agreements/{made}"
        text = self.do("anne", f"{one}/texts", language="fr", words="Les parties s'engagent à ce qui suit.")
        self.do("anne", f"{one}/rights", 200, answers={question.value: True for question in RightsQuestion})
        self.do("alice", f"{one}/rights/confirm", 200)
        for party in self.parties[made].values():
            self.do("anne", f"{one}/hands", party_id=party, function="Délégué", manner="SIGNED")
        self.do("anne", f"{one}/sign", 200, text_ids=[text])
        self.do("anne", f"/monitoring/agreements/{made}/plan", 200)

    def checks(self, made: str) -> dict[tuple[int, str], str]:
        """Return the checks of an agreement, by clause and day."""
        found: dict[tuple[int, str], str] = {}
        after = ""
        while True:
            page = self.ask("anne", f"/monitoring/checks?after={after}" if after else "/monitoring/checks")
            found |= {
                (one["clause"], one["due_on"]): one["id"]
                for one in page["items"]
                if one["instrument_id"] == made
            }
            after = page["next_cursor"] or ""
            if not after:
                return found

    def flags(self, incident: str) -> list[dict[str, Any]]:
        """Return the flags of something that happened."""
        found = self.ask("anne", "/outcomes/flags?state=")["items"]
        return [one for one in found if one["incident_id"] == incident]
