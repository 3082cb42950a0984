"""The first reading, setting aside, bringing back."""

from uuid import UUID

import pytest

from kikao.casework.reports.actions import (
    admit_report,
    ask_source,
    bring_back_report,
    give_back_report,
    screen_report,
    set_aside_report,
    share_report,
    take_report,
)
from kikao.casework.reports.enums import Pile, ReportState, Screening
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Known
from kikao.foundation.access.models import WallMark
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Alert
from kikao.foundation.sealing.actions import grant_reading, revoke_reading
from kikao.foundation.sealing.vault import readers_of, revoke
from kikao.registry.places.models import Place
from tests.casework.reports.conftest import Desk, row

W, A, T, S = ReportState.WAITING, ReportState.ASKED, ReportState.TAKEN, ReportState.SET_ASIDE


def test_screen_report_keeps_what_the_first_reading_found(desk: Desk) -> None:
    report_id = desk.send()
    place = Place.objects.filter(working_group_id=desk.cast.group_id).first()
    assert place is not None
    plain = Known(
        language="sw", source_kind="0101", reliability="03", category="HR-TORT", severity="SEV1",
        happened=Moment.parse("2024"), place_id=place.id, place_precision="GROUP", nature="FACT",
    )  # fmt: skip
    screen_report(desk.by(), report_id=report_id, version=1, plain=plain, plausible=True)
    kept = row(report_id)
    assert (kept.screening, kept.reliability, kept.source_kind) == (Screening.PLAUSIBLE, "03", "0101")
    assert (kept.happened, kept.place_id, kept.version) == (Moment.parse("2024"), place.id, 2)
    assert Alert.objects.get().subject_id == report_id
    screen_report(desk.by(), report_id=report_id, version=2, plain=Known(), plausible=False)
    assert row(report_id).screening == Screening.RECEIVED
    assert not WallMark.objects.filter(subject_id=report_id, key__startswith="PLACE:").exists()


def test_the_second_of_two_who_screen_is_told(desk: Desk) -> None:
    report_id = desk.send()
    screen_report(
        desk.by("anne"), report_id=report_id, version=1, plain=Known(reliability="01"), plausible=True
    )
    with pytest.raises(Clash):
        screen_report(desk.by("alice"), report_id=report_id, version=1, plain=Known(), plausible=False)
    assert row(report_id).reliability == "01"


def test_set_aside_and_bring_back(desk: Desk) -> None:
    report_id = desk.send()
    set_aside_report(desk.by(), report_id=report_id, reason="OUTSIDE", note="A family matter.")
    kept = row(report_id)
    assert (kept.state, kept.set_aside_reason) == (S, "OUTSIDE")
    assert kept.set_aside_on is not None
    assert [entry.text for entry in words_of(desk.by(), report_id).messages] == ["A family matter."]
    bring_back_report(desk.by("alice"), report_id=report_id)
    kept = row(report_id)
    assert (kept.state, kept.set_aside_reason, kept.set_aside_on) == (W, "", None)
    assert list(TrailEntry.objects.filter(object_ref=str(report_id)).values_list("verb", flat=True))[-2:] == [
        "report.set_aside",
        "report.bring_back",
    ]


def test_an_unknown_reason_is_refused_and_nothing_half_written_remains(desk: Desk) -> None:
    report_id = desk.send()
    with pytest.raises(Invalid):
        set_aside_report(desk.by(), report_id=report_id, reason="BORING")
    with pytest.raises(Invalid):
        set_aside_report(desk.by(), report_id=report_id, reason="SPAM", note="\x00")
    kept = row(report_id)
    assert (kept.state, kept.version, kept.messages.count()) == (W, 1, 0)


def _to(desk: Desk, report_id: UUID, state: str) -> None:
    if state == A:
        ask_source(desk.by(), report_id=report_id, words="When was it?")
    elif state == T:
        take_report(desk.by(), report_id=report_id)
    elif state == S:
        set_aside_report(desk.by(), report_id=report_id, reason="SPAM")


@pytest.mark.parametrize("state", [W, A, T, S])
@pytest.mark.parametrize(
    ("act", "allowed"),
    [
        (take_report, {W, A}),
        (give_back_report, {T}),
        (bring_back_report, {S}),
        (lambda by, report_id: set_aside_report(by, report_id=report_id, reason="SPAM"), {W, A}),
    ],
)
def test_every_move_that_the_lifecycle_lacks_is_refused(
    desk: Desk, act: object, allowed: set[str], state: str
) -> None:
    report_id = desk.send()
    _to(desk, report_id, state)
    before = row(report_id)
    if state in allowed:
        act(desk.by(), report_id=report_id)  # type: ignore[operator]
        assert row(report_id).state != state
        return
    with pytest.raises(Stop) as stop:
        act(desk.by(), report_id=report_id)  # type: ignore[operator]
    assert stop.value.code == "lifecycle.report"
    assert str(stop.value.message)
    assert (row(report_id).state, row(report_id).version) == (before.state, before.version)


def test_admit_report_moves_it_to_the_main_queue(desk: Desk) -> None:
    report_id = desk.send(flood=True, category="HR-LIFE")
    admit_report(desk.by(), report_id=report_id)
    assert row(report_id).pile == Pile.MAIN
    assert Alert.objects.filter(subject_id=report_id).exists()


ACTS = {
    "screen": lambda by, it: screen_report(by, report_id=it, version=1, plain=Known(), plausible=True),
    "aside": lambda by, it: set_aside_report(by, report_id=it, reason="SPAM"),
    "back": lambda by, it: bring_back_report(by, report_id=it),
    "take": lambda by, it: take_report(by, report_id=it),
    "give": lambda by, it: give_back_report(by, report_id=it),
    "admit": lambda by, it: admit_report(by, report_id=it),
    "ask": lambda by, it: ask_source(by, report_id=it, words="When?"),
}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_nobody_else_acts_on_a_report(desk: Desk, name: str) -> None:
    report_id = desk.send()
    for person in ("chantal", "esperance", "baraka", "judith", "klaas", "luc"):
        with pytest.raises(NotAllowed):
            ACTS[name](desk.by(person), report_id)
    with pytest.raises(NotAllowed):
        ACTS[name](desk.cast.source, report_id)
    with pytest.raises(Unknown):
        ACTS[name](desk.by("frank"), report_id)


def test_sharing_with_the_desk_gives_nobody_back_what_was_taken_from_them(desk: Desk) -> None:
    report_id, alice = desk.record(), desk.cast.accounts["alice"]
    revoke(report_id, [alice])
    share_report(desk.by(), report_id=report_id)
    assert alice in readers_of(report_id)
    revoke_reading(desk.by(), subject_id=report_id, account_id=alice, reason="She knows the source.")
    share_report(desk.by(), report_id=report_id)
    assert alice not in readers_of(report_id)
    grant_reading(desk.by(), subject_id=report_id, account_id=alice, reason="It was a mistake.")
    assert alice in readers_of(report_id)
