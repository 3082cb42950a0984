"""What was signed stays: amended, succeeded, denounced; and what is shown to a party's seat is these words alone."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.agreements.actions import (
    amend_instrument,
    change_instrument,
    denounce_instrument,
    end_instrument,
    end_run_out,
    hand_copy,
    open_shown_text,
    record_reading,
    show_text,
    sign_instrument,
    succeed_party,
    take_back_text,
)
from kikao.casework.agreements.models import Instrument
from kikao.casework.agreements.queries import (
    instrument,
    instruments,
    instruments_of_case,
    shown_text,
    texts_for_side,
    texts_shown_to_me,
)
from kikao.casework.cases.models import Case
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.registry.places.queries import place_choices
from tests.casework.agreements.paper import MARKER, Papers

pytestmark = pytest.mark.django_db


def test_an_amendment_takes_the_place_of_what_it_amends_and_the_old_stays(papers: Papers) -> None:
    old, parties = papers.signed(papers.case("Debt on the hill"), "banro", "sofedi", clauses=3)
    heir = succeed_party(
        papers.by(),
        party_id=parties[0],
        organisation_id=papers.cast.bodies["twangiza"],
        took_over=True,
        since_on=today(),
        reason="The mine was sold.",
    )
    assert {one.bound for one in instrument(papers.by(), old).clauses} == {"Twangiza Mining", "SOFEDI"}
    new = amend_instrument(papers.by(), instrument_id=old, title="Joint use, second paper")
    with pytest.raises(Stop):
        amend_instrument(papers.by(), instrument_id=old)
    page = instrument(papers.by(), new)
    assert [one.organisation for one in page.parties] == ["SOFEDI", "Twangiza Mining"]
    assert [(one.number, one.obligor) for one in page.clauses] == [
        (1, "Twangiza Mining"),
        (2, "SOFEDI"),
        (3, "Twangiza Mining"),
    ]
    text = papers.text(new)
    papers.checked(new)
    papers.hands(new, [one.id for one in page.parties])
    assert papers.paper(old).state == "SIGNED"
    sign_instrument(papers.by(), instrument_id=new, text_ids=[text])
    kept = instrument(papers.by(), old)
    assert (kept.line.state, len(kept.clauses), kept.amended_by[0].id) == ("AMENDED", 3, new)
    assert kept.parties[2].id == heir
    assert list(pins.faults()) == []


def test_a_successor_that_took_nothing_over_is_bound_by_nothing(papers: Papers) -> None:
    paper, parties = papers.signed(papers.case("Debt on the hill"), "banro", "sofedi")
    facts = {"party_id": parties[0], "since_on": today(), "reason": "Sold.", "took_over": False}
    with pytest.raises(Invalid):
        succeed_party(papers.by(), organisation_id=papers.cast.bodies["banro"], **facts)
    succeed_party(papers.by(), organisation_id=papers.cast.bodies["twangiza"], **facts)
    with pytest.raises(Stop):
        succeed_party(papers.by(), organisation_id=papers.cast.bodies["fec"], **facts)
    first, _second = instrument(papers.by(), paper).clauses
    assert (first.obligor, first.bound) == ("Banro", "")


def test_one_party_may_leave_three_others_behind_and_the_last_word_ends_it(papers: Papers) -> None:
    paper, parties = papers.signed(papers.case("Debt on the hill"), clauses=4)
    said = {"instrument_id": paper, "ended_on": today(), "reason": "They were not paid."}
    denounce_instrument(papers.by(), party_id=parties[0], goes_on=True, **said)
    assert papers.paper(paper).state == "SIGNED"
    with pytest.raises(Invalid):
        denounce_instrument(papers.by(), party_id=parties[0], **said)
    denounce_instrument(papers.by(), party_id=parties[1], **said)
    page = instrument(papers.by(), paper)
    assert (page.line.state, [one.goes_on for one in page.endings]) == ("DENOUNCED", [True, False])
    assert page.parties[0].left_reason == "They were not paid."
    assert len(page.clauses) == 4
    assert list(pins.faults()) == []


def test_what_has_a_last_day_ends_by_the_clock_and_a_draft_by_hand(papers: Papers) -> None:
    Instrument.objects.filter(id=papers.registered()).update(ends_on=today() - timedelta(days=1))
    assert (end_run_out(papers.cast.system), end_run_out(papers.cast.system)) == (1, 0)
    draft, _parties = papers.draft(papers.case("Debt on the hill"), "banro")
    end_instrument(papers.by(), instrument_id=draft, ended_on=today(), reason="Nobody came.")
    assert papers.paper(draft).state == "ENDED"


def test_making_it_known_says_who_is_still_without_a_copy(papers: Papers) -> None:
    paper, parties = papers.signed(papers.case("Debt on the hill"), "banro", "sofedi")
    place = UUID(place_choices(papers.by())[0][0])
    heard = {"instrument_id": paper, "place_id": place, "read_on": today(), "language": "sw"}
    with pytest.raises(Invalid):
        record_reading(papers.by(), **heard)
    record_reading(papers.by(), women=40, men=25, **heard)
    hand_copy(papers.by(), party_id=parties[1], handed_on=today(), how="HAND", language="fr")
    papers.text(paper, "Nobody fights on the hill.", purpose="PLAIN", language="sw")
    page = instrument(papers.by(), paper)
    assert page.without_copy == ("Banro",)
    assert [(one.women, one.men) for one in page.readings] == [(40, 25)]
    assert [(one.purpose, one.language) for one in page.texts] == [("PLAIN", "sw"), ("TEXT", "fr")]
    with pytest.raises(Stop):
        papers.text(paper, "Another text.")


def test_a_shown_text_reaches_the_party_and_nothing_else_does(papers: Papers) -> None:
    case_id = papers.secret()
    paper, _parties = papers.draft(case_id, "sofedi")
    police = papers.party(paper, "pmh", seat="didier")
    secret = papers.text(paper, f"A draft that stays here. {MARKER}")
    text = papers.text(paper, "The police leave the fence.")
    didier = papers.by("didier")
    assert texts_shown_to_me(didier) == ()
    shown = show_text(papers.by(), text_id=text, party_id=police)
    (mine,) = texts_shown_to_me(papers.by("didier"))
    assert (mine.id, mine.words) == (shown, "The police leave the fence.")
    assert str(case_id) not in str(mine)
    assert MARKER not in str(mine)
    assert NoticeKind.TEXT_SHOWN in papers.notices("didier")
    for name in ("dora", "gilbert", "frank"):
        assert texts_shown_to_me(papers.by(name)) == ()
        with pytest.raises(Unknown):
            shown_text(papers.by(name), shown)
    assert instruments(didier).items == ()
    for asked in (paper, secret, text, uuid4()):
        with pytest.raises(Unknown):
            instrument(didier, asked)
    with pytest.raises(Unknown):
        instruments_of_case(didier, case_id)
    open_shown_text(didier, shown_id=shown)
    assert texts_for_side(didier, uuid4()) == ()
    take_back_text(papers.by(), shown_id=shown, reason="A new version is coming.")
    assert texts_shown_to_me(papers.by("didier")) == ()


def test_a_text_that_names_the_case_is_shown_to_nobody(papers: Papers) -> None:
    case_id = papers.secret()
    paper, parties = papers.draft(case_id, "sofedi")
    police = papers.party(paper, "pmh", seat="didier")
    with pytest.raises(Invalid):
        papers.party(paper, "fardc", seat="didier")
    named = papers.text(paper, f"As decided in {Case.objects.get(id=case_id).reference}.")
    with pytest.raises(Stop) as stop:
        show_text(papers.by(), text_id=named, party_id=police)
    assert stop.value.code == "agreement.names_case"
    with pytest.raises(Invalid):
        show_text(papers.by(), text_id=papers.text(paper), party_id=parties[0])


def test_a_title_that_a_seat_reads_is_not_changed_to_name_the_case(papers: Papers) -> None:
    case = Case.objects.get(id=papers.secret())
    paper, _parties = papers.draft(case.id, "sofedi")
    police = papers.party(paper, "pmh", seat="didier")
    shown = show_text(papers.by(), text_id=papers.text(paper), party_id=police)
    with pytest.raises(Stop) as stop:
        change_instrument(papers.by(), instrument_id=paper, title=f"For {case.reference}")
    assert stop.value.code == "agreement.names_case"
    take_back_text(papers.by(), shown_id=shown, reason="A new version is coming.")
    change_instrument(papers.by(), instrument_id=paper, title=f"For {case.reference}")


def test_a_list_costs_the_same_however_long(papers: Papers, django_assert_max_num_queries: object) -> None:
    case_id = papers.case("Debt on the hill")
    for _each in range(3):
        papers.signed(case_id, "banro", "sofedi")
    papers.registered()
    by = papers.by()
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert len(instruments(by).items) == 4
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert len(instruments_of_case(by, case_id).items) == 3
