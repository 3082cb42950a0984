"""Title and summary: written by one, checked by another; two people never overwrite each other."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import check_summary, correct_case, edit_case
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import Filters, cases
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from kikao.registry.people.actions import declare_interest
from kikao.registry.places.queries import place_by_pcode, territories
from tests.casework.cases.conftest import EVERYBODY, MARKER, Desk

pytestmark = pytest.mark.django_db


def _found(desk: Desk, name: str, words: str) -> int:
    return len(cases(desk.by(name), Filters(words=words)).items)


def test_members_read_and_find_the_words_only_once_a_second_person_checked_them(desk: Desk) -> None:
    case_id = desk.table(checked=False, summary="Cooperative against cooperative")
    assert (desk.page(case_id, "chantal").line.title, desk.page(case_id, "chantal").summary) == ("", "")
    assert desk.page(case_id, "anne").summary
    assert (_found(desk, "chantal", MARKER), _found(desk, "anne", MARKER)) == (0, 1)
    check_summary(desk.by("alice"), case_id=case_id, version=1)
    assert desk.page(case_id, "chantal").summary == "Cooperative against cooperative"
    assert (_found(desk, "chantal", MARKER), _found(desk, "chantal", "cooperativ")) == (1, 1)


def test_edit_case_hides_the_words_until_they_are_checked_again(desk: Desk, case_id: UUID) -> None:
    version = desk.page(case_id).version
    edit_case(desk.by("alice"), case_id=case_id, version=version, title="Other words", summary="")
    assert desk.page(case_id, "chantal").line.title == ""
    assert _found(desk, "chantal", MARKER) == _found(desk, "chantal", "words") == 0
    waiting = Notice.objects.filter(about_id=case_id, account_id=desk.cast.accounts["anne"])
    assert waiting.count() == 1
    with pytest.raises(Stop, match=r"case\.summary_needs_a_second"):
        check_summary(desk.by("alice"), case_id=case_id, version=version + 1)
    check_summary(desk.by("anne"), case_id=case_id, version=version + 1)
    assert desk.page(case_id, "chantal").line.title == "Other words"


def test_check_summary_is_refused_to_the_writer_and_when_it_was_done(desk: Desk) -> None:
    case_id = desk.table(checked=False)
    with pytest.raises(Stop) as refusal:
        check_summary(desk.by("anne"), case_id=case_id, version=1)
    assert (refusal.value.code, refusal.value.status) == ("case.summary_needs_a_second", 403)
    with pytest.raises(Clash):
        check_summary(desk.by("alice"), case_id=case_id, version=7)
    check_summary(desk.by("alice"), case_id=case_id, version=1)
    with pytest.raises(Stop, match=r"case\.summary_checked_already"):
        check_summary(desk.by("alice"), case_id=case_id, version=2)
    with pytest.raises(NotAllowed):
        check_summary(desk.by("chantal"), case_id=case_id, version=2)


def test_what_was_changed_while_one_was_checking_is_not_checked(desk: Desk) -> None:
    case_id = desk.table(checked=False)
    edit_case(desk.by("anne"), case_id=case_id, version=1, title="A name slipped in", summary="")
    with pytest.raises(Clash):
        check_summary(desk.by("alice"), case_id=case_id, version=1)
    assert not desk.page(case_id).line.checked


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten(desk: Desk, case_id: UUID) -> None:
    version = desk.page(case_id).version
    edit_case(desk.by("anne"), case_id=case_id, version=version, title="First", summary="one")
    before = Case.objects.filter(id=case_id).values().get()
    for act in (
        lambda: edit_case(desk.by("alice"), case_id=case_id, version=version, title="Second", summary="two"),
        lambda: correct_case(desk.by("alice"), case_id=case_id, version=version, level="NAT"),
    ):
        with pytest.raises(Clash):
            act()
    assert Case.objects.filter(id=case_id).values().get() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"summary": "\x00"}, "summary"),
        ({"severity": "SEV0"}, "severity"),
    ],
)
def test_edit_case_refuses_what_cannot_be_kept(
    desk: Desk, case_id: UUID, wrong: dict[str, str], field: str
) -> None:
    before = Case.objects.filter(id=case_id).values().get()
    given = {"title": "A title", "summary": "", **wrong}
    with pytest.raises(Invalid) as refusal:
        edit_case(desk.by(), case_id=case_id, version=before["version"], **given)
    assert field in refusal.value.fields
    assert Case.objects.filter(id=case_id).values().get() == before


def test_correct_case_keeps_facts_without_touching_the_check(desk: Desk, case_id: UUID) -> None:
    version = desk.page(case_id).version
    correct_case(
        desk.by(),
        case_id=case_id,
        version=version,
        level="NAT",
        place_id=desk.kalimbi,
        request_nature="LAND",
        requester_type="COMM",
        severity="SEV2",
    )
    page = desk.page(case_id, "chantal")
    assert (page.level, page.request_nature, page.line.requester_type, page.line.severity) == (
        "NAT",
        "LAND",
        "COMM",
        "SEV2",
    )
    assert page.line.checked
    assert page.line.title == MARKER
    assert _found(desk, "chantal", "kalimbi") == 1


def test_a_stake_in_the_new_place_walls_and_in_the_old_one_no_longer(desk: Desk, case_id: UUID) -> None:
    declare_interest(desk.by("gilbert"), account_id=desk.cast.accounts["gilbert"], place_id=desk.kalimbi)
    version = desk.page(case_id).version
    facts = {"level": "LOC", "request_nature": "LAND"}
    correct_case(desk.by(), case_id=case_id, version=version, place_id=desk.kalimbi, **facts)
    assert desk.seers(case_id) == EVERYBODY - {"gilbert"}
    other = place_by_pcode(desk.cast.system, "codmine03127").id
    correct_case(desk.by(), case_id=case_id, version=version + 1, place_id=other, **facts)
    assert desk.seers(case_id) == EVERYBODY
    assert _found(desk, "gilbert", "T20") == 1


def test_correct_case_keeps_a_territory_alone_and_refuses_what_is_not_in_the_lists(
    desk: Desk, case_id: UUID
) -> None:
    version, kalehe = desk.page(case_id).version, territories(desk.cast.system)[-1]
    facts = {"level": "LOC", "request_nature": "LAND"}
    correct_case(desk.by(), case_id=case_id, version=version, territory_id=kalehe.id, **facts)
    assert desk.page(case_id).line.territory == kalehe.name
    for wrong in ({"level": ""}, {"request_nature": ""}, {"requester_type": "X"}, {"severity": "X"}):
        with pytest.raises(Invalid):
            correct_case(desk.by(), case_id=case_id, version=version + 1, **{**facts, **wrong})
    assert desk.page(case_id).version == version + 1


def test_words_and_facts_are_for_the_secretariat_that_sees_the_case(desk: Desk) -> None:
    hidden = desk.hidden()
    acts = (
        lambda by: edit_case(by, case_id=hidden, version=1, title="x", summary=""),
        lambda by: check_summary(by, case_id=hidden, version=1),
        lambda by: correct_case(by, case_id=hidden, version=1, level="LOC"),
    )
    for act in acts:
        with pytest.raises(Unknown):
            act(desk.by("anne"))
        with pytest.raises(NotAllowed):
            act(desk.by("chantal"))
