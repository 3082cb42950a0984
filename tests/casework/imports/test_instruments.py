"""Earlier agreements, taken over with their parties and clauses, one line for each clause."""

from datetime import date
from uuid import UUID

import pytest

from kikao.casework.agreements.models import Clause, Instrument, InstrumentHelper, InstrumentParty
from kikao.casework.imports.actions import import_record
from kikao.casework.imports.actions.taking import Rehearsed
from kikao.casework.imports.models import ImportedLine
from kikao.casework.imports.queries import names_of, problems_of, taken_already
from kikao.casework.imports.reckoning.units import Unit
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import pins
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.moments import Precision
from kikao.foundation.base.stops import Invalid
from tests.casework.imports.test_taking import CASE, made, take

FIRST = {
    "Accord": "PE 2/2019",
    "Genre": "Protocole d'accord",
    "Titre": "Joint use of the hill",
    "État": "Signé",
    "Signé le": "04/2019",
    "Cas": "Cas 7",
    "Lieu": "Kalimbi",
    "Parties": "Banro; SOFEDI",
    "Garants": "Ministry of Mines",
    "Convocateurs": "Observatoire Gouvernance et Paix",
    "Leur apport": "Brought both sides to one table.",
    "Selon": "The minutes of April 2019",
    "Genre de la clause": "COMP",
    "Clause en mots": "Pays for the lost tools.",
    "Débiteur": "Banro",
    "Créancier": "SOFEDI",
    "Échéance": "30/06/2019",
    "Montant": "1 200,50 USD",
}
SECOND = {
    "Accord": "PE 2/2019",
    "Genre de la clause": "ACCESS",
    "Clause en mots": "Lets diggers pass: by day.",
    "Débiteur": "Banro",
    "Rythme": "ALWAYS",
}


@pytest.fixture
def case_id(anne: Actor) -> UUID:
    (taken,) = take(anne, "cases", CASE)
    return taken


def only(*rows: dict[str, str]) -> Unit:
    (unit,) = made("instruments", *rows)
    return unit


def counted() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Instrument, InstrumentParty, InstrumentHelper, Clause))


def test_a_past_agreement_comes_with_its_parties_its_convenors_and_a_clause_from_each_line(
    anne: Actor, case_id: UUID
) -> None:
    (paper,) = take(anne, "instruments", FIRST, SECOND)
    row = Instrument.objects.get(id=paper)
    assert (row.kind, row.state, row.made_here, row.case_id) == ("MOU", "SIGNED", False, case_id)
    assert (row.signed_on, row.signed_precision) == (date(2019, 4, 1), Precision.MONTH)
    parts = InstrumentParty.objects.order_by("position").values_list("organisation__name", "part")
    assert list(parts) == [("Banro", "PARTY"), ("SOFEDI", "PARTY"), ("Ministry of Mines", "GUARANT")]
    helper = InstrumentHelper.objects.get(instrument=row)
    assert (helper.part, helper.said_by) == ("CONVENOR", "The minutes of April 2019")
    pays, opens = Clause.objects.order_by("number")
    assert (pays.obligor.organisation.name, pays.amount_minor, pays.currency) == ("Banro", 120050, "USD")
    assert pays.beneficiary is not None
    assert (opens.words, opens.rhythm, opens.due_on) == ("Lets diggers pass: by day.", "ALWAYS", None)
    verbs = set(TrailEntry.objects.values_list("verb", flat=True))
    assert {"record.import", "agreement.register", "agreement.add_party", "clause.add"} <= verbs
    assert not list(pins.faults())


def test_an_agreement_is_known_again_by_its_number(anne: Actor, case_id: UUID) -> None:
    first = take(anne, "instruments", FIRST, SECOND)
    assert taken_already(anne, "instruments", made("instruments", FIRST)) == {2}
    assert take(anne, "instruments", {**FIRST, "Titre": "Otherwise"}) == first
    assert counted() == (1, 3, 1, 2)


def test_what_was_only_demanded_has_one_day_and_needs_no_case(anne: Actor) -> None:
    bare = {"Genre": "DCOM", "Titre": "No more barriers", "État": "DEMANDED", "Parties": "FARDC"}
    (paper,) = take(anne, "instruments", {**bare, "Signé le": "02/04/2019"})
    row = Instrument.objects.get(id=paper)
    assert (row.state, row.signed_on, row.case_id) == ("DEMANDED", None, None)
    with pytest.raises(Invalid) as stop:
        take(anne, "instruments", {**bare, "Signé le": "04/2019"})
    assert problems_of("instruments", stop.value)[0].column == "Signé le"
    with pytest.raises(Invalid) as stop:
        take(anne, "instruments", {**bare, "État": "DRAFT"})
    assert problems_of("instruments", stop.value)[0].column == "État"


def test_every_fault_of_an_agreement_is_told_at_once_and_those_of_a_clause_with_its_line(
    anne: Actor, case_id: UUID
) -> None:
    first = {**FIRST, "Genre": "A handshake", "Parties": "Banro; Nobody SARL"}
    second = {**SECOND, "Titre": "Another title", "Débiteur": "", "Montant": "100"}
    with pytest.raises(Invalid) as stop:
        import_record(
            anne, kind="instruments", unit=only(first, second), names=names_of(anne), rehearsal=True
        )
    told = {one.column: one.words for one in problems_of("instruments", stop.value)}
    assert set(told) == {"Genre", "Parties", "Titre", "Débiteur", "Montant"}
    assert all(told[name].startswith("Line 3: ") for name in ("Titre", "Débiteur", "Montant"))


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"Débiteur": "FARDC"}, "Débiteur", "Line 3: This organisation is no party of the agreement."),
        ({"Créancier": "Banro"}, "Créancier", "Line 3: Nobody owes something to itself."),
        ({"Clause en mots": ""}, "Clause en mots", "Line 3: Say what is promised."),
        ({"Échéance": "30/06/2019"}, "Échéance", "Line 3: What holds at all times falls due on no day."),
    ],
)
def test_a_refused_clause_leaves_nothing_of_its_agreement(
    anne: Actor, case_id: UUID, change: dict[str, str], column: str, words: str
) -> None:
    unit = only(FIRST, {**SECOND, **change})
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="instruments", unit=unit, names=names_of(anne))
    (problem,) = problems_of("instruments", stop.value)
    assert (problem.column, problem.words) == (column, words)
    assert counted() == (0, 0, 0, 0)
    assert not ImportedLine.objects.filter(kind="instruments").exists()


def test_a_rehearsed_agreement_is_nowhere(anne: Actor, case_id: UUID) -> None:
    before = TrailEntry.objects.count()
    with pytest.raises(Rehearsed):
        import_record(
            anne, kind="instruments", unit=only(FIRST, SECOND), names=names_of(anne), rehearsal=True
        )
    assert (counted(), TrailEntry.objects.count()) == ((0, 0, 0, 0), before)
