"""Making forms, saying where answers go, publishing, giving tokens."""

from datetime import date

import pytest

from kikao.casework.forms.actions import (
    add_version,
    close_form,
    give_token,
    mark_question,
    open_form,
    publish_version,
    put_media,
    retire_version,
    revoke_field_token,
)
from kikao.casework.forms.models import FieldToken, FormVersion
from kikao.casework.forms.queries import bearer_signed_in, forms, media_content, shape, version, xform_of
from kikao.casework.forms.reckoning.workbook import with_public_key
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing import vault
from tests.casework.forms.books import SMALL, book
from tests.casework.forms.conftest import Made

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TOKEN = "a-token-made-at-random-for-this-test"


def test_a_version_is_refused_when_its_name_was_used_or_the_form_is_for_something_else(
    upload: Made, secretary: Actor
) -> None:
    made = upload()
    retire_version(secretary, version_id=made)
    with pytest.raises(Stop) as stop:
        upload()
    assert stop.value.code == "form.version_used"
    with pytest.raises(Invalid):
        add_version(secretary, content=book(SMALL, "2"), kind="GUARD")
    with pytest.raises(Invalid):
        add_version(secretary, content=book(SMALL, "2"), kind="POEM")
    with pytest.raises(Stop):
        publish_version(secretary, version_id=made)


def test_publishing_retires_what_was_published(upload: Made, secretary: Actor) -> None:
    first, second = upload("1", publish=True), upload("2", publish=True)
    states = dict(FormVersion.objects.values_list("id", "state"))
    assert states == {first: "RETIRED", second: "PUBLISHED"}
    assert forms(secretary).items[0].published == "2"


def test_a_question_is_plain_only_where_the_list_allows_it(upload: Made, secretary: Actor) -> None:
    made = upload()
    asked = {one.name: one.id for one in shape(secretary, made).questions}
    mark_question(secretary, question_id=asked["weather"], mark="N", field="PLACE_WORDS")
    mark_question(secretary, question_id=asked["category"], mark="OPEN", field="NATURE")
    for name, mark, field in (
        ("weather", "OPEN", "CATEGORY"),
        ("category", "OPEN", "WORDS"),
        ("category", "OPEN", "IDENTITY"),
        ("category", "OPEN", ""),
        ("category", "N", "IDENTITY"),
        ("category", "PLAIN", "CATEGORY"),
        ("category", "N", "POEM"),
    ):
        with pytest.raises(Invalid):
            mark_question(secretary, question_id=asked[name], mark=mark, field=field)
    assert TrailEntry.objects.filter(verb="form.mark_question", outcome=Outcome.DONE).count() == 2


def test_after_publishing_a_mark_is_only_tightened(upload: Made, secretary: Actor) -> None:
    made = upload(publish=True)
    asked = {one.name: one.id for one in shape(secretary, made).questions}
    mark_question(secretary, question_id=asked["category"], mark="N", field="CATEGORY")
    mark_question(secretary, question_id=asked["weather"], mark="I", field="IDENTITY")
    for name, mark, field in (
        ("category", "OPEN", "CATEGORY"),
        ("weather", "N", ""),
        ("happened_on", "OPEN", "DONE_ON"),
    ):
        with pytest.raises(Stop) as stop:
            mark_question(secretary, question_id=asked[name], mark=mark, field=field)
        assert stop.value.code == "form.mark_loosened"


def test_a_form_that_asks_for_a_file_is_published_with_it_only(upload: Made, secretary: Actor) -> None:
    made = upload(table=SMALL.replace("sites.csv", "mines.csv"))
    assert version(secretary, made).missing == ("mines.csv",)
    with pytest.raises(Stop) as stop:
        publish_version(secretary, version_id=made)
    assert stop.value.code == "form.media_missing"
    with pytest.raises(Unknown):
        media_content(secretary, made, "mines.csv")
    for name, content in (("other.csv", b"a"), ("mines.csv", b""), ("mines.csv", b"a" * 2_100_000)):
        with pytest.raises(Invalid):
            put_media(secretary, version_id=made, name=name, content=content)
    put_media(secretary, version_id=made, name="mines.csv", content=b"name,label\na,A\n")
    publish_version(secretary, version_id=made)
    assert media_content(Actor.source(secretary.working_group_id), made, "mines.csv").startswith(b"name")
    with pytest.raises(Stop):
        put_media(secretary, version_id=made, name="mines.csv", content=b"name,label\n")


def test_a_form_that_phones_encrypt_carries_a_key_whose_other_half_the_desk_opens(
    upload: Made, secretary: Actor, actor: object
) -> None:
    made = upload(encrypted=True)
    row = FormVersion.objects.get(id=made)
    assert row.key_item_id
    private = vault.read_bytes(secretary, row.key_item_id)
    assert b"PRIVATE KEY" in private
    content = xform_of(secretary, made)[0]
    assert content.count(b'<submission base64RsaPublicKey="MII') == 1
    assert content.index(b"<submission") < content.index(b"<bind ")
    assert (
        with_public_key(b"<a><bind />", "K")
        == b'<a><submission base64RsaPublicKey="K" method="post"/><bind />'
    )


def test_forms_close_and_open(upload: Made, secretary: Actor) -> None:
    upload()
    only = forms(secretary).items[0].id
    for act in (close_form, open_form):
        act(secretary, form_id=only)
        with pytest.raises(Stop):
            act(secretary, form_id=only)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"label": " "}, "label"),
        ({"label": "x" * 101}, "label"),
        ({"kind": "POEM"}, "kind"),
        ({"until_on": date(2001, 1, 1)}, "until_on"),
        ({"token": "short"}, "label"),
        ({"username": "a", "password": "short"}, "label"),
        ({"username": "a:b", "password": "x" * 20}, "username"),
    ],
)
def test_a_token_that_cannot_be_given(secretary: Actor, said: dict[str, object], field: str) -> None:
    facts = {"label": "CLS", "kind": "FOCAL", "token": TOKEN} | said
    with pytest.raises(Invalid) as stop:
        give_token(secretary, **facts)  # type: ignore[arg-type]
    assert set(stop.value.fields) == {field}


def test_tokens_are_kept_as_digests_and_taken_back_once(secretary: Actor) -> None:
    made = give_token(secretary, label="CLS", kind="FOCAL", token=TOKEN, username="cls", password="p" * 20)
    row = FieldToken.objects.get(id=made)
    assert TOKEN not in str(vars(row))
    assert "p" * 20 not in str(vars(row))
    with pytest.raises(Invalid):
        give_token(secretary, label="B", kind="FOCAL", token=TOKEN + "2", username="cls", password="p" * 20)
    revoke_field_token(secretary, token_id=made)
    with pytest.raises(Stop):
        revoke_field_token(secretary, token_id=made)
    give_token(secretary, label="B", kind="FOCAL", token=TOKEN + "2", username="cls", password="q" * 20)
    assert bearer_signed_in("cls", "p" * 20) is None
    assert bearer_signed_in("cls", "q" * 20)


def test_only_the_secretariat_does_any_of_it(upload: Made, actor: object, secretary: Actor) -> None:
    made = upload()
    member = actor("chantal")  # type: ignore[operator]
    with pytest.raises(NotAllowed):
        publish_version(member, version_id=made)
    stranger = actor("frank")  # type: ignore[operator]
    with pytest.raises(Unknown):
        publish_version(stranger, version_id=made)
    assert forms(secretary).items[0].published == ""
