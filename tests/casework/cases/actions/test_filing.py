"""Files of a case: members read a copy of what a person marked safe, until it is taken back or a wall rises."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import (
    add_party,
    attach_case_files,
    attach_incident,
    release_file,
    withdraw_file,
)
from kikao.casework.cases.enums import PartyRole
from kikao.casework.incidents.actions import add_report, attach_incident_files
from kikao.casework.reports.actions import record_consent, record_report
from kikao.casework.reports.schemas import Taking, Told
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.files.queries import events_of, files_of, opened, released_of
from kikao.foundation.sealing.models import Wrap
from kikao.foundation.sealing.vault import grant
from tests.casework.cases.conftest import MARKER, Desk
from tests.foundation.files.conftest import coming, photograph

NAME = f"{MARKER}.jpg"


def given(desk: Desk, case_id: UUID, name: str = "anne") -> EvidenceFile:
    sent = [coming(photograph(), NAME, "image/jpeg")]
    attach_case_files(desk.by(name), case_id=case_id, files=sent)
    return EvidenceFile.objects.filter(subject_id=case_id, role="ORIGINAL").latest("number")


def test_a_member_reads_what_was_marked_safe_and_nothing_else(desk: Desk, case_id: UUID) -> None:
    file = given(desk, case_id)
    copy = EvidenceFile.objects.get(original=file)
    member = desk.by("honore")
    for one in (file, copy):
        with pytest.raises(Unknown):
            opened(member, one.id)
    release_file(desk.by(), case_id=case_id, file_id=copy.id, reason="No face, no plate.")
    (shown,) = released_of(member, [case_id]).items
    assert shown.reason == "No face, no plate."
    assert b"".join(opened(member, shown.copy.id, shown=True).pieces).startswith(b"\xff\xd8\xff")
    assert files_of(member, [case_id]).items == ()
    for one in (file, copy):
        with pytest.raises(Unknown):
            opened(member, one.id)
    with pytest.raises(Stop) as stop:
        release_file(desk.by(), case_id=case_id, file_id=copy.id, reason="Again.")
    assert stop.value.code == "file.released_already"


def test_a_file_taken_back_is_erased_and_its_account_says_so(desk: Desk, case_id: UUID) -> None:
    file = given(desk, case_id)
    release_id = release_file(desk.by(), case_id=case_id, file_id=file.id, reason="Published already.")
    (shown,) = released_of(desk.by("honore"), [case_id]).items
    withdraw_file(desk.by("alice"), case_id=case_id, file_release_id=release_id)
    assert released_of(desk.by("honore"), [case_id]).items == ()
    with pytest.raises(Stop):
        opened(desk.by("honore"), shown.copy.id)
    assert not FileKey.objects.filter(file_id=shown.copy.id).exists()
    assert not Wrap.objects.filter(compartment__subject_id=shown.copy.subject_id).exists()
    kinds = [event.kind for event in events_of(desk.by(), file.id).items]
    assert kinds == ["received", "copied", "released", "withdrawn"]
    with pytest.raises(Unknown):
        withdraw_file(desk.by(), case_id=case_id, file_release_id=release_id)


def test_whom_a_wall_keeps_out_finds_no_file_and_holds_no_key(desk: Desk) -> None:
    case_id = desk.table("pmh")
    file = given(desk, case_id)
    release_file(desk.by(), case_id=case_id, file_id=file.id, reason="Seen from afar.")
    assert released_of(desk.by("didier"), [case_id]).items == ()
    (shown,) = released_of(desk.by("baraka"), [case_id]).items
    held = Wrap.objects.filter(compartment__subject_id=shown.copy.subject_id)
    assert desk.cast.accounts["didier"] not in set(held.values_list("account_id", flat=True))
    assert desk.cast.accounts["baraka"] in set(held.values_list("account_id", flat=True))
    add_party(
        desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["banro"], role=PartyRole.ALLEGED_AUTHOR
    )
    assert desk.cast.accounts["baraka"] not in set(held.values_list("account_id", flat=True))
    with pytest.raises(Unknown):
        opened(desk.by("baraka"), shown.copy.id)
    opened(desk.by("honore"), shown.copy.id)


def test_a_file_of_a_report_needs_its_sources_word(desk: Desk, case_id: UUID) -> None:
    WorkingGroup.objects.filter(id=desk.cast.group_id).update(intake_open=True)
    taking = Taking(channel="CALL", consents=("STORE", "SECUSE"), manner="ORAL")
    told = Told(words="They took the road.", files=(coming(photograph(), NAME, "image/jpeg"),))
    report_id = record_report(desk.by(), told=told, taking=taking)
    incident_id = desk.incident()
    add_report(desk.by(), incident_id=incident_id, report_id=report_id)
    attach_incident(desk.by(), case_id=case_id, incident_id=incident_id)
    file = EvidenceFile.objects.get(subject_id=report_id, role="ORIGINAL")
    with pytest.raises(Stop) as stop:
        release_file(desk.by(), case_id=case_id, file_id=file.id, reason="Nobody is on it.")
    assert "consent" in stop.value.code
    record_consent(
        desk.by(), report_id=report_id, given=("STORE", "SECUSE", "PHOTO"), manner="ORAL", language="fr"
    )
    release_file(desk.by(), case_id=case_id, file_id=file.id, reason="Nobody is on it.")


def test_only_files_of_the_case_are_released_and_only_by_the_secretariat(desk: Desk, case_id: UUID) -> None:
    incident_id = desk.incident()
    attach_incident_files(desk.by(), incident_id=incident_id, files=[coming(b"%PDF")])
    stranger = EvidenceFile.objects.get(subject_id=incident_id)
    with pytest.raises(Unknown):
        release_file(desk.by(), case_id=case_id, file_id=stranger.id, reason="x")
    file = given(desk, case_id)
    for name in ("honore", "judith", "esperance"):
        with pytest.raises(NotAllowed):
            release_file(desk.by(name), case_id=case_id, file_id=file.id, reason="x")
        with pytest.raises(NotAllowed):
            attach_case_files(desk.by(name), case_id=case_id, files=[coming(b"x")])
    with pytest.raises(NotAllowed):
        attach_case_files(desk.by("chantal"), case_id=case_id, files=[coming(b"x")])
    grant(desk.by(), case_id, desk.cast.accounts["chantal"])
    theirs = given(desk, case_id, "chantal")
    opened(desk.by("chantal"), theirs.id)
    with pytest.raises(NotAllowed):
        events_of(desk.by("honore"), theirs.id)
    with pytest.raises(Invalid):
        release_file(desk.by(), case_id=case_id, file_id=file.id, reason=" ")
    with pytest.raises(Invalid):
        attach_case_files(desk.by(), case_id=case_id, files=[])
