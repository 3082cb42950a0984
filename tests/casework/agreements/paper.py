"""Agreements in a few words: with as many parties and clauses as a test asks for, checked and signed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from kikao.casework.agreements.actions import (
    add_clause,
    add_instrument_party,
    answer_rights,
    confirm_rights,
    draft_instrument,
    record_signature,
    register_instrument,
    sign_instrument,
    write_instrument_text,
)
from kikao.casework.agreements.enums import ClauseKind, RightsQuestion
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.agreements.schemas import Promise
from kikao.foundation.base.clock import today
from tests.casework.tasks.follow import MARKER, Follow

__all__ = ["MARKER", "WELL", "Papers", "promise"]

WELL = {one.value: True for one in RightsQuestion}
"""Every question about rights answered well."""
FOUR = ("banro", "sofedi", "mines", "pmh")
"""A company, civil society, an authority and the mining police."""


def promise(obligor_id: UUID, **said: object) -> Promise:
    """Return a promise with a day, changed as a test needs it."""
    plain = Promise("COMP", "Pays what is owed.", obligor_id, due_on=today() + timedelta(days=30))
    return replace(plain, **said)  # type: ignore[arg-type]


class Papers(Follow):
    """The secretariat drawing up agreements with the parties of a case."""

    def draft(self, case_id: UUID, *bodies: str, **said: object) -> tuple[UUID, list[UUID]]:
        """Begin an agreement and return it with its parties."""
        facts = {"kind": "MOU", "title": "Joint use of the hill", **said}
        paper = draft_instrument(self.by(), case_id=case_id, **facts)  # type: ignore[arg-type]
        return paper, [self.party(paper, body) for body in bodies or FOUR]

    def party(self, paper: UUID, body: str, seat: str = "") -> UUID:
        """Add an organisation of the cast."""
        return add_instrument_party(
            self.by(),
            instrument_id=paper,
            organisation_id=self.cast.bodies[body],
            function="Delegate",
            seat_id=self.cast.seats[seat] if seat else None,
        )

    def clause(self, paper: UUID, party: UUID, **said: object) -> UUID:
        """Write a clause."""
        return add_clause(self.by(), instrument_id=paper, promise=promise(party, **said))

    def text(self, paper: UUID, words: str = "The parties promise each other peace.", **said: object) -> UUID:
        """Write a version of the text in French."""
        facts = {"language": "fr", **said}
        return write_instrument_text(self.by(), instrument_id=paper, words=words, **facts)  # type: ignore[arg-type]

    def checked(self, paper: UUID) -> None:
        """Have the questions about rights answered by one secretary and confirmed by the other."""
        answer_rights(self.by(), instrument_id=paper, answers=WELL)
        confirm_rights(self.by("alice"), instrument_id=paper)

    def hands(self, paper: UUID, parties: list[UUID]) -> None:
        """Have every party sign."""
        for party in parties:
            record_signature(
                self.by(), instrument_id=paper, party_id=party, function="Delegate", manner="SIGNED"
            )

    def signed(self, case_id: UUID, *bodies: str, clauses: int = 2) -> tuple[UUID, list[UUID]]:
        """Return an agreement that was signed today, with its parties."""
        paper, parties = self.draft(case_id, *bodies)
        kinds = list(ClauseKind)
        for number in range(clauses):
            self.clause(
                paper,
                parties[number % len(parties)],
                kind=kinds[number % len(kinds)],
                words=f"Promise {number}.",
            )
        text = self.text(paper)
        self.checked(paper)
        self.hands(paper, parties)
        sign_instrument(self.by(), instrument_id=paper, text_ids=[text])
        return paper, parties

    def registered(self, **said: object) -> UUID:
        """Record a community agreement that others signed."""
        facts = {
            "kind": "COMAG",
            "title": "Specification of commitments",
            "state": "SIGNED",
            "happened_on": date(2019, 2, 9),
            **said,
        }
        return register_instrument(self.by(), **facts)  # type: ignore[arg-type]

    def paper(self, paper: UUID) -> Instrument:
        """Return an agreement as it stands."""
        return Instrument.objects.get(id=paper)

    def clauses(self, paper: UUID) -> list[Clause]:
        """Return the clauses of an agreement as they stand."""
        return list(Clause.objects.filter(instrument_id=paper).order_by("number"))
