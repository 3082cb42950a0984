"""Money goes from hand to hand: each entry stays, names are sealed, discreet help names nobody, hands add up."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kikao.casework.missions.actions.money import attach_money_files, enter_mission_receipt, pay_advance
from kikao.casework.missions.models import MoneyEntry
from kikao.casework.missions.queries.money import mission_money, money_entry, pay_list
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.sealing.models import SealedItem
from kikao.registry.rates.models import ExchangeRate
from tests.casework.missions.money.purse import MARKER, RATE, Purse, money

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(purse: Purse) -> UUID:
    """Return a mission for a case in which the police stand accused."""
    return purse.paid(purse.secret())


def left(purse: Purse, mission_id: UUID, name: str = "chantal") -> dict[str, Money]:
    lines = purse.money(mission_id).hands or ()
    account = purse.cast.accounts[name]
    return {line.left.currency.value: line.left for line in lines if line.account_id == account}


def test_an_advance_less_receipts_help_and_change_is_what_is_given_back(purse: Purse, one: UUID) -> None:
    purse.advance(one, "500 USD")
    purse.change(one, "200 USD", "570 100 CDF")
    purse.receipt(one, "120,35 USD", "LODG")
    purse.receipt(one, "100 000 CDF", "FUEL")
    purse.help(one, "15 000 CDF")
    purse.discreet(one, "20 000,50 CDF")
    assert left(purse, one) == {"USD": money("179,65 USD"), "CDF": money("435 099,50 CDF")}
    with pytest.raises(Stop) as more:
        purse.settle(one, "RETURNED", "179,66 USD")
    assert more.value.code == "money.more_than_open"
    purse.settle(one, "RETURNED", "179,65 USD")
    purse.settle(one, "RETURNED", "435 099,50 CDF")
    assert [line.left.minor for line in purse.money(one).hands or ()] == [0, 0]


def test_what_somebody_laid_out_themselves_is_paid_to_them_and_no_more(purse: Purse, one: UUID) -> None:
    purse.receipt(one, "12 USD", of="esperance", by="esperance")
    hand = next(iter(purse.money(one).hands or ()))
    assert hand.is_owed
    with pytest.raises(Stop):
        purse.settle(one, "RETURNED", "1 USD", "esperance")
    purse.settle(one, "REPAID", "12 USD", "esperance")
    assert left(purse, one, "esperance") == {"USD": money("0 USD")}


def test_what_the_office_pays_is_in_nobodys_hand_and_costs_all_the_same(purse: Purse, one: UUID) -> None:
    purse.receipt(one, "40 USD", by="anne", of="")
    page = purse.money(one)
    assert page.hands == ()
    assert page.spent.usd == money("40 USD")


def test_an_advance_without_a_signature_shows(purse: Purse, one: UUID) -> None:
    purse.advance(one, "5 USD", signed=False)
    assert [line.unsigned for line in purse.money(one).hands or ()] == [1]


def test_a_wrong_entry_is_struck_out_with_a_reason_and_counts_no_more(purse: Purse, one: UUID) -> None:
    wrong = purse.receipt(one, "99 USD", words=f"Hire of a car {MARKER}")
    purse.strike(wrong)
    page = purse.money(one)
    assert not page.spent
    assert page.entries
    line = page.entries.items[0]
    assert (line.amount, line.struck_why, line.struck_on) == (
        money("99 USD"),
        f"Entered twice {MARKER}",
        today(),
    )
    with pytest.raises(Stop) as again:
        purse.strike(wrong)
    assert again.value.code == "money.struck_already"
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyEntry.objects.update(struck_on=None)


def test_the_name_of_who_was_helped_is_sealed_for_the_desk_and_the_team(purse: Purse, one: UUID) -> None:
    entry = purse.help(one, "7 USD")
    assert money_entry(purse.by(), entry).line.name == f"Mwamini {MARKER}"
    assert money_entry(purse.by("esperance"), entry).line.name == f"Mwamini {MARKER}"
    for row in SealedItem.objects.filter(kind="money.recipient"):
        assert MARKER.encode() not in bytes(row.blob)
    for stranger in ("gilbert", "judith"):
        assert purse.money(one, stranger).entries is None
        with pytest.raises(Unknown):
            money_entry(purse.by(stranger), entry)
        with pytest.raises(NotAllowed):
            pay_list(purse.by(stranger), one)
    for walled in ("didier", "dora"):
        with pytest.raises(Unknown):
            money_entry(purse.by(walled), entry)


def test_discreet_help_keeps_no_name_no_place_no_paper(purse: Purse, one: UUID) -> None:
    items = SealedItem.objects.count()
    entry = purse.discreet(one, "9 USD")
    assert SealedItem.objects.count() == items
    row = MoneyEntry.objects.get(id=entry)
    assert (row.name_item_id, row.place_id, row.words_item_id) == (None, None, None)
    with pytest.raises(Invalid):
        purse.discreet(one, "9 USD", name="Mwamini")
    with pytest.raises(Invalid) as alone:
        purse.discreet(one, "9 USD", witness_id=None)
    assert set(alone.value.fields) == {"witness_id"}
    with pytest.raises(Invalid):
        purse.discreet(one, "9 USD", witness_id=purse.cast.accounts["chantal"])
    with pytest.raises(Stop) as paper:
        attach_money_files(purse.by(), entry_id=entry, files=[of_pieces([b"x"], "a.pdf", "application/pdf")])
    assert paper.value.code == "money.discreet_has_no_paper"
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyEntry.objects.filter(id=entry).update(place_id=purse.place)


def test_the_list_to_sign_names_who_signs_and_counts_both_kinds(purse: Purse, one: UUID) -> None:
    purse.help(one, "10 USD")
    purse.help(one, "5 000 CDF")
    purse.discreet(one, "20 USD")
    purse.strike(purse.help(one, "400 USD"))
    sheet = pay_list(purse.by("chantal"), one)
    assert [line.name for line in sheet.entries if not line.discreet] == [f"Mwamini {MARKER}"] * 2
    assert (sheet.total.usd, sheet.total.cdf) == (money("30 USD"), money("5 000 CDF"))
    assert (sheet.discreet.usd, sheet.discreet.cdf) == (money("20 USD"), money("0 CDF"))
    assert not sheet.sealed


def test_photographs_are_sealed_with_their_entry(purse: Purse, one: UUID) -> None:
    paper = of_pieces([b"%PDF-1.4 x"], f"receipt-{MARKER}.pdf", "application/pdf")
    entry = purse.receipt(one, "3 USD", files=[paper])
    attach_money_files(
        purse.by(), entry_id=entry, files=[of_pieces([b"%PDF-1.4 y"], "late.pdf", "application/pdf")]
    )
    held = money_entry(purse.by("chantal"), entry)
    assert [file.about.name for file in held.files if file.about] == [f"receipt-{MARKER}.pdf", "late.pdf"]
    assert held.line.files == 2


def test_what_was_spent_keeps_the_rate_of_its_day(purse: Purse, one: UUID) -> None:
    purse.receipt(one, "28 505 CDF")
    purse.rated(RATE * 2, days=0)
    purse.receipt(one, "28 505 CDF")
    assert purse.money(one).spent.worth == money("15 USD")
    ExchangeRate.objects.all().delete()
    with pytest.raises(Stop) as unrated:
        purse.receipt(one, "1 CDF")
    assert unrated.value.code == "money.no_rate"
    purse.receipt(one, "1 USD")


def test_who_does_not_go_enters_nothing_and_nobody_else_holds_money(purse: Purse, one: UUID) -> None:
    with pytest.raises(NotAllowed):
        purse.receipt(one, "1 USD", by="gilbert")
    with pytest.raises(Unknown):
        purse.receipt(one, "1 USD", by="didier")
    with pytest.raises(NotAllowed):
        pay_advance(
            purse.by("chantal"),
            mission_id=one,
            holder_id=purse.cast.accounts["chantal"],
            amount=money("1 USD"),
            day_on=today(),
        )
    with pytest.raises(Invalid) as stranger:
        purse.receipt(one, "1 USD", of="gilbert")
    assert set(stranger.value.fields) == {"holder_id"}
    with pytest.raises(NotAllowed):
        enter_mission_receipt(
            purse.cast.system, mission_id=one, line="TRAN", amount=money("1 USD"), day_on=today()
        )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": Money(0, Currency.USD)}, "amount"),
        ({"amount": Money(-5, Currency.USD)}, "amount"),
        ({"day_on": today() + timedelta(days=2)}, "day_on"),
        ({"line": "NOSUCH"}, "line"),
        ({"words": "x" * 301}, "words"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(
    purse: Purse, one: UUID, change: dict[str, object], field: str
) -> None:
    said = {"line": "TRAN", "amount": money("1 USD"), "day_on": today(), **change}
    with pytest.raises(Invalid) as refused:
        enter_mission_receipt(purse.by(), mission_id=one, **said)  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


def test_the_page_asks_as_much_for_three_entries_as_for_one(purse: Purse, one: UUID) -> None:
    def asked() -> int:
        by = purse.by("chantal")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            mission_money(by, one)
        return len(queries)

    purse.help(one, "1 USD")
    purse.receipt(one, "1 USD", words="Hire")
    first = asked()
    for _each in range(3):
        purse.help(one, "1 USD")
        purse.receipt(one, "1 CDF", words="Hire")
    assert asked() == first
