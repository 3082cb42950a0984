"""Costs and rates on their pages, on paper and as a file."""

import csv
from io import StringIO

import pytest

from kikao.casework.missions.models import Mission
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from tests.casework.missions.money.purse import MARKER, Purse, money
from tests.interfaces.office.money.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
KINDS = ("missions", "cases", "territories")
PAGES = {
    "missions": "/office/money/",
    "cases": "/office/money/cases/",
    "territories": "/office/money/territories/",
}


def test_who_opens_costs_and_rates(purse: Purse) -> None:
    for page in (*PAGES.values(), "/office/money/print/cases/"):
        expect(
            purse.cast,
            page,
            open_to="anne gilbert judith didier",
            closed_to="klaas luc",
            hidden_from="nobody",
        )
    expect(purse.cast, "/office/money/rates/", open_to="anne chantal gilbert", hidden_from="nobody")
    expect(purse.cast, "/office/money/rates/enter/", open_to="anne", closed_to="gilbert chantal")
    expect(purse.cast, "/office/money/print/nothing/", hidden_from="anne")


def test_costs_show_the_same_sum_by_mission_by_case_and_by_territory(purse: Purse, browser: Browser) -> None:
    purse.receipt(purse.paid(purse.case("One"), purse.case("Two"), title="=HYPERLINK()"), "100,01 USD")
    purse.receipt(purse.paid(purse.secret(), title=f"Hidden {MARKER}"), "28 505 CDF")
    for name, whole in (("gilbert", money("110,01 USD")), ("didier", money("100,01 USD"))):
        reader = browser(name)
        for kind in KINDS:
            for path in (PAGES[kind], f"/office/money/print/{kind}/"):
                page = reader.get(path).content.decode()
                assert str(whole) in page
                assert (MARKER in page) == (name == "gilbert" and kind != "territories")
    assert str(money("50,01 USD")) in browser("gilbert").get(PAGES["cases"]).content.decode()


def test_the_file_adds_up_and_no_cell_is_a_formula(purse: Purse, browser: Browser) -> None:
    purse.receipt(purse.paid(*(purse.case(f"=SUM({n})") for n in range(3)), title="=HYPERLINK()"), "100 USD")
    anne = browser("anne")
    for kind in KINDS:
        answer = anne.get(f"/office/money/export/{kind}/")
        assert answer.status_code == 200
        text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
        head, *lines, last = csv.reader(StringIO(text.removeprefix("\ufeff")))
        assert head[3:5] == ["USD", "CDF"]
        assert sum(int(line[3].replace(".", "")) for line in lines) == 10000
        assert last[3:] == ["100.00", "0.00", "100.00"]
        assert not any(cell.startswith("=") for line in lines for cell in line)
    assert TrailEntry.objects.filter(verb="money.export").count() == 3


def test_days_narrow_the_costs_and_what_cannot_be_read_narrows_nothing(
    purse: Purse, browser: Browser
) -> None:
    purse.receipt(purse.paid(purse.case()), "100 USD")
    anne = browser("anne")
    assert str(money("100 USD")) in anne.get("/office/money/?until=yesterday").content.decode()
    assert "No money was spent in these days" in anne.get("/office/money/?until=01/01/2020").content.decode()
    assert anne.get("/office/money/?after=nonsense").status_code == 404


def test_a_page_without_cost_says_what_would_fill_it(purse: Purse, browser: Browser) -> None:
    assert Mission.objects.count() == 0
    for path in PAGES.values():
        assert "No money was spent in these days" in browser("anne").get(path).content.decode()


def test_a_rate_is_entered_and_corrected_with_a_reason(purse: Purse, browser: Browser) -> None:
    anne, day = browser("anne"), f"{today():%d/%m/%Y}"
    said = {"day_on": day, "cdf_per_usd": "2 861,25", "source": "BCC"}
    for wrong in ("2.861", "much", ""):
        answer = anne.post("/office/money/rates/enter/", {**said, "cdf_per_usd": wrong})
        assert list(answer.context["form"].errors) == ["cdf_per_usd"]
    assert anne.post("/office/money/rates/enter/", said).headers["Location"] == "/office/money/rates/"
    again = anne.post("/office/money/rates/enter/", {**said, "cdf_per_usd": "2816,25"})
    assert list(again.context["form"].errors) == ["reason"]
    assert anne.post("/office/money/rates/enter/", {**said, "reason": "Swapped"}).status_code == 302
    page = browser("gilbert").get("/office/money/rates/").content.decode()
    assert "Corrected since" in page
    assert "Swapped" in page
