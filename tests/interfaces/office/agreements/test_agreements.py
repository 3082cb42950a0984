"""An agreement from its first page to its last word; what is hidden; what the seat of a party finds."""

import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from kikao.casework.agreements.actions import record_reading, show_text
from kikao.casework.agreements.enums import RightsQuestion
from kikao.casework.agreements.models import Clause, Instrument, InstrumentText
from kikao.foundation.base.clock import today
from kikao.foundation.notices.models import Notice
from kikao.registry.places.queries import place_choices
from tests.casework.agreements.paper import MARKER, Papers
from tests.interfaces.office.agreements.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
ROOT = "/office/agreements/"


def at(row: UUID, what: str = "") -> str:
    return f"{ROOT}{row}/{what}"


def sent(client: Client, path: str, **said: object) -> str:
    """Send a form and return where it leads; a form that was not taken says why."""
    answer = client.post(path, {"once": uuid4().hex, **said})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer.headers["Location"])


def test_who_opens_which_page(papers: Papers) -> None:
    case_id = papers.secret()
    paper, _parties = papers.signed(case_id, "sofedi", "mines")
    (clause, _other), text = papers.clauses(paper), InstrumentText.objects.get()
    reads = {"open_to": "anne gilbert judith", "hidden_from": "didier dora frank nobody"}
    for path in (
        at(paper),
        at(paper, "print/"),
        f"{ROOT}clauses/{clause.id}/",
        f"{ROOT}texts/{text.id}/",
        f"{ROOT}texts/{text.id}/print/",
    ):
        expect(papers.cast, path, **reads)
    writes = {"open_to": "anne", "closed_to": "gilbert judith", "hidden_from": "didier frank nobody"}
    for what in [
        "parties",
        "clauses",
        "texts",
        "upload",
        "scan",
        "move",
        "rights",
        "rights/confirm",
        "hands",
        "sign",
        "amend",
        "denounce",
        "end",
    ]:
        expect(papers.cast, at(paper, f"{what}/"), **writes)
    expect(papers.cast, f"{ROOT}new/{case_id}/", **writes)
    for what in ("change", "claim", "dispute", "void", "flag"):
        expect(papers.cast, f"{ROOT}clauses/{clause.id}/{what}/", **writes)


def test_an_agreement_is_drawn_up_checked_and_signed_on_the_pages(papers: Papers, browser: Browser) -> None:
    anne, alice = browser("anne"), browser("alice")
    case_id = papers.case("Debt on the hill")
    one = sent(anne, f"{ROOT}new/{case_id}/", kind="SCHED", title="Debt in parts")
    for body in ("banro", "sofedi"):
        sent(
            anne,
            f"{one}parties/",
            organisation_id=papers.cast.bodies[body],
            part="PARTY",
            function="Delegate",
        )
    debtor, creditor = (str(row.id) for row in Instrument.objects.get().parties.order_by("position"))
    _write_debt(anne, one, debtor, creditor)
    drafted = anne.get(f"{one}texts/?draft=fr").context["form"].initial["words"]
    text = sent(anne, f"{one}texts/", purpose="TEXT", language="fr", words=drafted)
    for party in (debtor, creditor):
        sent(anne, f"{one}hands/", party_id=party, function="Delegate", manner="SIGNED")
    version = Instrument.objects.get().version
    sign = {"text_ids": [text.rstrip("/").rpartition("/")[2]], "version": version}
    early = anne.post(f"{one}sign/", sign)
    assert early.status_code == 422
    answers = {one.value: "yes" for one in RightsQuestion}
    sent(anne, f"{one}rights/", **answers)
    sent(alice, f"{one}rights/confirm/", sure="1")
    sent(anne, f"{one}sign/", **sign)
    assert Instrument.objects.get().state == "SIGNED"
    assert anne.post(f"{one}sign/", sign).status_code == 422
    shown = anne.get(one).content.decode()
    assert f"{one}amend/" in shown
    assert f'href="{one}clauses/"' not in shown


def _write_debt(anne: Client, one: str, debtor: str, creditor: str) -> None:
    """Write a clause of 1000,01 dollars in three parts, which the draft then says."""
    said = {
        "kind": "INST",
        "words": "Pays the debt.",
        "obligor_id": debtor,
        "beneficiary_id": creditor,
        "rhythm": "MONTHLY",
        "due_on": f"{today():%d/%m/%Y}",
        "amount": "1 000,01",
        "currency": "USD",
    }
    wrong = anne.post(f"{one}clauses/", {**said, "instalments": "27/03/2027 5,00"})
    assert list(wrong.context["form"].errors) == ["instalments"]
    sent(anne, f"{one}clauses/", **said, number=3)
    clause = Clause.objects.get()
    page = anne.get(f"{ROOT}clauses/{clause.id}/").content.decode()
    assert "333,34\xa0USD" in page
    drafted = anne.get(f"{one}texts/?draft=fr").context["form"].initial["words"]
    assert "Pays the debt." in drafted
    typed = anne.get(f"{ROOT}clauses/{clause.id}/change/").context["form"].initial
    assert typed["instalments"].count("333,3") == 3


