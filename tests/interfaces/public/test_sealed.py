"""Taking in what a browser sealed: once, with its receipt, from our own pages, and never in a flood."""

import base64

import pytest

from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.drop import intake_key
from kikao.foundation.sealing.browser import BrowserKey
from kikao.interfaces.public.flood import HOURLY_EACH
from tests.casework.intake.test_drop import draft
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast

SEED = "s" * 43


@pytest.fixture
def key(visitor: Visitor, cast: Cast) -> BrowserKey:
    """Return the key that the form page carries."""
    page = visitor.get("/en/report").content.decode()
    found = intake_key(cast.group_id)
    assert found
    assert f'data-key="{found}"' in page
    return found


def typed(blob: bytes) -> str:
    return base64.b64encode(blob).decode()


def test_a_draft_sent_twice_is_one_and_shows_the_same_words(visitor: Visitor, key: BrowserKey) -> None:
    sent = {"sealed": typed(draft(key)), "seed": SEED, **_proof(visitor)}
    first, second = (visitor.client.post("/en/sealed", sent) for _turn in range(2))
    words = words_on(first)  # type: ignore[arg-type]
    assert len(words.split()) == 6
    assert words_on(second) == words  # type: ignore[arg-type]
    assert Submission.objects.count() == 1
    assert b'id="delivered" data-draft="' in first.content
    page = visitor.post("/en/receipt", words=words)
    assert b"waits to be opened" in page.content
    other = visitor.client.post("/en/sealed", {**sent, "sealed": typed(draft(key))})
    assert words_on(other) != words  # type: ignore[arg-type]


def _proof(visitor: Visitor) -> dict[str, str]:
    return {"csrfmiddlewaretoken": visitor.hidden("/en/report")["csrfmiddlewaretoken"]}


def test_what_is_no_draft_of_ours_is_refused_in_words(visitor: Visitor, key: BrowserKey) -> None:
    blob = typed(draft(key))
    for wrong in ({"sealed": "???"}, {"sealed": ""}, {"sealed": "A" * 600_000}, {"seed": "short"}):
        answer = visitor.client.post("/en/sealed", {"sealed": blob, "seed": SEED, **_proof(visitor), **wrong})
        assert answer.status_code == 422
        assert b"cannot be read" in answer.content
    assert visitor.client.post("/en/sealed", {"sealed": blob, "seed": SEED}).status_code == 403
    assert visitor.client.get("/en/sealed").status_code == 405
    assert not Submission.objects.exists()


def test_in_a_flood_it_goes_on_waiting_on_the_telephone(visitor: Visitor, key: BrowserKey) -> None:
    for number in range(HOURLY_EACH):
        visitor.send(words=f"Report number {number}")
    sent = {"sealed": typed(draft(key)), "seed": SEED, **_proof(visitor)}
    answer = visitor.client.post("/en/sealed", sent)
    assert answer.status_code == 429
    assert b"still waits on this telephone" in answer.content
    assert not Submission.objects.exists()


def test_the_worker_stays_with_the_public_pages_of_its_language(visitor: Visitor) -> None:
    worker = visitor.get("/sw/worker.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in worker.headers
    assert b"/static/public/vendor/boxes.min.js" in worker.content
    assert visitor.get("/worker.js").status_code == 404
    page = visitor.get("/sw/report")
    assert b'data-worker="/sw/worker.js"' in page.content
    assert "worker-src 'self'" in page.headers["Content-Security-Policy"]
    assert b'id="offline"' not in visitor.get("/sw/report/apart").content
