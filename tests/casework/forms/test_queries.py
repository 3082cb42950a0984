"""What phones and intake ask of forms."""

from datetime import date
from hashlib import md5

import pytest

from kikao.casework.forms.actions import (
    close_form,
    give_token,
    open_form,
    publish_version,
    retire_version,
    revoke_field_token,
)
from kikao.casework.forms.queries import (
    bearer_of,
    bearer_signed_in,
    field_tokens,
    form,
    forms,
    media_content,
    media_of,
    published,
    shape_of,
    source_of,
    version,
    xform_of,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Unknown
from tests.casework.forms.books import SMALL, book
from tests.casework.forms.conftest import Made

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TOKEN = "a-token-made-at-random-for-this-test"
WORD = "a-password-made-at-random"


def test_a_published_form_is_listed_and_fetched_as_it_was_made(
    upload: Made, secretary: Actor, group: WorkingGroup
) -> None:
    phone = Actor.source(group.id)
    made = upload()
    assert published(phone) == ()
    with pytest.raises(Unknown):
        xform_of(phone, made)
    publish_version(secretary, version_id=made)
    (listed,) = published(phone, form_id="kikao_small", kinds=("REPORT",))
    content, digest = xform_of(phone, made)
    assert listed.version_id == made
    assert (listed.title, listed.version, listed.has_media) == ("Petit rapport", "1", True)
    assert listed.digest == digest == md5(content).hexdigest()  # noqa: S324
    assert b'<data id="kikao_small" version="1">' in content
    assert published(phone, form_id="other") == published(phone, kinds=("GUARD",)) == ()
    assert source_of(secretary, made) == book(SMALL, "1")
    with pytest.raises(Unknown):
        source_of(phone, made)


def test_the_list_of_sites_is_that_of_the_register_at_this_moment(
    upload: Made, secretary: Actor, group: WorkingGroup, site: object
) -> None:
    made = upload(publish=True)
    phone = Actor.source(group.id)
    (line,) = media_of(phone, made)
    content = media_content(phone, made, "sites.csv")
    assert line.name == "sites.csv"
    assert line.digest == md5(content).hexdigest()  # noqa: S324
    assert content.decode().splitlines()[0] == "name,label,territory,kind"
    assert "codtest,Nouveau site (Kalehe),Kalehe,SITE" in content.decode()
    with pytest.raises(Unknown):
        media_content(phone, made, "other.csv")


def test_shape_of_knows_every_version_that_phones_may_have(
    upload: Made, secretary: Actor, group: WorkingGroup
) -> None:
    phone = Actor.source(group.id)
    first = upload("1")
    assert shape_of(phone, "kikao_small", "1") is None
    publish_version(secretary, version_id=first)
    found = shape_of(phone, "kikao_small", "1")
    assert found
    assert found.is_open
    assert {one.name: (one.mark, one.field) for one in found.questions} == {
        "what_happened": ("N", "WORDS"),
        "happened_on": ("OPEN", "HAPPENED"),
        "site": ("OPEN", "PLACE"),
        "category": ("OPEN", "CATEGORY"),
        "severity": ("N", "SEVERITY"),
        "contact": ("I", "IDENTITY"),
        "weather": ("N", ""),
        "phone": ("N", ""),
    }
    assert found.questions[0].path == "/data/told/what_happened"
    upload("2", publish=True)
    old, new = shape_of(phone, "kikao_small", "1"), shape_of(phone, "kikao_small", "2")
    assert old
    assert new
    assert (old.is_open, new.is_open) == (False, True)
    only = forms(secretary).items[0]
    close_form(secretary, form_id=only.id)
    closed = shape_of(phone, "kikao_small", "2")
    assert closed
    assert not closed.is_open
    assert published(phone) == ()
    open_form(secretary, form_id=only.id)
    retire_version(secretary, version_id=new.version_id)
    assert published(phone) == ()
    assert shape_of(phone, "kik\x00ao", "1") is None


def test_a_token_opens_until_it_ends_or_is_taken_back(secretary: Actor) -> None:
    made = give_token(
        secretary, label="CLS Luhwindja", kind="FOCAL", token=TOKEN, username="luhwindja", password=WORD
    )
    bearer = bearer_of(TOKEN)
    assert bearer
    assert (bearer.token_id, bearer.working_group_id) == (made, secretary.working_group_id)
    assert (bearer.label, bearer.kind) == ("CLS Luhwindja", "FOCAL")
    assert bearer_signed_in("luhwindja", WORD) == bearer
    assert bearer_of("another token that nobody gave") is None
    assert (
        bearer_signed_in("luhwindja", "wrong")
        is bearer_signed_in("", "")
        is bearer_signed_in("a\x00", "")
        is None
    )
    revoke_field_token(secretary, token_id=made)
    assert bearer_of(TOKEN) is bearer_signed_in("luhwindja", WORD) is None


def test_a_token_ends_with_its_last_day(secretary: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    give_token(secretary, label="Mission", kind="MISSION", token=TOKEN, until_on=date(2099, 12, 31))
    assert bearer_of(TOKEN)
    monkeypatch.setattr("kikao.casework.forms.queries.field.today", lambda: date(2100, 1, 1))
    assert bearer_of(TOKEN) is None


def test_nobody_but_the_secretariat_sees_forms_and_tokens(
    upload: Made, actor: object, secretary: Actor
) -> None:
    made = upload(publish=True)
    give_token(secretary, label="CLS", kind="FOCAL", token=TOKEN)
    member = actor("chantal")  # type: ignore[operator]
    assert [*forms(member).items, *field_tokens(member).items, *published(member)] == []
    for ask in (version, xform_of, media_of, source_of):
        with pytest.raises(Unknown):
            ask(member, made)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_rows(
    upload: Made, secretary: Actor, rows: int, django_assert_num_queries: object
) -> None:
    count = django_assert_num_queries
    for number in range(rows):
        made = upload(str(number), publish=True)
        give_token(secretary, label=f"{number}", kind="FOCAL", token=TOKEN + str(number))
    only = forms(secretary).items[0].id
    for asked, queries in (
        (lambda: forms(secretary), 2),
        (lambda: form(secretary, only), 3),
        (lambda: version(secretary, made), 8),
        (lambda: field_tokens(secretary), 1),
        (lambda: published(Actor.source(secretary.working_group_id)), 1),
        (lambda: shape_of(secretary, "kikao_small", "0"), 2),
        (lambda: bearer_of(TOKEN), 1),
    ):
        with count(queries):  # type: ignore[operator]
            asked()
