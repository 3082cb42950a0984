"""Agenda and minutes on paper: byte for byte the same for all who were in the room."""

import io
from uuid import UUID

import pytest
from django.test import Client
from docx import Document

from kikao.casework.cases.actions import add_party
from kikao.casework.meetings.actions import (
    add_addendum,
    adopt_minutes,
    draft_minutes,
    hold_sitting,
    note_item,
    plan_sitting,
)
from kikao.casework.meetings.queries import sitting
from kikao.foundation.accounts.reckoning import seed_picture
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.audit.queries import checkpoint_about
from kikao.foundation.base.clock import today
from tests.casework.meetings.table import MARKER, UNWALLED, Table
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db

SHEETS = ("agenda/print/", "agenda.docx", "minutes/print/", "minutes.docx")


def read(cast: Cast, name: str, sitting_id: UUID, sheet: str, language: str = "en") -> bytes:
    """Return a sheet as somebody gets it, in a browser of its own."""
    client = let_in(Client(headers={"accept-language": language}), cast, name)
    answer = client.get(f"/office/meetings/{sitting_id}/{sheet}")
    assert answer.status_code == 200, f"{sheet} answers {name} with {answer.status_code}"
    return answer.content


@pytest.fixture
def held(table: Table) -> UUID:
    """Return a plenary with minutes, one of its items walled by now from a seat that was there."""
    plenary = table.plenary()
    table.put(plenary, table.case("Taxes at a barrier"))
    table.put(plenary, table.case("Unchecked words", checked=False))
    table.secret()
    table.hold(plenary, [*UNWALLED, "didier"])
    for item in sitting(table.by(), plenary).items:
        note_item(table.by(), item_id=item.id, note="The chief was heard.")
        table.decide(item.id)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    add_addendum(table.by(), sitting_id=plenary, words="The day was the 4th.")
    add_party(
        table.by(),
        case_id=table.cases[0],
        organisation_id=table.cast.bodies["pmh"],
        role="ALLEGED_AUTHOR",
    )
    return plenary


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_packs_of_two_members_are_the_same_bytes(table: Table, held: UUID, sheet: str) -> None:
    packs = {name: read(table.cast, name, held, sheet) for name in ("chantal", "didier", "anne")}
    assert packs["chantal"] == packs["didier"] == packs["anne"]
    assert packs["chantal"] == read(table.cast, "gilbert", held, sheet, language="fr")
    assert MARKER.encode() not in packs["anne"]
    assert b"Unchecked" not in packs["anne"]


@pytest.mark.parametrize("sheet", SHEETS[:2])
def test_the_packs_before_the_sitting_are_the_same_bytes(table: Table, sheet: str) -> None:
    plenary = table.plenary()
    table.put(plenary, table.case())
    table.put(plenary, table.case("Taxes"))
    table.secret()
    add_party(table.by(), case_id=table.cases[1], organisation_id=table.cast.bodies["pnc"], role="SPONSOR")
    packs = {
        read(table.cast, name, plenary, sheet) for name in ("anne", "chantal", "didier", "dora", "judith")
    }
    assert len(packs) == 1


def test_a_file_says_what_the_sheet_says_and_nothing_of_who_asked(table: Table, held: UUID) -> None:
    agenda = Document(io.BytesIO(read(table.cast, "chantal", held, "agenda.docx")))
    minutes = Document(io.BytesIO(read(table.cast, "chantal", held, "minutes.docx")))
    said = "\n".join(paragraph.text for file in (agenda, minutes) for paragraph in file.paragraphs)
    body = sitting(table.by(), held).minutes
    assert body
    for words in ("Taxes at a barrier", "The chief was heard.", body.hash, "The day was the 4th."):
        assert words in said
    assert agenda.core_properties.author == "Kikao"
    assert agenda.core_properties.created is not None
    assert agenda.core_properties.created.year == 1980


def test_the_sheet_of_adopted_minutes_carries_their_hash(table: Table, held: UUID) -> None:
    minutes = sitting(table.by(), held).minutes
    assert minutes
    assert minutes.hash.encode() in read(table.cast, "chantal", held, "minutes/print/")


def test_the_sheets_of_adopted_minutes_carry_a_checkpoint_of_the_trail_in_letters_and_as_a_picture(
    table: Table, held: UUID
) -> None:
    minutes = sitting(table.by(), held).minutes
    assert minutes
    taken = checkpoint_about(table.by(), minutes.id)
    assert taken
    printed = read(table.cast, "chantal", held, "minutes/print/")
    assert taken.letters.encode() in printed
    assert seed_picture(f"{taken.n} {taken.letters}").path.encode() in printed
    file = Document(io.BytesIO(read(table.cast, "chantal", held, "minutes.docx")))
    assert len(file.inline_shapes) == 1
    assert any(taken.letters in paragraph.text for paragraph in file.paragraphs)


def test_who_takes_a_paper_along_stands_in_the_trail(table: Table, held: UUID) -> None:
    for sheet in SHEETS:
        read(table.cast, "chantal", held, sheet)
    taken = TrailEntry.objects.filter(actor=table.by("chantal").reference, object_ref=str(held))
    assert [(one.verb, one.outcome) for one in taken.order_by("n")] == [
        ("agenda.print", "READ"),
        ("agenda.export", "READ"),
        ("minutes.print", "READ"),
        ("minutes.export", "READ"),
    ]


def test_a_sheet_is_in_the_language_of_the_group_unless_another_of_its_own_is_asked(
    table: Table, held: UUID
) -> None:
    own = read(table.cast, "chantal", held, "agenda/print/")
    assert b'lang="fr"' in own
    assert b'lang="en"' in read(table.cast, "chantal", held, "agenda/print/?language=en")
    assert read(table.cast, "chantal", held, "agenda/print/?language=xx") == own


def test_who_was_not_there_and_is_walled_gets_no_minutes(table: Table, held: UUID) -> None:
    add_party(
        table.by(), case_id=table.cases[0], organisation_id=table.cast.bodies["pnc"], role="ALLEGED_AUTHOR"
    )
    client = let_in(Client(), table.cast, "dora")
    for sheet in ("minutes/", *SHEETS[2:]):
        assert client.get(f"/office/meetings/{held}/{sheet}").status_code == 404
    assert b"Taxes" not in read(table.cast, "dora", held, "agenda/print/")


def test_the_agenda_of_a_closed_sitting_is_not_printed_for_the_premises_of_a_host(table: Table) -> None:
    shut = plan_sitting(
        table.by(),
        kind="CLOSED",
        planned_on=today(),
        host_id=table.cast.bodies["cps"],
        invited=table.seats(UNWALLED),
    )
    table.put(shut, table.secret())
    client = let_in(Client(), table.cast, "anne")
    for sheet in SHEETS[:2]:
        refused = client.get(f"/office/meetings/{shut}/{sheet}")
        assert refused.status_code == 409
        assert MARKER.encode() not in refused.content
    hold_sitting(table.by(), sitting_id=shut, held_on=today(), present=table.seats(UNWALLED))
    assert MARKER in read(table.cast, "anne", shut, "agenda/print/").decode()
