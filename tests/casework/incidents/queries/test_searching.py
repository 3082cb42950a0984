"""Searching in what was told: only what the reader opens, no more than a number of texts, and all of it in the trail."""

from datetime import date
from uuid import UUID

import pytest

from kikao.casework.incidents.queries import Narrowing, search_sealed
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.schemas import Accusation, Known, Taking, Told
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import searching
from kikao.foundation.sealing.stops import Locked
from kikao.foundation.sealing.vault import revoke
from kikao.registry.people.actions import declare_interest
from tests.casework.incidents.conftest import Desk

pytestmark = pytest.mark.django_db

TAKING = Taking(channel="CALL", consents=("STORE", "SECUSE"), manner="ORAL")


def told(desk: Desk, words: str, **known: object) -> UUID:
    kind = known.pop("kind", AccusedKind.OTHER)
    accused = (Accusation(kind),)  # type: ignore[arg-type]
    return record_report(
        desk.by(),
        told=Told(words=words, accused=accused, known=Known(**known)),  # type: ignore[arg-type]
        taking=TAKING,
    )


def test_words_are_found_whatever_their_accents_and_stand_in_the_trail(desk: Desk) -> None:
    found = told(desk, "Les soldats ont demandé un péage à la barrière de Kaléhé. " * 3)
    told(desk, "Rien de tel ne s'est passé.")
    desk.open()
    before = TrailEntry.objects.count()
    hits = search_sealed(desk.by(), "PEAGE kalehe")
    assert [(one.about, one.about_id) for one in hits.items] == [("report", found)]
    assert "péage" in hits.items[0].excerpt
    assert (hits.fitting, hits.searched, hits.capped, hits.more) == (1, 3, False, None)
    written = list(TrailEntry.objects.order_by("n")[before:].values_list("verb", "object_ref", "outcome"))
    assert written[0] == ("sealed.search", "searched 3", "READ")
    assert [verb for verb, _ref, _outcome in written] == ["sealed.search", "sealed.read"]


def test_claims_are_found_too_and_narrowing_leaves_out_what_cannot_be(desk: Desk) -> None:
    incident_id = desk.open(happened=Moment.parse("03/2024"))
    told(desk, "SECRET-WORDING long ago", happened=Moment.parse("2019"))
    both = search_sealed(desk.by(), "wording secret")
    assert {one.about for one in both.items} == {"report", "incident"}
    since = search_sealed(desk.by(), "wording", Narrowing(since=date(2024, 1, 1)))
    assert [one.about_id for one in since.items] == [incident_id]
    until = search_sealed(desk.by(), "wording", Narrowing(until=date(2020, 1, 1)))
    assert [one.about for one in until.items] == ["report"]
    filed = search_sealed(desk.by(), "wording", Narrowing(category="CF-PIT"))
    assert [one.about for one in filed.items] == ["report"]


def test_nobody_finds_what_is_walled_or_sealed_for_them(desk: Desk) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["banro"])
    told(desk, "Guards beat him at the fence", kind=AccusedKind.COMPANY_GUARDS)
    assert search_sealed(desk.by("alice"), "fence").searched == 0
    assert search_sealed(desk.by("anne"), "fence").fitting == 1
    open_to_both = told(desk, "Quarrel at the fence of the pit")
    revoke(open_to_both, [desk.cast.accounts["alice"]])
    assert search_sealed(desk.by("alice"), "fence").fitting == 0
    for name in ("chantal", "didier", "esperance", "judith"):
        assert search_sealed(desk.by(name), "fence").searched == 0
    with pytest.raises(Locked):
        search_sealed(desk.cast.system, "fence")
    with pytest.raises(Invalid):
        search_sealed(desk.by(), "a é .")
    assert search_sealed(desk.by(), "fence", Narrowing(territory_id=desk.place_id)).fitting == 2


def test_no_more_than_a_number_of_texts_is_opened_and_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        told(desk, f"The same barrier, day {number}")
    monkeypatch.setattr("kikao.casework.incidents.queries.searching.MOST", 3)
    monkeypatch.setattr("kikao.casework.incidents.queries.searching.SIZE", 2)
    first = search_sealed(desk.by(), "barrier")
    assert (first.searched, first.fitting, first.capped, first.more, len(first.items)) == (3, 3, True, 2, 2)
    second = search_sealed(desk.by(), "barrier", first=2)
    assert (len(second.items), second.more) == (1, None)
    assert not {one.about_id for one in first.items} & {one.about_id for one in second.items}
    assert searching.MOST == 2_000
