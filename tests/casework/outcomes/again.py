"""A closed case at a site, and what happens there afterwards."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from kikao.casework.cases.actions import table_case
from kikao.casework.incidents.actions import (
    open_incident,
    record_involvement,
)
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.outcomes.actions import (
    close_case,
    look_for_relapses,
)
from kikao.casework.outcomes.queries import (
    flags,
)
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.queries import place_choices
from tests.casework.agreements.paper import Papers

SITE = 0


@dataclass
class Again(Papers):
    """A closed case at a site, and what happens afterwards."""

    def site(self, number: int = SITE) -> UUID:
        """Return a place of the register."""
        return UUID(place_choices(self.by())[number][0])

    def happening(self, *, accused: str = "", place: int | None = SITE, **said: Any) -> UUID:
        """Open an incident of today from what was said."""
        facts = {
            "title": "Shots again",
            "nature": "FACT",
            "categories": ["HR-LIFE"],
            "happened": Moment.on(today()),
            "claims": [NewClaim("Two men were shot at the fence near the river.", "PERSON")],
            **said,
        }
        place_id = None if place is None else self.site(place)
        made = open_incident(self.by(), place_id=place_id, **facts)
        if accused:
            body = self.cast.bodies[accused]
            record_involvement(self.by(), incident_id=made, part="ALLEGED_AUTHOR", organisation_id=body)
        return made

    def ended(self, *, accused: str = "pnc", days: int = 20, **said: Any) -> UUID:
        """Return a case at the site, closed some days ago."""
        before = today() - timedelta(days=days + 30)
        incident = self.happening(accused=accused, title="Shots", happened=Moment.on(before), **said)
        case_id = table_case(self.by(), title="Shots at the fence", incident_ids=[incident], tabled_on=before)
        self.decided(case_id)
        close_case(self.by(), case_id=case_id, reason="MEAS", closed_on=today() - timedelta(days=days))
        return case_id

    def look(self, incident_id: UUID) -> tuple[Any, ...]:
        """Look, and return what the secretariat finds."""
        look_for_relapses(self.by(), incident_id=incident_id)
        return self.flags_of(incident_id)

    def flags_of(self, incident_id: UUID, name: str = "anne") -> tuple[Any, ...]:
        """Return what somebody finds of an incident among all flags."""
        return tuple(one for one in flags(self.by(name), state="").items if one.incident_id == incident_id)
