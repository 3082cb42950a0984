"""What a person decides: verification, standards, norms; and the plain facts."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kikao.casework.incidents.actions import (
    add_mapping,
    categorise_incident,
    cite_norm,
    confirm_severity,
    decide_mapping,
    drop_norm,
    edit_incident,
    verify_claim,
    verify_incident,
)
from kikao.casework.incidents.enums import Verification
from kikao.casework.incidents.models import Claim, Incident, Mapping, VerificationChange
from kikao.casework.incidents.queries import incident
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import place_key
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.norms.queries import norms
from tests.casework.incidents.conftest import Desk

pytestmark = pytest.mark.django_db


def states(desk: Desk, incident_id: UUID) -> dict[str, str]:
    return {line.code.code: line.state.code for line in incident(desk.by(), incident_id).mappings}


def test_verify_incident_keeps_the_earlier_judgement_with_its_author(desk: Desk, incident_id: UUID) -> None:
    verify_incident(desk.by(), incident_id=incident_id, version=1, verification="V2")
    verify_incident(desk.by("alice"), incident_id=incident_id, version=2, verification="V4", reason="Denied.")

    page = incident(desk.by(), incident_id)
    assert page.line.verification.code == "V4"
    assert [(line.earlier.code, line.later.code, line.changed_by) for line in page.verifications] == [
        ("V0", "V2", desk.cast.accounts["anne"]),
        ("V2", "V4", desk.cast.accounts["alice"]),
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.lists(st.sampled_from(Verification.values), min_size=1, max_size=6))
def test_verification_never_goes_back_to_received_and_loses_no_value(
    desk: Desk, incident_id: UUID, path: list[str]
) -> None:
    row = Incident.objects.get(id=incident_id)
    for step in path:
        row.refresh_from_db()
        before, kept = row.verification, VerificationChange.objects.count()
        if step in (Verification.V0, before):
            with pytest.raises(Stop) as refusal:
                verify_incident(desk.by(), incident_id=incident_id, version=row.version, verification=step)
            assert refusal.value.code == "lifecycle.verification"
            assert VerificationChange.objects.count() == kept
        else:
            verify_incident(desk.by(), incident_id=incident_id, version=row.version, verification=step)
            assert VerificationChange.objects.count() == kept + 1


def test_a_refused_step_leaves_nothing_but_an_entry(desk: Desk, incident_id: UUID) -> None:
    with pytest.raises(Stop) as refusal:
        verify_incident(desk.by(), incident_id=incident_id, version=1, verification="V0")

    assert refusal.value.code == "lifecycle.verification"
    assert not VerificationChange.objects.exists()
    last = TrailEntry.objects.order_by("-n").first()
    assert last is not None
    assert (last.verb, last.outcome, last.code) == ("incident.verify", "REFUSED", "lifecycle.verification")


@pytest.mark.parametrize("step", ["edit", "categorise", "severity", "verify"])
def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(
    desk: Desk, incident_id: UUID, step: str
) -> None:
    verify_incident(desk.by("alice"), incident_id=incident_id, version=1, verification="V1")
    acts = {
        "edit": lambda: edit_incident(
            desk.by(), incident_id=incident_id, version=1, title="Other", nature="FACT"
        ),
        "categorise": lambda: categorise_incident(
            desk.by(), incident_id=incident_id, version=1, categories=["OTH"]
        ),
        "severity": lambda: confirm_severity(desk.by(), incident_id=incident_id, version=1, severity="SEV3"),
        "verify": lambda: verify_incident(desk.by(), incident_id=incident_id, version=1, verification="V3"),
    }

    with pytest.raises(Clash):
        acts[step]()

    line = incident(desk.by(), incident_id).line
    assert (line.title, line.severity.code, line.verification.code, len(line.categories)) == (
        "Shots at the barrier",
        "SEV1",
        "V1",
        1,
    )


def test_verify_claim_keeps_history_and_tells_the_second_editor(desk: Desk, incident_id: UUID) -> None:
    claim_id = Claim.objects.get().id
    verify_claim(desk.by(), claim_id=claim_id, version=1, verification="V2", reason="A second witness.")

    with pytest.raises(Clash):
        verify_claim(desk.by("alice"), claim_id=claim_id, version=1, verification="V5")
    with pytest.raises(Unknown):
        verify_claim(desk.by("frank"), claim_id=claim_id, version=2, verification="V5")
    assert incident(desk.by(), incident_id).verifications[0].claim == 1


def test_edit_incident_moves_the_wall_with_the_place(desk: Desk, incident_id: UUID) -> None:
    edit_incident(
        desk.by(),
        incident_id=incident_id,
        version=1,
        title="Shots at Kalimbi",
        nature="ONGOING",
        happened=Moment.parse("2020"),
        place_id=desk.place_id,
    )
    page = incident(desk.by(), incident_id)
    assert str(page.line.happened) == "2020"
    assert page.territory_id is not None
    assert set(WallMark.objects.values_list("key", flat=True)) == {place_key(desk.place_id)}

    edit_incident(
        desk.by(),
        incident_id=incident_id,
        version=2,
        title="Shots",
        nature="FACT",
        territory_id=page.territory_id,
    )
    assert not WallMark.objects.exists()
    assert incident(desk.by(), incident_id).place_id is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"place_id": UUID(int=7)}, "place_id"), ({"title": ""}, "title"), ({"nature": "X"}, "nature")],
)
def test_edit_incident_refuses_and_keeps_the_version(
    desk: Desk, incident_id: UUID, facts: dict[str, object], field: str
) -> None:
    said = {"title": "Shots", "nature": "FACT", **facts}
    with pytest.raises(Invalid) as refusal:
        edit_incident(desk.by(), incident_id=incident_id, version=1, **said)  # type: ignore[arg-type]

    assert field in refusal.value.fields
    assert Incident.objects.get().version == 1


def test_confirm_severity_outlives_a_change_of_category(desk: Desk, incident_id: UUID) -> None:
    confirm_severity(desk.by(), incident_id=incident_id, version=1, severity="SEV2")
    categorise_incident(desk.by(), incident_id=incident_id, version=2, categories=["EN-POLL"])

    page = incident(desk.by(), incident_id)
    assert (page.line.severity.code, page.line.severity_confirmed) == ("SEV2", True)
    assert page.severity_proposed.code == "SEV3"
    with pytest.raises(Invalid):
        confirm_severity(desk.by(), incident_id=incident_id, version=3, severity="")
    with pytest.raises(Invalid):
        categorise_incident(desk.by(), incident_id=incident_id, version=3, categories=[])


def test_categorise_incident_proposes_anew_and_keeps_what_was_judged(desk: Desk, incident_id: UUID) -> None:
    judged = Mapping.objects.get(code="VP-S5")
    decide_mapping(desk.by(), mapping_id=judged.id, state="REJECTED")

    categorise_incident(
        desk.by(), incident_id=incident_id, version=1, categories=["HR-LIFE", "HR-FLAB", "SF-TAX"]
    )
    categorise_incident(desk.by(), incident_id=incident_id, version=2, categories=["SF-TAX", "HR-FLAB"])

    assert states(desk, incident_id) == {
        "VP-S5": "REJECTED",
        "A2-3b": "PROPOSED",
        "A2-1b": "PROPOSED",
        "VP-P2": "PROPOSED",
    }
    assert [one.code for one in incident(desk.by(), incident_id).line.categories] == ["SF-TAX", "HR-FLAB"]


def test_decide_mapping_follows_its_lifecycle(desk: Desk, incident_id: UUID) -> None:
    mapping = Mapping.objects.get(code="VP-P4")
    decide_mapping(desk.by(), mapping_id=mapping.id, state="CONFIRMED")

    for wrong, code in (
        ("CONFIRMED", "lifecycle.mapping"),
        ("PROPOSED", "lifecycle.mapping"),
        ("X", "input.invalid"),
    ):
        with pytest.raises(Stop) as refusal:
            decide_mapping(desk.by(), mapping_id=mapping.id, state=wrong)
        assert refusal.value.code == code
    with pytest.raises(Unknown):
        decide_mapping(desk.by("frank"), mapping_id=mapping.id, state="REJECTED")
    mapping.refresh_from_db()
    assert mapping.decided_by == desk.cast.accounts["anne"]


def test_add_mapping_confirms_what_no_category_proposed(desk: Desk, incident_id: UUID) -> None:
    add_mapping(desk.by(), incident_id=incident_id, scheme="OECD", code="A2-4")

    assert states(desk, incident_id)["A2-4"] == "CONFIRMED"
    with pytest.raises(Stop) as refusal:
        add_mapping(desk.by(), incident_id=incident_id, scheme="OECD", code="A2-4")
    assert refusal.value.code == "mapping.confirmed_already"
    for scheme, code in (("OECD", ""), ("OECD", "VP-P4"), ("ISO", "A2-4")):
        with pytest.raises(Invalid):
            add_mapping(desk.by(), incident_id=incident_id, scheme=scheme, code=code)


def test_cite_norm_cites_once_and_can_be_taken_back(desk: Desk, incident_id: UUID) -> None:
    norm = norms(desk.by()).items[0]
    cite_norm(desk.by(), incident_id=incident_id, norm_id=norm.id)
    cite_norm(desk.by(), incident_id=incident_id, norm_id=norm.id)

    assert [line.id for line in incident(desk.by(), incident_id).norms] == [norm.id]
    with pytest.raises(Invalid):
        cite_norm(desk.by(), incident_id=incident_id, norm_id=UUID(int=7))
    drop_norm(desk.by(), incident_id=incident_id, norm_id=norm.id)
    with pytest.raises(Unknown):
        drop_norm(desk.by(), incident_id=incident_id, norm_id=norm.id)
