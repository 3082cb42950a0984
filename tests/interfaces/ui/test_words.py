from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from kikao.foundation.base.moments import Moment
from kikao.interfaces.ui.marks import SHAPES, TONES, tone_of
from kikao.interfaces.ui.words import alleged
from tests.interfaces.ui.render import render

HOSTILE = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("text", "shown"),
    [("27/03/2020", "27/03/2020"), ("03/2020", "March 2020"), ("2020", "2020"), ("", "date unknown")],
)
def test_a_date_is_never_finer_than_it_is_known(text, shown):
    assert render("{{ when|moment }}", when=Moment.parse(text)) == shown


def test_a_date_nobody_gave_says_so():
    assert render("{{ when|moment }}", when=None) == "date unknown"
    assert render("{{ when|day }}", when=None) == "–"


def test_days_and_stamps_are_in_the_time_of_the_group():
    at = datetime(2020, 3, 26, 23, 30, tzinfo=UTC)
    assert render("{{ at|day }}", at=at) == "27/03/2020"
    assert render("{{ at|stamp }}", at=at) == "27/03/2020 01:30"
    assert render("{{ day|day }}", day=date(2020, 3, 27)) == "27/03/2020"


def test_alleged_stands_beside_every_accused_name():
    assert "alleged" in render("{% alleged name %}", name="FARDC")
    assert alleged("FARDC") == "alleged FARDC"
    linked = render("{% alleged name '/people/1' %}", name="FARDC")
    assert '<a href="/people/1">FARDC</a>' in linked


@pytest.mark.parametrize(
    "source",
    [
        "{% alleged text %}",
        "{% fact text text text %}",
        "{% ref text text %}",
        "{% mark 'good' text %}",
        "{% status text text %}",
        "{% sealed text %}",
        "{{ text|prose }}",
        "{% tile text text text %}",
        "{% act '/x' text tone=text field=text %}",
        "{% pagehead text lead=text kicker=text mark=text %}{{ text }}{% endpagehead %}",
        "{% panel text note=text %}{{ text }}{% endpanel %}",
        "{% banner 'warn' text %}{{ text }}{% endbanner %}",
        "{% empty text text %}{{ text }}{% endempty %}",
        "{% factblock text %}{{ text }}{% endfactblock %}",
        "{% tick text %}{% blank text %}{% signature text %}",
    ],
)
def test_what_people_wrote_is_never_markup(source):
    assert "<script>" not in render(source, text=HOSTILE)


def test_a_sealed_text_is_shown_or_says_why_not():
    assert "<p>one</p>" in render("{% sealed text %}", text="one\n\ntwo")
    assert "Not for this reader" in render("{% sealed text %}", text=None)
    locked = render("{% sealed text why='passphrase' url='/unlock' %}", text=None)
    assert "passphrase" in locked
    assert 'href="/unlock"' in locked
    assert "frozen" in render("{% sealed text why='frozen' %}", text=None)


def test_a_missing_fact_says_so_and_zero_is_a_fact():
    assert "not recorded" in render("{% fact 'Site' value %}", value="")
    assert "<dd>0</dd>" in render("{% fact 'Victims' value %}", value=0)


def test_every_tone_has_a_shape_of_its_own_and_words():
    assert set(TONES) == set(SHAPES)
    assert len(set(SHAPES.values())) == len(SHAPES)
    shown = render("{% status 'C7' 'Blocked (stalemate)' %}")
    assert "Blocked (stalemate)" in shown
    assert "<svg" in shown


def test_every_status_of_a_case_has_a_tone_and_the_unknown_is_quiet():
    tones = {f"C{number}": tone_of(f"C{number}") for number in range(10)}
    assert tones["C6"] == "good"
    assert tones["C7"] == "stopped"
    assert tones["C9"] == "warn"
    assert tone_of("no such code") == "idle"
    codes = " ".join(TONES.values()).split()
    assert len(codes) == len(set(codes))


def test_one_button_act_posts_with_its_proof_and_its_fields():
    shown = render("{% act '/acknowledge' 'I have seen it' id=7 %}")
    assert 'method="post" action="/acknowledge"' in shown
    assert "csrfmiddlewaretoken" in shown
    assert '<input type="hidden" name="id" value="7">' in shown
