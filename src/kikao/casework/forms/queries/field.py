"""Asking for field tokens: whose phone this is, and which ones were given."""

from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.forms.models import FieldToken
from kikao.casework.forms.policy import tokens_seen_by
from kikao.casework.forms.reckoning.tokens import NOBODY, same_password, tag_of
from kikao.casework.forms.schemas import Bearer, TokenLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.prepared import Prepared
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.queries import organisation_names


def bearer_of(token: str) -> Bearer | None:
    """Return who bears a token, or None: one that was never given, was revoked or has ended opens nothing."""
    found = _BEARERS(tag_of(token), today())
    return Bearer(**dict(zip(_BORNE, found[0], strict=True))) if found else None


_BORNE = ("token_id", "working_group_id", "label", "kind", "organisation_id")
_BEARERS = Prepared(
    lambda tag, day: FieldToken.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), revoked_on=None, token_tag=tag
    ).values_list("id", "working_group_id", "label", "kind", "organisation_id")
)


def bearer_signed_in(username: str, password: str) -> Bearer | None:
    """Return who signs in from a phone by name and password, or None; two groups may give the same name."""
    rows = _standing().filter(username=username).exclude(username="") if "\x00" not in username else ()
    matching = [row for row in rows if same_password(password, row.password_tag)]
    if not matching:
        same_password(password, NOBODY)
    return _bearer(matching[0] if len(matching) == 1 else None)


def field_tokens(by: Actor, *, after: str | None = None, size: int = 50) -> Page[TokenLine]:
    """Return the tokens of the group, the newest first."""
    page = page_of(
        FieldToken.objects.filter(tokens_seen_by(by)), order=("-given_on", "-id"), after=after, size=size
    )
    names = organisation_names(by, [row.organisation_id for row in page.items])
    return page.map(lambda row: _line(row, names))


def field_token(by: Actor, token_id: UUID) -> TokenLine:
    """Return one token."""
    row = FieldToken.objects.filter(tokens_seen_by(by), id=token_id).first()
    if row is None:
        raise Unknown
    return _line(row, organisation_names(by, [row.organisation_id]))


def _standing() -> "QuerySet[FieldToken]":
    """Return the tokens of every group that open something today."""
    return FieldToken.objects.filter(Q(until_on=None) | Q(until_on__gte=today()), revoked_on=None)


def _bearer(row: FieldToken | None) -> Bearer | None:
    if row is None:
        return None
    return Bearer(
        token_id=row.id,
        working_group_id=row.working_group_id,
        label=row.label,
        kind=row.kind,
        organisation_id=row.organisation_id,
    )


def _line(row: FieldToken, names: dict[UUID, str]) -> TokenLine:
    return TokenLine(
        id=row.id,
        label=row.label,
        kind=row.kind,
        organisation=names.get(row.organisation_id, "") if row.organisation_id else "",
        username=row.username,
        given_on=row.given_on,
        until_on=row.until_on,
        revoked_on=row.revoked_on,
    )
