"""A party walled from the case opens its room and nothing else: no page, no answer and no notice tells it more."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.casework.cases.models import Case
from kikao.casework.mediation.actions import add_contact, add_interpreter, write_note
from kikao.casework.mediation.models import Record
from tests.casework.mediation.talks import DIGGERS, MARKER, POLICE, TITLE, Talks
from tests.kit.door import bearer, let_in
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
LIST = "/office/mediation/"
API = "/api/v1/mediation"
OTHERS, NAMES, NOTE, CAME = "SECRET-OTHER-SIDE", "SECRET-CONTACT", "SECRET-NOTE", "SECRET-RESULT"


@pytest.fixture
def room_id(talks: Talks) -> UUID:
    """Return a room in which something stands in every place that the police must not read."""
    room_id = talks.open()
    for side in (POLICE, DIGGERS):
        add_contact(talks.by(), side_id=talks.side(room_id, side), name=NAMES, phone=NAMES)
    add_interpreter(talks.by(), room_id=room_id, name=NAMES, languages="Mashi", links=NAMES)
    talks.met(talks.session(room_id), words=CAME)
    talks.session(room_id)
    talks.says(room_id, OTHERS)
    talks.says(room_id, "We guard the road.", POLICE, "POSITION")
    write_note(talks.by("chantal"), room_id=room_id, words=NOTE)
    return room_id


def secrets(talks: Talks) -> tuple[str, ...]:
    held = Case.objects.get(id=talks.cases[-1])
    return (OTHERS, NAMES, NOTE, CAME, MARKER, DIGGERS, held.reference, str(held.id), "Two groups of diggers")


def shown(browser: Client, start: str) -> dict[str, str]:
    """Follow every way of mediation that pages offer, and return what they say."""
    told: dict[str, str] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path not in told:
            answer = browser.get(path)
            assert answer.status_code == 200, path
            told[path] = answer.content.decode()
            waiting += re.findall(rf'href="({LIST}[^"#?]*)"', told[path])
    return told


def test_a_walled_party_finds_its_table_and_no_word_of_anything_else(
    client: Client, talks: Talks, room_id: UUID
) -> None:
    assert client.get(LIST).status_code == 302
    let_in(client, talks.cast, "didier")
    told = shown(client, LIST)
    assert f"{LIST}{room_id}/" in told
    assert any("/invitation/" in path for path in told)
    for path in ("/office/", "/office/notices/", "/office/cases/", "/office/tasks/mine/"):
        told[path] = client.get(path).content.decode()
    headers = bearer(talks.cast, "didier")
    for path in ("", f"/{room_id}/chair"):
        told[path] = client.get(API + path, headers=headers).content.decode()
    assert "You are invited to a mediation." in told["/office/notices/"]
    for path in (f"{LIST}{room_id}/", f"/{room_id}/chair"):
        assert "We guard the road." in told[path]
        assert TITLE in told[path]
    leaks = [(path, word) for path, content in told.items() for word in secrets(talks) if word in content]
    assert leaks == []
    for word in (OTHERS, NAMES, DIGGERS):
        assert (
            word
            in let_in(Client(), talks.cast, "chantal")
            .get(f"{LIST}{room_id}/{'records/' if word == OTHERS else ''}")
            .content.decode()
        )


def test_from_its_chair_everything_else_of_the_room_does_not_exist(
    client: Client, talks: Talks, room_id: UUID
) -> None:
    let_in(client, talks.cast, "didier")
    headers = bearer(talks.cast, "didier")
    other, record = talks.side(room_id, DIGGERS), Record.objects.filter(side__name=DIGGERS).get().id
    for page in ("records/", "notes/", "end/", "sessions/", "records/write/"):
        hidden, missing = (client.get(f"{LIST}{one}/{page}") for one in (room_id, uuid4()))
        assert (hidden.status_code, hidden.content) == (404, missing.content), page
    for page in (f"sides/{other}/contacts/", f"records/{record}/settle/"):
        assert client.get(LIST + page).status_code == 404
    for path in (f"/{room_id}", f"/{room_id}/records", f"/{room_id}/notes", f"/cases/{talks.cases[-1]}"):
        assert client.get(API + path, headers=headers).status_code == 404, path


def test_a_party_answers_and_reads_what_the_mediator_passes_on(
    client: Client, talks: Talks, room_id: UUID
) -> None:
    talks.passes_on(Record.objects.filter(side__name=DIGGERS).get().id, talks.side(room_id))
    let_in(client, talks.cast, "didier")
    here = f"{LIST}{room_id}/"
    page = client.get(here).content.decode()
    assert OTHERS in page
    assert DIGGERS in page
    assert client.post(f"{here}answer/", {"kind": "OFFER", "words": " "}).status_code == 422
    sent = client.post(f"{here}answer/", {"kind": "OFFER", "words": "One gate stays open."})
    assert sent.headers["Location"] == here
    assert "One gate stays open." in client.get(here).content.decode()
    desk = let_in(Client(), talks.cast, "anne").get(f"{here}records/").content.decode()
    assert "One gate stays open." in desk
    assert "written by the side itself" in desk


def test_who_finds_a_room(talks: Talks, room_id: UUID) -> None:
    here, others = f"{LIST}{room_id}/", "dora klaas frank nobody"
    expect(talks.cast, here, open_to="anne chantal gilbert judith didier", hidden_from=others)
    expect(talks.cast, f"{here}records/", open_to="anne chantal gilbert", hidden_from=f"didier {others}")
    expect(talks.cast, f"{here}notes/", open_to="chantal", hidden_from=f"anne alice gilbert didier {others}")
    expect(talks.cast, f"{here}answer/", open_to="didier", hidden_from=f"anne chantal {others}")
    expect(talks.cast, f"{here}end/", open_to="anne chantal", closed_to="gilbert", hidden_from="didier dora")
    expect(talks.cast, f"{here}title/", open_to="anne alice", closed_to="chantal didier dora")
