"""Claims that may contradict each other, and the right of reply."""

from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from kikao.casework.incidents.actions import (
    contrast_claims,
    reconcile_claims,
    record_claim,
    record_reply,
    verify_incident,
)
from kikao.casework.incidents.models import Claim, Contradiction, Reply
from kikao.casework.incidents.queries import claims_of, replies_of
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from tests.casework.incidents.conftest import MARKER, Desk
from tests.casework.incidents.told import tell

pytestmark = pytest.mark.django_db


def say(desk: Desk, incident_id: UUID, wording: str = "One shot.", **more: object) -> UUID:
    said = {"source_kind": "PRESS", "source_title": "actualite.cd", **more}
    return record_claim(desk.by(), incident_id=incident_id, wording=wording, **said)  # type: ignore[arg-type]


def test_record_claim_seals_its_words_and_keeps_its_source(desk: Desk, incident_id: UUID) -> None:
    say(desk, incident_id, "The Mwami says two.", locator="20-12-2024", language="fr", reliability="02")

    first, second = claims_of(desk.by(), incident_id, words=True)
    assert (first.number, first.wording) == (1, MARKER)
    assert (second.wording, second.source_words, second.locator) == (
        "The Mwami says two.",
        "actualite.cd",
        "20-12-2024",
    )


def test_the_words_of_a_claim_stand_in_no_plain_column(desk: Desk, incident_id: UUID) -> None:
    record_reply(
        desk.by(),
        incident_id=incident_id,
        organisation_id=desk.cast.bodies["pmh"],
        attribution="DENIES",
        wording=MARKER,
    )
    verify_incident(desk.by(), incident_id=incident_id, version=1, verification="V1", reason=MARKER)
    assert MARKER in [line.wording for line in claims_of(desk.by(), incident_id, words=True)]

    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
            found += [model.__name__ for row in cursor.fetchall() if MARKER in repr(row)]
    assert not found


@pytest.mark.parametrize("name", ["anne", "alice"])
def test_claims_open_for_the_secretariat(desk: Desk, incident_id: UUID, name: str) -> None:
    assert claims_of(desk.by(name), incident_id, words=True)[0].wording == MARKER


@pytest.mark.parametrize("name", ["didier", "chantal", "esperance", "judith", "klaas", "frank", "luc"])
def test_claims_are_not_there_for_anybody_else(desk: Desk, incident_id: UUID, name: str) -> None:
    with pytest.raises(Unknown):
        claims_of(desk.by(name), incident_id, words=True)


@pytest.mark.parametrize(
    ("claim", "field"),
    [
        ({"wording": ""}, "wording"),
        ({"wording": "x" * 20_001}, "wording"),
        ({"wording": "a\x00b"}, "wording"),
        ({"source_kind": "GOSSIP"}, "source_kind"),
        ({"source_title": ""}, "source_title"),
        ({"source_title": "x" * 301}, "source_title"),
        ({"language": "xx"}, "language"),
        ({"reliability": "9"}, "reliability"),
        ({"happened": Moment.parse("2999")}, "happened"),
        ({"source_kind": "PERSON", "source_title": "Somebody"}, "source_title"),
        ({"source_kind": "MISSION", "source_title": "", "locator": "page 3"}, "locator"),
        ({"report_id": UUID(int=7)}, "report_id"),
        ({"source_kind": "REPORT", "source_title": "", "report_id": UUID(int=7)}, "report_id"),
    ],
)
def test_record_claim_refuses_what_cannot_be_kept(
    desk: Desk, incident_id: UUID, claim: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        say(desk, incident_id, **claim)  # type: ignore[arg-type]

    assert field in refusal.value.fields
    assert Claim.objects.count() == 1


def test_the_database_itself_refuses_to_name_a_person_as_source(desk: Desk, incident_id: UUID) -> None:
    say(desk, incident_id, source_kind="PERSON", source_title="")

    with pytest.raises(IntegrityError):
        Claim.objects.filter(source_kind="PERSON").update(source_title="Somebody")


def test_a_claim_of_a_report_is_named_by_the_report(desk: Desk) -> None:
    told = tell(desk)
    opened = desk.open(report_ids=[told], claims=[])
    say(desk, opened, source_kind="REPORT", source_title="", report_id=told)

    assert claims_of(desk.by(), opened)[0].source_words.split("-")[1] == "R"


def test_claims_that_contradict_each_other_are_both_kept(desk: Desk, incident_id: UUID) -> None:
    first = Claim.objects.get().id
    second = say(desk, incident_id)

    contrast_claims(desk.by(), claim_id=second, other_id=first)
    contrast_claims(desk.by(), claim_id=first, other_id=second)

    assert Contradiction.objects.count() == 1
    assert [line.contradicts for line in claims_of(desk.by(), incident_id)] == [(2,), (1,)]

    reconcile_claims(desk.by(), claim_id=first, other_id=second)
    assert [line.contradicts for line in claims_of(desk.by(), incident_id)] == [(), ()]
    with pytest.raises(Stop) as refusal:
        reconcile_claims(desk.by(), claim_id=first, other_id=second)
    assert refusal.value.code == "claim.no_contradiction"


def test_contrast_claims_refuses_itself_and_claims_of_another_incident(desk: Desk, incident_id: UUID) -> None:
    first = Claim.objects.get().id
    other = Claim.objects.get(incident_id=desk.open(title="Another matter")).id

    for wrong in (first, other):
        with pytest.raises(Invalid):
            contrast_claims(desk.by(), claim_id=first, other_id=wrong)
    with pytest.raises(Unknown):
        contrast_claims(desk.by("frank"), claim_id=first, other_id=other)


def test_record_reply_keeps_what_the_accused_answers(desk: Desk, incident_id: UUID) -> None:
    record_reply(
        desk.by(),
        incident_id=incident_id,
        organisation_id=desk.cast.bodies["pmh"],
        attribution="NOT_RESPONSIBLE",
        wording="No officer of ours was there.",
        replied=Moment.parse("01/2025"),
        claim_id=Claim.objects.get().id,
    )

    (reply,) = replies_of(desk.by(), incident_id, words=True)
    assert (reply.attribution.code, reply.wording, reply.claim) == (
        "NOT_RESPONSIBLE",
        "No officer of ours was there.",
        1,
    )
    assert reply.replied == Moment.parse("01/2025")


@pytest.mark.parametrize(
    ("reply", "field"),
    [
        ({"attribution": "SHRUGS"}, "attribution"),
        ({"organisation_id": UUID(int=7)}, "organisation_id"),
        ({"replied": Moment.parse("2999")}, "replied"),
    ],
)
def test_record_reply_refuses_what_is_no_reply(
    desk: Desk, incident_id: UUID, reply: dict[str, object], field: str
) -> None:
    said = {"organisation_id": desk.cast.bodies["pmh"], "attribution": "DENIES", **reply}
    with pytest.raises(Invalid) as refusal:
        record_reply(desk.by(), incident_id=incident_id, **said)  # type: ignore[arg-type]

    assert field in refusal.value.fields
    assert not Reply.objects.exists()
