"""Earlier records, taken over line by line through the acts that secretaries do by hand."""

from uuid import UUID

import pytest

from kikao.casework.cases.models import Case, Party
from kikao.casework.imports.actions import import_record
from kikao.casework.imports.actions.taking import Rehearsed
from kikao.casework.imports.models import ImportedLine
from kikao.casework.imports.queries import names_of, problems_of, taken_already
from kikao.casework.imports.reckoning.columns import COLUMNS
from kikao.casework.imports.reckoning.units import Unit, units
from kikao.casework.meetings.models import AgendaItem, Decision, Sitting
from kikao.casework.reports.actions import screen_report
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.queries.queue import QueueFilter, queue
from kikao.casework.reports.schemas import Known
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.base.tables import as_csv, given, guess, read_table
from kikao.foundation.notices.models import Alert
from kikao.foundation.sealing import vault
from tests.kit.cast import Cast

REPORT = {
    "Référence propre": "R-12",
    "Récit": "SECRET-WORDS two soldiers took a tax",
    "Canal": "Appel / messagerie",
    "Reçu le": "09/02/2019",
    "Date des faits": "~02/2019",
    "Lieu": "Kalimbi",
    "Catégorie": "SF-TAX",
    "Mis en cause": "Soldiers|Police des Mines et des Hydrocarbures",
    "Source (identité)": "SECRET-NAME",
    "Consentements": "STORE|SECUSE",
    "Manière du consentement": "ORAL",
}
CASE = {
    "Référence propre": "Cas 7",
    "Titre": "Taxes at Kalimbi",
    "Présenté le": "2019-03-04",
    "Demande": "MEDIATION",
    "Lieu": "codmine00917",
    "Auteur présumé": "33rd Military Division FARDC",
    "Destinataire": "Police des Mines et des Hydrocarbures",
}
SITTING = {
    "Séance": "PV 3/2019",
    "Tenue le": "05/03/2019",
    "Sièges présents": "SOFEDI|IGE",
    "Cas": "Cas 7",
    "Décision": "D1",
    "Motif": "Within the mandate.",
}


def made(kind: str, *rows: dict[str, str]) -> tuple[Unit, ...]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = read_table(as_csv(names, [[row.get(name, "") for name in names] for row in rows]))
    return units(kind, given(table, guess(table.columns, COLUMNS[kind])))


def take(by: Actor, kind: str, *rows: dict[str, str]) -> list[UUID]:
    names = names_of(by)
    return [import_record(by, kind=kind, unit=unit, names=names) for unit in made(kind, *rows)]


def test_a_past_report_is_walled_and_sealed_as_by_hand(cast: Cast, anne: Actor) -> None:
    (made_id,) = take(anne, "reports", REPORT)
    row = Report.objects.get(id=made_id)
    assert (row.channel, row.category, str(row.arrived_on)) == ("CALL", "SF-TAX", "2019-02-09")
    assert row.happened.as_text() == "~01/02/2019" or row.happened_precision == "EST"
    assert row.place is not None
    assert row.narrative_item_id is not None
    assert "two soldiers" in str(vault.read(cast.actor("anne"), row.narrative_item_id))
    assert set(ReportAccused.objects.values_list("kind", flat=True)) == {"SOLDIERS", "ORGANISATION"}
    assert is_walled(cast.actor("didier"), row.id)
    assert is_walled(cast.actor("damas"), row.id)
    assert list(TrailEntry.objects.order_by("-n").values_list("verb", flat=True)[1:3]) == [
        "record.import",
        "report.record",
    ]


def test_a_line_taken_twice_is_there_once_whoever_sends_it(cast: Cast, anne: Actor) -> None:
    alone = {name: words for name, words in REPORT.items() if name != "Référence propre"}
    first = take(anne, "reports", REPORT, alone)
    again = made("reports", {**REPORT, "Récit": "otherwise"}, alone)
    assert taken_already(anne, "reports", again) == {2, 3}
    assert take(cast.actor("alice"), "reports", {**REPORT, "Récit": "otherwise"}, alone) == first
    assert Report.objects.count() == 2
    assert not any("R-12" in str(row) for row in ImportedLine.objects.values_list())


def test_a_grave_report_from_old_papers_wakes_nobody_and_waits_in_triage(anne: Actor) -> None:
    grave = {**REPORT, "Gravité": "SEV1", "Mis en cause": ""}
    (old,) = take(anne, "reports", grave)
    row = Report.objects.get(id=old)
    assert (row.severity, str(row.arrived_on)) == ("SEV1", "2019-02-09")
    assert [line.id for line in queue(anne, QueueFilter(severity="SEV1")).items] == [old]
    plain = Known(category="SF-TAX", severity="SEV1")
    screen_report(anne, report_id=row.id, version=row.version, plain=plain, plausible=True)
    assert not Alert.objects.exists(), "nobody is called about 2019, by the import or by the first reading"
    (fresh,) = take(anne, "reports", {**grave, "Référence propre": "R-13", "Reçu le": today().isoformat()})
    assert Alert.objects.get().subject_id == fresh


