"""Whoever erases a case erases all that hangs on it alone: no mark of it opens for anybody afterwards."""

from datetime import date, timedelta
from importlib import import_module
from uuid import UUID

import pytest

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case, StatusChange
from kikao.casework.handover.models import Handover, HandoverPart
from kikao.casework.handover.queries import arrival, handover
from kikao.casework.mediation.models import Room
from kikao.casework.mediation.queries import room
from kikao.casework.missions.models import EmergencyContact, Mission, MissionCase
from kikao.casework.missions.queries import mission
from kikao.casework.missions.queries.money import mission_money, pay_list
from kikao.casework.monitoring.queries import need, site_event
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.clock import now, today
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import ItemKey, SealedItem
from kikao.foundation.sealing.reading import open_all
from kikao.insight.retention.actions import (
    ask_to_lift_hold,
    clear_passing_things,
    lift_hold,
    place_hold,
    repeat_erasures,
)
from kikao.insight.retention.models import ErasureLine
from kikao.insight.retention.queries import certificate, plan
from kikao.registry.people.actions import declare_interest
from tests.insight.retention.conftest import LONG_AGO, House
from tests.insight.retention.test_again import Brought
from tests.kit.chain import Chain, found_party, play

MARK = "GONE5512X"


def ended(*case_ids: UUID, on: date) -> None:
    """Close cases on a day."""
    for case in Case.objects.filter(id__in=case_ids):
        StatusChange.objects.create(
            working_group_id=case.working_group_id,
            case=case,
            old=case.status,
            new=CaseStatus.CLOSED,
            entered_on=on,
        )
    Case.objects.filter(id__in=case_ids).update(status=CaseStatus.CLOSED)


def readable(house: House) -> dict[UUID, str]:
    """Return every sealed narrative that any account of the group opens, item by item."""
    items = list(SealedItem.objects.filter(compartment__layer=Layer.N).values_list("id", flat=True))
    found: dict[UUID, str] = {}
    for name in house.cast.keys:
        raw = open_all(house.by(name), items)
        found |= {one: content.decode("latin-1") for one, content in raw.items() if content is not None}
    return found


def later(monkeypatch: pytest.MonkeyPatch, days: timedelta = LONG_AGO) -> None:
    """Reckon what is due as on a day far ahead."""
    walk = import_module("kikao.insight.retention.queries.due")
    monkeypatch.setattr(walk, "today", lambda: today() + days)


def played(house: House) -> Chain:
    """Play a case with everything that follows a decision, and have another group answer for it."""
    chain = Chain(house.cast, MARK)
    found_party(house.cast, chain)
    play(chain)
    assert len(marked(house)) > 50, "there was something to find"
    return chain


def marked(house: House) -> dict[UUID, str]:
    """Return what opens for anybody and carries the mark of the case."""
    return {one: text for one, text in readable(house).items() if MARK in text}


def test_no_mark_of_an_erased_case_opens_for_anybody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = played(house)
    boxes = EvidenceFile.objects.filter(disposed_on=None)
    assert boxes.exists(), "there were files"
    ended(*Case.objects.values_list("id", flat=True), on=today())
    later(monkeypatch)
    number = house.erase()
    left = SealedItem.objects.filter(id__in=marked(house))
    assert not left, sorted(left.values_list("kind", "compartment__subject_id"))
    assert not ItemKey.objects.filter(item__compartment__layer=Layer.I).exists(), "who spoke goes too"
    assert not FileKey.objects.filter(file__in=boxes).exists()
    counted = {label.split(":")[0] for label, _number in certificate(house.by(), number).counts}
    assert {"Mission", "Case handed over to another group", "Case handed over to us"} <= counted
    assert house.planned() == [], "nothing is due twice"
    by, names = house.by(), chain.ids
    pages = [
        mission(by, names["mission"]),
        mission_money(by, names["mission"]),
        room(by, names["room"]),
        handover(by, names["handover"]),
        arrival(by, names["arrival"]),
        need(by, names["need"]),
        pay_list(by, names["mission"]),
        site_event(by, names["event"]),
    ]
    assert all(pages), "the register stays, and each page opens without words"


