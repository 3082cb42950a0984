"""Mediation through the API: the same acts, the same chairs, the same silence."""

from uuid import UUID

import pytest

from tests.casework.mediation.conftest import talks as _talks
from tests.casework.mediation.talks import DIGGERS, POLICE, TITLE, Talks
from tests.interfaces.api.test_tasks import Program, done, refused

talks = _talks
pytestmark = pytest.mark.django_db
URL = "/api/v1/mediation"
MARKER = "SECRET-WORD"


def test_kalimbi_by_programs(talks: Talks) -> None:  # noqa: PLR0915 - a journey
    case_id = talks.accepted(accused="")
    anne, chantal, baraka = (Program(talks, name, URL) for name in ("anne", "chantal", "baraka"))
    seated = {"organisation_id": str(talks.cast.bodies["banro"]), "seat_id": str(talks.cast.seats["baraka"])}
    sides = [{"name": f"Coop {name}", "chairs": 3} for name in "ABC"]
    holders = {"name": "The concession-holders", "chairs": 4, "bodies": [seated]}
    said = {"case_id": str(case_id), "title": TITLE, "mediator_ids": [str(talks.cast.accounts["chantal"])]}
    refused(anne.post("", **said, sides=[*sides, holders]), 422, "room.unequal_chairs")
    one = done(anne.post("", **said, sides=[*sides, {**holders, "chairs": 3}]))
    whole = chantal.get(f"/{one}").json()
    ids = [side["id"] for side in whole["sides"]]
    assert [side["chairs"] for side in whole["sides"]] == [3, 3, 3, 3]
    assert whole["line"]["case_id"] == str(case_id)

    planned = {"planned_on": "2030-01-01", "about": "The squares", "languages": "Mashi", "venue": "School"}
    session = done(chantal.post(f"/{one}/sessions", **planned))
    assert baraka.get(f"/sessions/{session}/invitations/{ids[3]}").json()["side"] == "The concession-holders"
    assert baraka.get(f"/sessions/{session}/invitations/{ids[0]}").status_code == 404
    there = [{"side_id": side, "there": True, "chairs_used": 3, "women": 1, "men": 2} for side in ids]
    held = {"version": 1, "presences": there, "held_on": "2024-01-01", "words": MARKER}
    done(chantal.post(f"/sessions/{session}/held", **held))
    assert chantal.get(f"/sessions/{session}").json()["words"] == MARKER

    demand = {"side_id": ids[0], "kind": "DEMAND", "words": MARKER, "session_id": session}
    record = done(chantal.post(f"/{one}/records", **demand))
    done(chantal.post(f"/records/{record}/shares", side_id=ids[3], agreed=True))
    chair = baraka.get(f"/{one}/chair").json()
    assert [line["words"] for line in chair["shared"]] == [MARKER]
    answer = {"words": "We accept.", "kind": "OFFER", "share_id": chair["shared"][0]["id"]}
    done(baraka.post(f"/{one}/answers", **answer))
    done(chantal.post(f"/records/{record}/standing", version=1, standing="MET", reason="They accept."))
    lines = chantal.get(f"/{one}/records").json()
    assert lines[0]["lines"][0]["shared_with"] == [ids[3]]
    assert lines[3]["lines"][0]["answers_id"] == record
    done(chantal.post(f"/{one}/notes", words=MARKER))
    assert [line["words"] for line in chantal.get(f"/{one}/notes").json()] == [MARKER]
    assert anne.get(f"/{one}/notes").status_code == 404
    done(chantal.post(f"/{one}/end", version=1, outcome="AGREED", reason="They sign."))
    (story,) = Program(talks, "judith", URL).get(f"/cases/{case_id}").json()
    assert (story["outcome_words"], story["sessions"][0]["heads"]) == ("The sides agreed", 12)
    assert MARKER not in str(story)


def test_a_refusal_and_people_who_come_and_go(talks: Talks) -> None:  # noqa: PLR0915 - a journey
    one, anne = talks.open(), Program(talks, "anne", URL)
    side, other = talks.side(one), talks.side(one, DIGGERS)
    contact = done(anne.post(f"/sides/{side}/contacts", name=MARKER, phone="1"))
    speaker = done(anne.post(f"/{one}/interpreters", name=MARKER, languages="Mashi"))
    leading = done(anne.post(f"/{one}/mediators", account_id=str(talks.cast.accounts["emile"])))
    refusal = done(anne.post(f"/{one}/records", side_id=str(other), kind="REFUSAL", words="No."))
    done(anne.post(f"/records/{refusal}/refusal", words="They refuse."))
    refused(anne.post(f"/records/{refusal}/refusal", words="Again."), 409, "room.refused_already")
    whole = anne.get(f"/{one}").json()
    assert whole["refused"] == [DIGGERS]
    assert whole["sides"][0]["contacts"][0]["name"] == MARKER
    plain = Program(talks, "gilbert", URL).get(f"/{one}").json()
    assert plain["sides"][0]["contacts"][0]["name"] == {"sealed": True}
    for path in (f"/contacts/{contact}", f"/interpreters/{speaker}", f"/mediators/{leading}"):
        done(anne.send("delete", path))
    body = whole["sides"][0]["bodies"][0]["id"]
    didier = Program(talks, "didier", URL)
    assert didier.get(f"/{one}/chair").json()["side"] == POLICE
    done(anne.send("delete", f"/bodies/{body}"))
    refused(didier.get(f"/{one}/chair"), 404, "access.unknown")
    done(anne.post(f"/sides/{side}/bodies", organisation_id=str(talks.cast.bodies["pmh"])))
    done(anne.post(f"/{one}/sides", name="The chief"))
    done(anne.send("put", f"/{one}/chairs", {"chairs": 2, "version": 1}))
    done(anne.send("put", f"/{one}/title", {"title": "The road", "version": 2}))
    done(anne.post(f"/{one}/share"))
    planned = {"planned_on": "2030-01-01", "about": "Both", "languages": "Mashi", "venue": "School"}
    session = done(anne.post(f"/{one}/sessions", **planned))
    done(anne.send("put", f"/sessions/{session}", {**planned, "venue": "Church", "version": 1}))
    done(anne.post(f"/sessions/{session}/not-held", version=2, reason="ABSENT"))
    done(anne.post(f"/{one}/end", version=3, outcome="REFUSED", reason="No."))
    done(anne.post(f"/{one}/resume", version=4, reason="Yes."))
    assert [line["title"] for line in anne.get().json()["items"]] == ["The road"]
    assert UUID(anne.get().json()["items"][0]["id"]) == one
