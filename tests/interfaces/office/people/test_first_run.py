"""The first day, step by step, until the doors open."""

import re

from django.test import Client
from django.urls import reverse

from kikao.foundation.access.models import WorkingGroup
from kikao.registry.people.queries import first_run
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

PAGE = reverse("office:people-first-run")
PAPER = reverse("office:people-paper")
SEAL, OPEN = reverse("office:people-letter-seal"), reverse("office:people-letter-open")
DOORS = reverse("office:people-intake-open")


def test_the_first_day_is_for_secretariat_and_custodians(cast: Cast) -> None:
    expect(cast, PAGE, open_to="anne alice esperance", closed_to="baraka luc klaas")


def test_the_doors_open_when_every_step_is_done_and_not_before(cast: Cast) -> None:
    anne, alice = let_in(Client(), cast, "anne"), let_in(Client(), cast, "alice")
    anne.post(DOORS)
    assert not WorkingGroup.objects.get(id=cast.group_id).intake_open
    words = set()
    for name in ("esperance", "emile", "eve"):
        said = let_in(Client(), cast, name).post(PAPER, {"label": f"{name}, a safe"})
        assert said.status_code == 200
        assert "no-store" in said.headers["Cache-Control"]
        words.add(re.search(r'<p class="ref">([^<]+)</p>', said.content.decode()).group(1))  # type: ignore[union-attr]
    assert len(words) == 3
    assert not any(word in anne.get(PAGE).content.decode() for word in words)
    anne.post(SEAL)
    assert not first_run(cast.actor("anne")).report.letter_opened
    alice.post(OPEN)
    assert first_run(cast.actor("anne")).report.complete
    assert DOORS in anne.get(PAGE).content.decode()
    anne.post(DOORS)
    assert WorkingGroup.objects.get(id=cast.group_id).intake_open


def test_a_paper_needs_to_know_who_keeps_it(cast: Cast, client: Client) -> None:
    let_in(client, cast, "eve")
    assert client.get(PAPER).status_code == 200
    assert client.post(PAPER, {"label": " "}).status_code == 422


def test_members_take_no_step(cast: Cast, client: Client) -> None:
    let_in(client, cast, "baraka")
    for step in (PAPER, SEAL, OPEN, DOORS):
        assert client.post(step, {"label": "mine"}).status_code == 403