def test_every_fault_of_a_line_is_told_at_once_and_nothing_is_kept(anne: Actor) -> None:
    wrong = {
        **REPORT,
        "Lieu": "Nyabibwe Kalimb",
        "Catégorie": "nonsense",
        "Reçu le": "2019",
        "Mis en cause": "Nobody SARL",
    }
    (unit,) = made("reports", wrong)
    before = TrailEntry.objects.count()
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="reports", unit=unit, names=names_of(anne), rehearsal=True)
    told = {problem.column: problem.words for problem in problems_of("reports", stop.value)}
    assert set(told) == {"Lieu", "Catégorie", "Reçu le", "Mis en cause"}
    assert "Kalimbi (Nyabibwe)" in told["Lieu"]
    assert (Report.objects.count(), TrailEntry.objects.count()) == (0, before)


@pytest.mark.parametrize(
    ("change", "column"), [({"Consentements": ""}, "Consentements"), ({"Récit": ""}, "Récit")]
)
def test_what_the_act_refuses_is_told_by_its_column(anne: Actor, change: dict[str, str], column: str) -> None:
    (unit,) = made("reports", {**REPORT, **change})
    with pytest.raises(Stop) as stop:
        import_record(anne, kind="reports", unit=unit, names=names_of(anne))
    assert problems_of("reports", stop.value)[0].column == column
    assert ImportedLine.objects.count() == 0


def test_a_rehearsal_keeps_nothing(anne: Actor) -> None:
    before = TrailEntry.objects.count()
    for kind, row in (("reports", REPORT), ("cases", CASE)):
        (unit,) = made(kind, row)
        with pytest.raises(Rehearsed):
            import_record(anne, kind=kind, unit=unit, names=names_of(anne), rehearsal=True)
    assert (Report.objects.count(), Case.objects.count(), ImportedLine.objects.count()) == (0, 0, 0)
    assert TrailEntry.objects.count() == before


def test_a_past_case_and_the_sitting_that_accepted_it(cast: Cast, anne: Actor) -> None:
    (case_id,) = take(anne, "cases", CASE)
    case = Case.objects.get(id=case_id)
    assert (str(case.tabled_on), case.status) == ("2019-03-04", "C0")
    assert set(Party.objects.values_list("role", flat=True)) == {"ALLEGED_AUTHOR", "ADDRESSEE"}
    assert is_walled(cast.actor("damas"), case.id)
    second = {"Séance": "PV 3/2019", "Point en mots": "Budget", "Ce qui a été dit": "Read out."}
    (sitting_id,) = take(anne, "meetings", SITTING, second)
    sitting = Sitting.objects.get(id=sitting_id)
    assert (str(sitting.held_on), sitting.from_paper) == ("2019-03-05", True)
    assert AgendaItem.objects.filter(sitting=sitting).count() == 2
    assert Decision.objects.get(case=case).code == "D1"
    case.refresh_from_db()
    assert case.status == "C1"
    assert take(anne, "meetings", SITTING, second) == [sitting_id]


def test_a_sitting_in_front_of_a_walled_seat_is_refused_whole(anne: Actor) -> None:
    take(anne, "cases", CASE)
    (unit,) = made("meetings", {**SITTING, "Sièges présents": "SOFEDI|33rd Military Division"})
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="meetings", unit=unit, names=names_of(anne))
    assert problems_of("meetings", stop.value)[0].column == "Cas"
    assert Sitting.objects.count() == 0


def test_nobody_but_a_secretary_takes_records_over(cast: Cast) -> None:
    (unit,) = made("cases", CASE)
    for by in (cast.actor("chantal"), cast.actor("luc"), cast.system):
        with pytest.raises(NotAllowed):
            import_record(by, kind="cases", unit=unit, names=names_of(by))


def test_an_old_report_without_source_and_consent_is_kept_as_facts_alone(anne: Actor) -> None:
    bare = {**REPORT, "Consentements": "", "Manière du consentement": "", "Source (identité)": ""}
    (nowhere,) = made("reports", {**bare, "Canal": ""})
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="reports", unit=nowhere, names=names_of(anne))
    assert "cannot be empty" in problems_of("reports", stop.value)[0].words
    (unit,) = made("reports", bare)
    kept = Report.objects.get(id=import_record(anne, kind="reports", unit=unit, names=names_of(anne)))
    assert kept.facts_only
