"""A frightened person with a telephone: asked little, answered neutrally, nothing told is lost, nothing stands plain."""

import pytest

from kikao.casework.reports.enums import ConsentManner, ConsentScope, Pile
from kikao.casework.reports.models import Consent, Report, ReportAccused, ThreadMessage
from kikao.casework.texts.enums import Say
from kikao.casework.texts.reckoning.words import ALL, WORDS
from kikao.foundation.notices.models import Alert
from kikao.foundation.notices.outward.texts import CHEAP, LONGEST, cheap, plain
from kikao.foundation.sealing import vault
from tests.interfaces.sms.conftest import NUMBER, Gateway

pytestmark = pytest.mark.django_db

TALKS = {
    "sw": ("RIPOTI", "Askari walichukua mawe yetu", "Luhihi", "jana", "1", "NDIYO"),
    "fr": ("Signaler", "Des militaires ont pris nos sacs", "Luhihi", "hier", "1", "Oui, venez"),
    "en": ("report!", "Soldiers took our bags", "Luhihi", "yesterday", "1", "yes"),
}


def words_of(gateway: Gateway, row: Report) -> list[str | None]:
    items = [row.narrative_item_id]
    items += ThreadMessage.objects.filter(report=row).order_by("position").values_list("item_id", flat=True)
    texts = vault.read_many(gateway.cast.actor("anne"), items)
    return [texts[item] for item in items]


def test_every_text_is_one_message_in_letters_that_all_phones_know() -> None:
    for said in [*ALL.values(), *(text for texts in WORDS.values() for text in texts.values())]:
        assert len(cheap(said)) <= LONGEST, said
        assert set(plain(said)) <= CHEAP
        assert "?" not in set(plain(said)) - set(said), said
        assert "Kikao" not in said
    assert len({frozenset(texts) for texts in WORDS.values()}) == 1


@pytest.mark.parametrize("language", TALKS)
def test_a_report_is_told_question_by_question(gateway: Gateway, language: str) -> None:
    keyword, told, *answers = TALKS[language]
    assert "SMS" in gateway.says(keyword)
    assert Report.objects.count() == 0
    said = [gateway.says(text) for text in (told, *answers)]
    assert len(set(said)) == 5
    row = Report.objects.get()
    assert (row.channel, row.language, row.severity, row.pile) == ("SMS", language, "SEV1", Pile.MAIN)
    assert Alert.objects.filter(subject_id=row.id).count() == 1
    heard = words_of(gateway, row)
    assert heard[0] == told
    assert [text.partition("] ")[2] for text in heard[1:] if text] == answers
    kinds = set(ReportAccused.objects.filter(report=row).values_list("kind", "unknown"))
    assert kinds == {("UNKNOWN", "UNIFORM"), ("UNKNOWN", "COMPANY_GUARD"), ("SOLDIERS", "UNIFORM")}
    agreed = Consent.objects.filter(report=row, given=True)
    assert set(agreed.values_list("scope", "manner")) == {
        (scope, ConsentManner.SMS) for scope in (ConsentScope.STORE, ConsentScope.SECUSE)
    }
    gateway.says("One more thing")
    assert Report.objects.count() == 1
    assert len(words_of(gateway, row)) == 6


def test_a_clear_no_alarms_nobody_and_anything_else_is_looked_at(gateway: Gateway) -> None:
    for number, last in (("+243811111111", "Hapana."), ("+243822222222", "wako hapa bado")):
        for text in ("RIPOTI", "Walipiga watu", "Luhihi", "leo", "7", last):
            gateway.says(text, number)
    assert sorted(Report.objects.values_list("severity", flat=True)) == ["", "SEV1"]
    assert Alert.objects.count() == 1


def test_what_is_told_without_the_keyword_is_kept(gateway: Gateway) -> None:
    assert gateway.says("Bonjour") == gateway.says("12") == ALL[Say.HOW]
    assert Report.objects.count() == 0
    said = gateway.says("Wanatupiga")
    assert said == plain(ALL[Say.KEPT])
    assert (Report.objects.get().language, Report.objects.get().severity) == ("und", "")
    assert gateway.says("RIPOTI") == WORDS["sw"][Say.WHERE]
    gateway.says("Luhihi")
    assert Report.objects.count() == 1
    assert gateway.says("   ") == WORDS["sw"][Say.WHEN]


def test_a_keyword_with_the_story_is_one_message_less(gateway: Gateway) -> None:
    assert gateway.says("RIPOTI askari wanatupiga") == WORDS["sw"][Say.WHERE]
    row = Report.objects.get()
    assert words_of(gateway, row) == ["RIPOTI askari wanatupiga"]
    assert gateway.says("RIPOTI wamerudi") == WORDS["sw"][Say.WHERE]
    assert words_of(gateway, row)[1:] == ["RIPOTI wamerudi"]


def test_a_dialogue_that_breaks_off_or_a_restart_lose_nothing(gateway: Gateway) -> None:
    gateway.says("SIGNALER")
    gateway.says("Ils ont pris nos sacs")
    gateway.restart()
    assert gateway.says("A Luhihi") == plain(ALL[Say.KEPT])
    assert Report.objects.count() == 2
    assert gateway.says("SIGNALER") == plain(WORDS["fr"][Say.WHERE])


def test_only_the_seal_knows_the_number(gateway: Gateway) -> None:
    gateway.says("RIPOTI askari", "00243812345678")
    row = Report.objects.get()
    assert row.identity_item_id
    assert vault.read_many(gateway.cast.actor("anne"), [row.identity_item_id]) == {row.identity_item_id: None}


def test_a_number_that_tells_too_much_is_held_apart_and_so_is_a_service(gateway: Gateway) -> None:
    for one in range(6):
        gateway.says(f"REPORT story {one}")
        for text in ("there", "then", "7", "no"):
            gateway.says(text)
    assert gateway.says("Buy bundles now", "Airtel") == ""
    gateway.says("Win a car", "Airtel")
    piles = list(Report.objects.values_list("pile", flat=True))
    assert sorted(piles) == [Pile.HELD] * 2 + [Pile.MAIN] * 5
    assert NUMBER not in str(list(Report.objects.values()))
