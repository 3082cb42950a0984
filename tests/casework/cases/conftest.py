"""The secretariat with incidents at hand, and cases brought to the group."""

from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from kikao.casework.cases.actions import check_summary, table_case
from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import case, case_seen
from kikao.casework.cases.schemas import CasePage, PartyGiven
from kikao.casework.incidents.actions import open_incident, record_involvement
from kikao.casework.incidents.schemas import NewClaim
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.registry.people.actions import declare_interest
from kikao.registry.places.queries import place_by_pcode
from tests.kit.cast import Cast

MARKER = "SECRET-CASE-4417"
PRESS = NewClaim(wording="Two shots were heard.", source_kind="PRESS", source_title="Radio Maendeleo")


@dataclass
class Desk:
    """The secretariat with all it needs to bring matters to the group."""

    cast: Cast

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def task_force_alone(self, name: str = "chantal") -> Actor:
        """Return somebody who is in task forces and nothing else."""
        return replace(self.by(name), roles=frozenset({Role.TASK_FORCE}))

    def incident(self, **facts: object) -> UUID:
        """Open an incident on a claim of the press; nobody is accused yet."""
        said = {"title": "Shots at the barrier", "nature": "FACT", "categories": ["HR-LIFE"], **facts}
        return open_incident(self.by(), claims=[PRESS], **said)  # type: ignore[arg-type]

    def accuse(self, incident_id: UUID, body: str = "", stranger: str = "") -> UUID:
        """Record an alleged author: an organisation, or somebody nobody has identified."""
        return record_involvement(
            self.by(),
            incident_id=incident_id,
            part="ALLEGED_AUTHOR",
            organisation_id=self.cast.bodies[body] if body else None,
            stranger=stranger,
        )

    def table(self, *accused: str, checked: bool = True, **facts: object) -> UUID:
        """Table a request; these organisations are alleged authors; Alice checks the words."""
        parties = [PartyGiven(self.cast.bodies[body], PartyRole.ALLEGED_AUTHOR) for body in accused]
        said = {"title": MARKER, "request_nature": "MEDIATION", "parties": parties, **facts}
        case_id = table_case(self.by(), **said)  # type: ignore[arg-type]
        if checked:
            row = Case.objects.get(id=case_id)
            check_summary(self.by("alice"), case_id=case_id, version=row.version)
        return case_id

    def hidden(self, name: str = "alice") -> UUID:
        """Table, by this hand, a case from which Anne is walled: she declared a stake in who is accused."""
        body = self.cast.bodies["ige"]
        declare_interest(self.by("anne"), account_id=self.cast.accounts["anne"], organisation_id=body)
        accused = PartyGiven(body, PartyRole.ALLEGED_AUTHOR)
        return table_case(self.by(name), title=MARKER, request_nature="LAND", parties=[accused])

    def page(self, case_id: UUID, name: str = "anne") -> CasePage:
        """Return a case as somebody sees it."""
        return case(self.by(name), case_id)

    def seers(self, case_id: UUID) -> set[str]:
        """Return who of the table sees a case."""
        table = (
            "anne",
            "alice",
            "baraka",
            "chantal",
            "didier",
            "damas",
            "dora",
            "gilbert",
            "honore",
            "irene",
        )
        return {name for name in (*table, "judith") if case_seen(self.by(name), case_id)}

    @property
    def kalimbi(self) -> UUID:
        """Return the site of Kalimbi."""
        return place_by_pcode(self.cast.system, "codmine00917").id


EVERYBODY = {
    "anne",
    "alice",
    "baraka",
    "chantal",
    "didier",
    "damas",
    "dora",
    "gilbert",
    "honore",
    "irene",
    "judith",
}


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Return the secretariat at work."""
    return Desk(cast)


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    """Return a case that nobody is accused in and whose words are checked."""
    return desk.table()