def test_what_hangs_on_an_open_case_as_well_stays(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = played(house)
    sent, talked = chain.ids["mission"], chain.ids["room"]
    other = house.case(house.incident(house.report()))
    MissionCase.objects.create(
        working_group_id=house.cast.group_id, mission_id=sent, case_id=other, added_on=today()
    )
    ended(chain.case_id, on=today())
    later(monkeypatch)
    house.planned()
    lines = {(line.subject_id, line.scope) for line in ErasureLine.objects.all()}
    assert (talked, "WORDS") in lines
    assert (sent, "WORDS") not in lines, "another case, which is open, sent it too"
    assert (sent, "NAMES") in lines, "the accounts of that year were checked long ago"
    house.erase(sent, talked)
    seen = " ".join(marked(house).values())
    assert chain.marked("way") in seen
    assert not {one for one in ("helped", "roomnote", "roomsaid", "roomcame") if chain.marked(one) in seen}


def test_a_hold_on_a_case_keeps_all_that_hangs_on_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = played(house)
    ended(chain.case_id, on=today())
    later(monkeypatch)
    held = [
        chain.ids[name] for name in ("case", "mission", "room", "event", "handover", "incident", "report")
    ]
    assert len(house.planned(*held)) >= len(held)
    reference = Case.objects.get(id=chain.case_id).reference
    place_hold(house.by(), reference=reference, reason="The court asks for it.")
    assert house.planned(*held) == []


def test_one_mission_or_hand_over_can_be_held_alone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = played(house)
    ended(chain.case_id, on=today())
    later(monkeypatch)
    held = ((Mission, "mission"), (Handover, "handover"), (Room, "room"))
    for model, name in held:
        one = chain.ids[name]
        reference = model.objects.get(id=one).reference
        place_hold(house.by("emile"), reference=reference, reason="The court asks for it.")
        assert house.planned(one) == []
    assert house.planned(chain.case_id)


def test_whom_to_call_goes_by_itself_the_day_after_the_mission(house: House) -> None:
    chain = played(house)
    sent = chain.ids["mission"]
    (kept,) = EmergencyContact.objects.filter(mission_id=sent).values_list("contact_item_id", flat=True)
    clear_passing_things(house.cast.system)
    assert SealedItem.objects.filter(id=kept).exists(), "they are still on their way"
    days = {"starts_on": today() - timedelta(days=4), "ends_on": today() - timedelta(days=2)}
    Mission.objects.filter(id=sent).update(state="RETURNED", returned_at=now() - timedelta(days=2), **days)
    hold = place_hold(house.by(), reference=Mission.objects.get(id=sent).reference, reason="A court.")
    clear_passing_things(house.cast.system)
    assert SealedItem.objects.filter(id=kept).exists(), "a hold keeps it"
    ask_to_lift_hold(house.by(), hold_id=hold)
    lift_hold(house.by("emile"), hold_id=hold)
    clear_passing_things(house.cast.system)
    assert not SealedItem.objects.filter(id=kept).exists()
    assert chain.marked("way") in " ".join(marked(house).values()), "the rest of the mission stays"


def test_what_an_older_backup_brings_back_of_a_mission_is_erased_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = played(house)
    ended(chain.case_id, on=today())
    later(monkeypatch)
    hanging = [chain.ids[name] for name in ("mission", "room", "handover")]
    old = Brought(SealedItem.objects.all(), HandoverPart.objects.all())
    house.erase(*hanging)
    left, parts = SealedItem.objects.count(), HandoverPart.objects.count()
    old.back()
    assert SealedItem.objects.count() > left
    assert repeat_erasures(house.cast.system) == len(hanging)
    assert (SealedItem.objects.count(), HandoverPart.objects.count()) == (left, parts)


def test_who_is_walled_from_a_case_finds_no_line_of_what_hangs_on_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = played(house)
    ended(chain.case_id, on=today())
    later(monkeypatch)
    house.planned()
    hanging = {chain.ids[name] for name in ("case", "mission", "room", "event", "handover")}
    body = house.cast.bodies["ige"]
    raise_wall(house.cast.group_id, chain.case_id, organisation_key(body), chain.case_id)
    declare_interest(house.by("alice"), account_id=house.cast.accounts["alice"], organisation_id=body)
    assert hanging <= {line.subject_id for line in plan(house.by(), "PLANNED", size=200).items}
    assert hanging.isdisjoint(line.subject_id for line in plan(house.by("alice"), "PLANNED", size=200).items)
