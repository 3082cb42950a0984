"""Releasing: a text of its own for a named seat, approved by a second person, and nothing else."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import (
    approve_release,
    decide_urgently,
    expire_releases,
    open_release,
    propose_agenda,
    propose_release,
    put_on_agenda,
    ratify_decision,
    refuse_release,
    releases,
    reply_to_release,
    withdraw_release,
)
from kikao.casework.meetings.enums import ItemKind
from kikao.casework.meetings.models import Release, ReleaseReply
from kikao.casework.meetings.policy import releases_seen_by
from kikao.casework.meetings.queries import (
    release,
    releases_for,
    releases_of_case,
    releases_to_me,
    sitting,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.notices.queries import notices
from kikao.foundation.sealing.models import SealedItem
from tests.casework.meetings.table import MARKER, Table

pytestmark = pytest.mark.django_db

TEXT = "Shots were heard near a mine in Mwenga."


def propose(table: Table, decision_id: UUID, **more: object) -> UUID:
    given = {"what": TEXT, "asked": "Which orders do guards have?", **more}
    return propose_release(
        table.by(),
        decision_id=decision_id,
        seat_id=table.cast.seats["didier"],
        **given,  # type: ignore[arg-type]
    )


@pytest.fixture
def decision_id(table: Table) -> UUID:
    """Return the decision of a closed sitting to take up the case of the mining police."""
    return table.decided(table.secret())[1]


def test_a_text_goes_to_its_seat_once_a_second_person_approved(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id, where="Mwenga", until_on=today() + timedelta(days=30))
    didier = table.by("didier")
    assert releases_for(didier).items == releases_to_me(didier) == notices(didier).items == ()
    assert notices(table.by("alice")).items[0].words == "Something waits for a second person."
    with pytest.raises(Stop, match=r"release\.needs_a_second"):
        approve_release(table.by(), release_id=made)
    approve_release(table.by("alice"), release_id=made)
    line = release(didier, made)
    assert (line.what, line.where, line.own, line.approved_on) == (TEXT, "Mwenga", True, today())
    assert (line.case_id, line.decision_id, line.proposed_by, line.proposed_on) == (None, None, None, None)
    assert MARKER not in str([line, releases_for(didier), notices(didier)])
    assert [one.words for one in notices(didier).items] == ["A text was released to you."]
    for name in ("dora", "chantal", "baraka", "frank"):
        assert releases_for(table.by(name)).items == ()
        with pytest.raises(Unknown):
            release(table.by(name), made)


def test_the_secretariat_sees_the_case_behind_it(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id)
    (line,) = releases_of_case(table.by("alice"), table.cases[0])
    assert (line.id, line.case_id, line.decision_id) == (made, table.cases[0], decision_id)
    assert releases_of_case(table.by("chantal"), table.cases[0]) == ()
    assert [one.id for one in releases_for(table.by(), state="PROPOSED").items] == [made]
    assert releases_for(table.by(), state="EXPIRED").items == ()


def test_a_text_names_neither_the_case_nor_its_title(table: Table, decision_id: UUID) -> None:
    reference = case(table.by(), table.cases[0]).line.reference
    for more in (
        {"what": f"About {reference}."},
        {"asked": f"On {reference.lower()}?"},
        {"where": f"shots NEAR a fence {MARKER}"},
        {"what": "  "},
        {"until_on": today() - timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            propose(table, decision_id, **more)
    assert not Release.objects.exists()


def test_propose_release_asks_for_a_decision_that_holds_and_a_seat(table: Table, decision_id: UUID) -> None:
    with pytest.raises(Unknown):
        propose(table, uuid4())
    with pytest.raises(Unknown):
        propose_release(table.by(), decision_id=decision_id, seat_id=table.cast.seats["frank"], what="A text")
    with pytest.raises(NotAllowed):
        propose_release(
            table.by("chantal"), decision_id=decision_id, seat_id=table.cast.seats["didier"], what="A text"
        )


def test_an_urgent_decision_is_enough_until_it_is_cancelled(table: Table) -> None:
    case_id = table.secret()
    urgent = decide_urgently(
        table.by(),
        case_id=case_id,
        code="D1",
        reason="Danger",
        consulted=table.seats(["chantal", "gilbert", "baraka"]),
    )
    propose(table, urgent)
    shut = table.closed()
    item = table.put(shut, case_id)
    table.hold(shut, ["anne", "chantal", "gilbert"])
    ratify_decision(table.by(), decision_id=urgent, item_id=item, outcome="CANCELLED", reason="No")
    with pytest.raises(Unknown):
        propose(table, urgent)


def test_refused_and_withdrawn_texts_stay_in_the_record_with_their_reason(
    table: Table, decision_id: UUID
) -> None:
    refused, withdrawn = propose(table, decision_id), propose(table, decision_id)
    with pytest.raises(Invalid):
        refuse_release(table.by("alice"), release_id=refused, reason=" ")
    refuse_release(table.by("alice"), release_id=refused, reason="Too precise")
    with pytest.raises(Stop, match=r"lifecycle\.release"):
        approve_release(table.by("alice"), release_id=refused)
    approve_release(table.by("alice"), release_id=withdrawn)
    withdraw_release(table.by(), release_id=withdrawn, reason="A leak")
    lines = {line.id: line for line in releases_of_case(table.by(), table.cases[0])}
    assert (lines[refused].state, lines[refused].end_reason) == ("REFUSED", "Too precise")
    assert (lines[withdrawn].state, lines[withdrawn].end_reason) == ("WITHDRAWN", "A leak")
    assert releases_for(table.by("didier")).items == ()
    with pytest.raises(Unknown):
        release(table.by("didier"), withdrawn)
    with pytest.raises(NotAllowed):
        withdraw_release(table.by("didier"), release_id=withdrawn, reason="Mine")


def test_a_text_expires_by_itself(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id, until_on=today())
    late = propose(table, decision_id, until_on=today())
    approve_release(table.by("alice"), release_id=made)
    assert release(table.by("didier"), made)
    with time_machine.travel(now() + timedelta(days=1)):
        with pytest.raises(Unknown):
            release(table.by("didier"), made)
        with pytest.raises(Unknown):
            reply_to_release(table.by("didier"), release_id=made, words="Late")
        with pytest.raises(Stop, match=r"release\.past_its_end"):
            approve_release(table.by("alice"), release_id=late)
        with pytest.raises(NotAllowed):
            expire_releases(table.by())
        JOBS["releases.expire"].work(table.cast.system)
        assert expire_releases(table.cast.system) == 0
        assert releases_for(table.by(), state="EXPIRED").items[0].ended_on == today()


def test_the_seat_answers_and_its_words_are_sealed(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id)
    with pytest.raises(Unknown):
        reply_to_release(table.by("didier"), release_id=made, words="Too soon")
    approve_release(table.by("alice"), release_id=made)
    open_release(table.by("didier"), release_id=made)
    open_release(table.by("didier"), release_id=made)
    reply_to_release(table.by("didier"), release_id=made, words="  Our orders forbid it. ")
    with pytest.raises(Invalid):
        reply_to_release(table.by("didier"), release_id=made, words=" ")
    for name in ("chantal", "dora"):
        with pytest.raises(Unknown):
            reply_to_release(table.by(name), release_id=made, words="Not mine")
        with pytest.raises(Unknown):
            open_release(table.by(name), release_id=made)
    item = SealedItem.objects.get(id=ReleaseReply.objects.get().words_item_id)
    assert b"forbid" not in bytes(item.blob)
    line = release(table.by(), made)
    assert [reply.words for reply in line.replies] == ["Our orders forbid it."]
    assert line.opened_on == today()
    assert [reply.words for reply in releases_for(table.by()).items[0].replies] == [None]
    assert [reply.words for reply in release(table.by("didier"), made).replies] == [None]
    assert notices(table.by()).items[0].words == "There is a reply to a released text."


def test_a_secretary_who_is_walled_reads_only_what_was_released_to_their_seat(table: Table) -> None:
    case_id = table.case("Money of the secretariat lost", accused="")
    decision = table.decided(case_id, ["alice", "chantal", "gilbert", "baraka", "anne"])[1]
    from kikao.casework.cases.actions import add_party

    made = propose_release(
        table.by("alice"), decision_id=decision, seat_id=table.cast.seats["eve"], what="A text"
    )
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["ogp"], role="ADVERSE_PARTY")
    for name in ("anne", "alice"):
        assert releases_for(table.by(name)).items == releases_of_case(table.by(name), case_id) == ()
        with pytest.raises(Unknown):
            approve_release(table.by(name), release_id=made)


def test_a_released_text_may_stand_on_the_plenary_while_it_stands(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id)
    plenary = table.plenary()
    with pytest.raises(Unknown):
        put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.RELEASED, release_id=made)
    approve_release(table.by("alice"), release_id=made)
    put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.RELEASED, release_id=made)
    propose_agenda(table.by(), sitting_id=plenary)
    for name in ("anne", "didier", "baraka"):
        (item,) = sitting(table.by(name), plenary).items
        assert item.words.endswith(TEXT)
        assert item.case_id is None
    withdraw_release(table.by(), release_id=made, reason="A leak")
    assert sitting(table.by("didier"), plenary).items == ()


@pytest.mark.parametrize(
    "change", [{"what": "Everything"}, {"state": "WITHDRAWN"}, {"until_on": "2050-01-01"}]
)
def test_a_release_changed_by_hand_is_found(table: Table, decision_id: UUID, change: dict[str, str]) -> None:
    propose(table, decision_id)
    assert list(pins.faults()) == []
    Release.objects.update(**change)
    assert len(list(pins.faults())) == 1


def test_two_people_end_a_text_once(table: Table, decision_id: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    made = propose(table, decision_id)

    def meanwhile(by: Actor, release_id: UUID) -> Release:
        row = Release.objects.get(id=release_id)
        Release.objects.filter(id=release_id).update(state="REFUSED")
        return row

    monkeypatch.setattr(releases, "require_release", meanwhile)
    with pytest.raises(Clash):
        withdraw_release(table.by("alice"), release_id=made, reason="Late")


def test_somebody_without_a_seat_has_nothing_released(table: Table, decision_id: UUID) -> None:
    made = propose(table, decision_id)
    approve_release(table.by("alice"), release_id=made)
    assert releases_to_me(table.by("luc")) == ()
    with pytest.raises(Unknown):
        open_release(table.by("luc"), release_id=made)
    with pytest.raises(Unknown):
        release(table.by("luc"), made)


def test_a_release_that_is_gone_says_nothing(table: Table) -> None:
    assert releases.content_of(uuid4()) is None
    assert not Release.objects.filter(releases_seen_by(table.cast.system)).exists()
