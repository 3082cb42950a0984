"""Giving a phone what lets it fetch forms and send, and taking that back."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.models import FieldToken
from kikao.casework.forms.policy import KEEPERS, seen_by, tokens_seen_by
from kikao.casework.forms.reckoning.tokens import LONG_ENOUGH, tag_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.queries import organisation_names


@action("field_token.give", to=KEEPERS)
def give_token(
    by: Actor,
    *,
    label: str,
    kind: str,
    organisation_id: UUID | None = None,
    until_on: date | None = None,
    token: str,
    username: str = "",
    password: str = "",
) -> UUID:
    """Let one phone fetch forms and send; only digests of the token and the password are kept."""
    if len(token) < LONG_ENOUGH or (username and len(password) < LONG_ENOUGH):
        raise Invalid({"label": _("The token and the password are made at random, never typed.")})
    words = {"label": label.strip(), "username": username.strip()}
    _check(by, words, kind, organisation_id, until_on)
    row = FieldToken.objects.create(
        working_group_id=by.working_group_id,
        kind=kind,
        organisation_id=organisation_id,
        until_on=until_on,
        token_tag=tag_of(token),
        password_tag=tag_of(password) if words["username"] else "",
        given_by=by.account_id,
        given_on=today(),
        **words,
    )
    return row.id


@action("field_token.revoke", to=KEEPERS)
def revoke_field_token(by: Actor, *, token_id: UUID) -> UUID:
    """Take a token back: from now on it opens nothing; what was sent with it stays."""
    row = FieldToken.objects.filter(tokens_seen_by(by), id=token_id).first()
    if row is None:
        raise Unknown
    if row.revoked_on:
        raise Stop("field_token.revoked_already", _("This token was taken back already."))
    FieldToken.objects.filter(id=row.id).update(revoked_by=by.account_id, revoked_on=today())
    return row.id


def _check(
    by: Actor, words: dict[str, str], kind: str, organisation_id: UUID | None, until_on: date | None
) -> None:
    wrong = {}
    if not words["label"] or len(words["label"]) > 100 or "\x00" in words["label"]:
        wrong["label"] = _("Write what the office calls this phone, in at most 100 letters.")
    if len(words["username"]) > 60 or ":" in words["username"] or "\x00" in words["username"]:
        wrong["username"] = _("At most 60 letters, without a colon.")
    elif words["username"] and _is_used(by, words["username"]):
        wrong["username"] = _("This name is in use. Choose another one.")
    if kind not in TokenKind.values:
        wrong["kind"] = _("Choose in whose hands the phone is.")
    if organisation_id and organisation_id not in organisation_names(by, [organisation_id]):
        wrong["organisation_id"] = _("This organisation is not in the register.")
    if until_on and until_on < today():
        wrong["until_on"] = _("This day is over.")
    if wrong:
        raise Invalid(wrong)


def _is_used(by: Actor, username: str) -> bool:
    """Tell whether a phone that may send has this name; one that was taken back leaves it free."""
    return FieldToken.objects.filter(seen_by(by), username=username, revoked_on=None).exists()