def test_the_draft_is_a_document_that_comes_back_as_a_version(papers: Papers, browser: Browser) -> None:
    anne, case_id = browser("anne"), papers.case(f"Debt on the hill of {MARKER}")
    paper, parties = papers.draft(case_id, "banro", "sofedi")
    papers.clause(paper, parties[0], words="Leaves the path open.")
    file = anne.get(at(paper, "draft/en/")).content
    words = "\n".join(part.text for part in Document(io.BytesIO(file)).paragraphs)
    assert "Leaves the path open." in words
    assert MARKER not in words
    edited = Document(io.BytesIO(file))
    edited.add_paragraph("And greets whoever passes.")
    held = io.BytesIO()
    edited.save(held)
    document = SimpleUploadedFile("pact.docx", held.getvalue())
    sent(anne, at(paper, "upload/"), language="en", attached=document)
    (text,) = InstrumentText.objects.all()
    assert "greets whoever passes" in text.words
    assert text.file_id is not None
    assert anne.get(f"/office/files/{text.file_id}/").status_code == 200
    for broken in (b"no document", b"PK\x05\x06" + b"\x00" * 18):
        refused = anne.post(
            at(paper, "upload/"), {"language": "en", "attached": SimpleUploadedFile("a.docx", broken)}
        )
        assert refused.status_code == 422
    assert anne.get(at(paper, "draft/sw/")).status_code == 404


def test_a_scanned_original_leads_back_to_its_agreement(papers: Papers, browser: Browser) -> None:
    anne, alone = browser("anne"), papers.registered()
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 scan")
    sent(anne, at(alone, "scan/"), attached=scan)
    page = anne.get(at(alone)).content.decode()
    found = page.partition("/office/files/")[2].partition("/")[0]
    assert at(alone) in anne.get(f"/office/files/{found}/").content.decode()


def test_the_seat_of_a_party_finds_the_text_and_no_trace_of_the_case(
    papers: Papers, browser: Browser
) -> None:
    case_id = papers.secret()
    paper, _parties = papers.draft(case_id, "sofedi")
    police = papers.party(paper, "pmh", seat="didier")
    papers.text(paper, f"Not for them. {MARKER}")
    text = papers.text(paper, "The police leave the fence.")
    show_text(papers.by(), text_id=text, party_id=police)
    didier = browser("didier")
    notice = Notice.objects.get(account_id=papers.cast.accounts["didier"], about="agreement")
    page = didier.get(at(notice.about_id), follow=True).content.decode()
    assert "The police leave the fence." in page
    seen = page + didier.get(ROOT).content.decode()
    for trace in (MARKER, str(case_id), str(paper), papers.paper(paper).reference + "x"):
        assert trace not in seen
    for name in ("dora", "gilbert"):
        assert browser(name).get(f"{ROOT}shown/{notice.about_id}/").status_code == 404
    sent(
        browser("anne"), f"{ROOT}texts/{text}/take-back/{notice.about_id}/", reason="A new version is coming."
    )
    assert didier.get(at(notice.about_id)).status_code == 404


def test_the_list_is_narrowed_and_what_others_made_is_recorded(papers: Papers, browser: Browser) -> None:
    anne = browser("anne")
    assert "There is no agreement yet" in anne.get(ROOT).content.decode()
    facts = {
        "kind": "COMAG",
        "title": "School and wells",
        "state": "DEMANDED",
        "words": "They ask for wells.",
    }
    one = sent(anne, f"{ROOT}register/", **facts)
    papers.signed(papers.case("Debt on the hill"), "banro", "sofedi")
    assert "School and wells" in anne.get(ROOT).content.decode()
    narrowed = anne.get(ROOT, {"state": "SIGNED"}).content.decode()
    assert "School and wells" not in narrowed
    assert "Joint use of the hill" in narrowed
    assert "No agreement fits" in anne.get(ROOT, {"kind": "SURR"}).content.decode()
    assert "They ask for wells." in anne.get(one).content.decode()
    expect(papers.cast, f"{ROOT}register/", open_to="anne", closed_to="chantal gilbert")
    later = {"ended_on": f"{today() + timedelta(days=1):%d/%m/%Y}", "reason": "Given up."}
    assert anne.post(f"{one}end/", later).status_code == 422
    sent(anne, f"{one}end/", ended_on=f"{today():%d/%m/%Y}", reason="Given up.")


def test_the_whole_agreement_stands_on_its_page_and_on_one_sheet(papers: Papers, browser: Browser) -> None:
    anne = browser("anne")
    paper, _parties = papers.signed(papers.case("Debt on the hill"), clauses=12)
    place = UUID(place_choices(papers.by())[0][0])
    heard = {"place_id": place, "read_on": today(), "language": "sw", "women": 41}
    record_reading(papers.by(), instrument_id=paper, **heard)
    page, sheet = anne.get(at(paper)).content.decode(), anne.get(at(paper, "print/")).content.decode()
    for number in range(12):
        assert f"Promise {number}." in page
        assert f"Promise {number}." in sheet
    assert "41" in page
    assert "Still without a copy" in page
    assert len(page.encode()) < 100_000
