"""The same agreement by program: amounts to the cent, reasons sealed for a pass without a key, shown texts as a list."""

from typing import Any

import pytest
from django.test import Client

from kikao.casework.agreements.actions import claim_clause, show_text
from kikao.foundation.accounts.enums import SessionKind
from tests.casework.agreements.paper import WELL, Papers
from tests.kit.cast import Cast
from tests.kit.door import token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(cast: Cast) -> Papers:
    return Papers(cast)


def program(papers: Papers, name: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {token_of(papers.cast, name, SessionKind.API)}"})


def posted(client: Client, path: str, **said: Any) -> Any:
    answer = client.post(f"/api/v1/agreements{path}", said, content_type="application/json")
    assert answer.status_code in (200, 201), answer.content
    return answer.json()["id"]


def test_an_agreement_is_made_signed_and_read_by_program(papers: Papers) -> None:
    anne, alice = program(papers, "anne"), program(papers, "alice")
    case_id = str(papers.case("Debt on the hill"))
    one = posted(anne, "", case_id=case_id, kind="SCHED", title="Debt in parts")
    debtor = posted(anne, f"/{one}/parties", organisation_id=str(papers.cast.bodies["banro"]))
    parts = [{"due_on": f"2030-0{month}-01", "amount": "600.25"} for month in (1, 2)]
    promise = {
        "kind": "INST",
        "words": "Pays.",
        "obligor_id": debtor,
        "rhythm": "MONTHLY",
        "instalments": parts,
    }
    wrong = anne.post(
        f"/api/v1/agreements/{one}/clauses", {**promise, "amount": "1200"}, content_type="application/json"
    )
    assert wrong.status_code == 422
    clause = posted(anne, f"/{one}/clauses", **promise, amount="1200.50")
    text = posted(anne, f"/{one}/texts", language="fr", words="They pay in parts.")
    posted(anne, f"/{one}/hands", party_id=debtor, function="Delegate", manner="SIGNED")
    posted(anne, f"/{one}/rights", answers=WELL)
    posted(alice, f"/{one}/rights/confirm")
    posted(anne, f"/{one}/sign", text_ids=[text])
    claim_clause(papers.by(), clause_id=clause, reason="They say so.")
    read = anne.get(f"/api/v1/agreements/{one}").json()
    assert (read["line"]["state"], read["clauses"][0]["amount"]) == ("SIGNED", "1200.50")
    history = program(papers, "gilbert").get(f"/api/v1/agreements/clauses/{clause}").json()["history"]
    assert history[-1]["reason"] == {"sealed": True}
    assert program(papers, "didier").get("/api/v1/agreements", {"state": "DRAFT"}).json()["items"] == []


def test_two_shown_texts_are_two_texts(papers: Papers) -> None:
    paper, _parties = papers.draft(papers.secret(), "sofedi")
    police = papers.party(paper, "pmh", seat="didier")
    for words in ("The police leave.", "The police leave the fence."):
        show_text(papers.by(), text_id=papers.text(paper, words), party_id=police)
    didier = program(papers, "didier")
    texts = didier.get("/api/v1/agreements/shown").json()
    assert {one["words"] for one in texts} == {"The police leave.", "The police leave the fence."}
    assert didier.get(f"/api/v1/agreements/shown/{texts[0]['id']}").json() == texts[0]
    assert didier.get(f"/api/v1/agreements/{paper}").status_code == 404
