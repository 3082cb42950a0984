"""The forms that come with Kikao, each a table in a file of this folder."""

from dataclasses import dataclass
from pathlib import Path

from kikao.casework.forms.enums import FormKind

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shipped:
    """One shipped form: the id phones know it by, what it is for, its title, and its file."""

    form_id: str
    kind: FormKind
    title: str
    file: str


SHIPPED: tuple[Shipped, ...] = (
    Shipped("kikao-incident", FormKind.REPORT, "Fiche d’incident", "kikao-incident.md"),
    Shipped("kikao-garde", FormKind.GUARD, "Alerte de garde-creuseur", "kikao-garde.md"),
    Shipped("kikao-visite", FormKind.VISIT, "Visite de site", "kikao-visite.md"),
    Shipped("kikao-accord", FormKind.CHECK, "Suivi d’un accord", "kikao-accord.md"),
    Shipped("kikao-formation", FormKind.TRAINING, "Fiche de formation", "kikao-formation.md"),
    Shipped("kikao-incident-tella", FormKind.REPORT, "Fiche d’incident (Tella)", "kikao-incident-tella.md"),
    Shipped("kikao-garde-tella", FormKind.GUARD, "Alerte de garde-creuseur (Tella)", "kikao-garde-tella.md"),
    Shipped("kikao-visite-tella", FormKind.VISIT, "Visite de site (Tella)", "kikao-visite-tella.md"),
)
"""In the order in which they are loaded."""


def source_of(form_id: str) -> str:
    """Return the table of a shipped form, as its file has it."""
    file = next(one.file for one in SHIPPED if one.form_id == form_id)
    return (_HERE / file).read_text(encoding="utf-8")
