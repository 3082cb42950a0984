from django.test import Client
from django.urls import reverse


def choose(client: Client, **answers: str):
    return client.post(reverse("ui:preferences"), answers)


def test_a_language_is_remembered_and_the_reader_comes_back():
    answer = choose(Client(), language="sw", next="/report?x=1")
    assert answer["Location"] == "/report?x=1"
    cookie = answer.cookies["kikao_language"]
    assert cookie.value == "sw"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_a_theme_is_remembered_and_forgotten():
    client = Client()
    assert choose(client, theme="dark").cookies["kikao_theme"].value == "dark"
    assert choose(client, theme="auto").cookies["kikao_theme"].value == ""


def test_nonsense_is_not_remembered():
    answer = choose(Client(), language="xx", theme="neon")
    assert not answer.cookies


def test_nobody_is_led_away_from_the_house():
    for there in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert choose(Client(), theme="dark", next=there)["Location"] == "/"


def test_a_choice_is_posted_never_followed():
    assert Client().get(reverse("ui:preferences")).status_code == 405


def test_a_choice_needs_the_proof_of_its_page():
    strict = Client(enforce_csrf_checks=True)
    assert choose(strict, theme="dark").status_code == 403
