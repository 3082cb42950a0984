"""Who can open a case: seen, let in, and taken back."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.enums import RequestNature
from kikao.foundation.sealing.vault import readers_of
from tests.kit.cast import Cast
from tests.kit.chain import Chain, found_party, play
from tests.kit.door import let_in
from tests.kit.doors import open_doors
from tests.kit.pages import expect


@pytest.fixture
def case_id(cast: Cast) -> UUID:
    """Return a case that both secretaries can open."""
    return table_case(
        cast.actor("anne"), title="Dam", request_nature=RequestNature.values[0], requester_type="COMM"
    )


def test_the_list_of_readers_is_for_the_secretariat_and_hidden_behind_the_wall(cast: Cast) -> None:
    open_doors(cast)
    chain = Chain(cast, "ZQX", "pmh")
    found_party(cast, chain)
    play(chain)
    for kind in ("report", "incident", "case"):
        here = reverse(f"office:keys-{kind}", args=[chain.ids[kind]])
        expect(cast, here, open_to="anne alice", closed_to="chantal didier honore luc", hidden_from="frank")


def test_a_key_is_taken_back_and_given_again(cast: Cast, case_id: UUID) -> None:
    here, alice = reverse("office:keys-case", args=[case_id]), cast.accounts["alice"]
    take = reverse("office:keys-case-take", args=[case_id, alice])
    anne = let_in(Client(), cast, "anne")
    assert take in anne.get(here).content.decode()
    assert anne.post(take, {"reason": " ", "once": "a"}).status_code == 422
    assert anne.post(take, {"reason": "she moved SECRET-NAME", "once": "b"}).status_code == 302
    assert alice not in readers_of(case_id)
    assert "SECRET-NAME" in anne.get(here).content.decode()
    assert "SECRET-NAME" not in let_in(Client(), cast, "alice").get(here).content.decode()
    assert anne.get(take).status_code == 404
    assert anne.post(here, {"account_id": str(alice), "once": "c"}).status_code == 422
    assert alice not in readers_of(case_id)
    again = {"account_id": str(alice), "reason": "back at the SECRET-DESK", "once": "e"}
    assert anne.post(here, again).status_code == 302
    assert alice in readers_of(case_id)
    assert "SECRET-DESK" in anne.get(here).content.decode()
    assert anne.post(here, {"account_id": str(cast.accounts["klaas"]), "once": "d"}).status_code == 422


def test_the_list_asks_as_much_for_three_lines_of_its_past_as_for_one(cast: Cast, case_id: UUID) -> None:
    alice = cast.accounts["alice"]
    here, anne = reverse("office:keys-case", args=[case_id]), let_in(Client(), cast, "anne")
    take = reverse("office:keys-case-take", args=[case_id, alice])
    counts = []
    for again in range(3):
        anne.post(take, {"reason": "why", "once": f"take {again}"})
        anne.post(here, {"account_id": str(alice), "reason": "back", "once": f"give {again}"})
        anne.get(here)
        with CaptureQueriesContext(connection) as asked:
            assert anne.get(here).content.count(b"taken back") >= again + 1
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
