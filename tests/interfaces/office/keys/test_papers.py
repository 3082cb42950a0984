"""New papers and the ceremony, page by page."""

import json
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kikao.foundation.base.ids import new_id
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import keys, vault
from kikao.foundation.sealing.actions import print_paper_key
from kikao.foundation.sealing.models import Ceremony, RecoveryKey
from kikao.foundation.sealing.words import from_paper
from kikao.interfaces.cli.offline.tool import turn
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

HERE = reverse("office:keys-overview")
PAPER, BEGIN = reverse("office:keys-paper"), reverse("office:keys-ceremony-begin")
COVER = reverse("office:keys-cover")


def papers_and_a_report(cast: Cast) -> tuple[list[str], object]:
    words = [print_paper_key(cast.actor(name), label="safe").words for name in ("esperance", "emile", "eve")]
    subject_id = new_id()
    vault.open_compartments(
        cast.group_id, subject_id, readers=[cast.accounts[name] for name in ("anne", "alice")]
    )
    return words, vault.put(cast.group_id, subject_id, "opening_reason", "SECRET-NAME")


def test_a_ceremony_from_its_first_page_to_its_last(cast: Cast) -> None:
    words, item_id = papers_and_a_report(cast)
    for name in ("anne", "alice"):
        cast.keys[name] = keys.replace_keys_after_reset(cast.group_id, cast.accounts[name], PASSPHRASE)
    anne = let_in(Client(), cast, "anne")
    expect(cast, BEGIN, open_to="anne esperance", closed_to="chantal baraka luc")
    anne.post(BEGIN, {"once": "a"})
    told_of = Notice.objects.filter(kind=NoticeKind.CEREMONY_BEGUN).values_list("account_id", flat=True)
    assert set(told_of) == {cast.accounts[name] for name in ("alice", "esperance", "emile", "eve")}
    one = Ceremony.objects.get()
    here = reverse("office:keys-ceremony", args=[one.id])
    expect(cast, here, open_to="anne", hidden_from="alice esperance", closed_to="chantal luc")
    answer = anne.get(reverse("office:keys-ceremony-file", args=[one.id]))
    assert "attachment" in answer.headers["Content-Disposition"]
    asked = json.loads(answer.content)
    after = turn(turn(asked, from_paper(words[0])), from_paper(words[2]))
    wrong = anne.post(here, {"file": SimpleUploadedFile("x.json", b"{}"), "once": "b"})
    assert wrong.status_code == 422
    back = SimpleUploadedFile("deux.json", json.dumps(after).encode())
    assert anne.post(here, {"file": back, "once": "c"}).status_code == 302
    assert vault.read(cast.actor("alice"), item_id) == "SECRET-NAME"  # type: ignore[arg-type]
    assert "The papers were used" in anne.get(HERE).content.decode()
    assert anne.get(here).status_code == 404


def test_a_ceremony_is_given_up_by_who_began_it_or_a_custodian(cast: Cast) -> None:
    papers_and_a_report(cast)
    let_in(Client(), cast, "anne").post(BEGIN, {"once": "a"})
    end = reverse("office:keys-ceremony-end", args=[Ceremony.objects.get().id])
    assert let_in(Client(), cast, "alice").post(end).status_code == 404
    assert let_in(Client(), cast, "eve").post(end).status_code == 302
    assert Ceremony.objects.get().state == "ENDED"


def test_three_custodians_print_new_papers_and_everything_is_put_under_them(cast: Cast) -> None:
    papers_and_a_report(cast)
    expect(cast, PAPER, open_to="eve", closed_to="anne baraka")
    for name in ("esperance", "emile", "eve"):
        browser = let_in(Client(), cast, name)
        assert browser.post(PAPER, {"label": " "}).status_code == 422
        said = browser.post(PAPER, {"label": "new safe"}).content.decode()
        words = re.search(r'<p class="ref">([^<]+)</p>', said)
        assert words
        assert len(words.group(1).split()) == 21
    assert RecoveryKey.objects.get(active=True).round == 2
    anne = let_in(Client(), cast, "anne")
    assert COVER in anne.get(HERE).content.decode()
    anne.post(COVER)
    assert COVER not in anne.get(HERE).content.decode()
