"""What everybody with an account does for themselves: sessions, second factors, passes for programs."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.enums import FactorKind
from kikao.foundation.accounts.models import (
    Account,
    BearerToken,
    Challenge,
    Passkey,
    SecondFactor,
    Session,
    SheetCode,
)
from kikao.foundation.accounts.queries import factors_of
from kikao.foundation.accounts.reckoning import SHEET_SIZE, code_digest, digest_of
from kikao.foundation.accounts.rows import LANGUAGES, mark_strong, shut_out
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown

KEPT_FOR = timedelta(days=30)
LONGEST_PASS = timedelta(days=366)


@action("account.sign_out", to=SYSTEM_ONLY, own=True)
def end_session(by: Actor, *, session_id: UUID) -> UUID:
    """Sign out in one place; the key that lay there is gone."""
    rows = Session.objects.filter(policy.own(by), id=session_id)
    if not rows.exists():
        raise Unknown
    rows.filter(ended_at=None).update(ended_at=now(), locked_key=b"")
    return session_id


@action("account.sign_out_everywhere", to=SYSTEM_ONLY, own=True)
def end_other_sessions(by: Actor) -> UUID:
    """Sign out everywhere except here."""
    account_id = by.person
    shut_out(account_id, but=by.session_id)
    return account_id


@action("account.choose_language", to=SYSTEM_ONLY, own=True)
def choose_language(by: Actor, *, language: str) -> UUID:
    """Choose in which language Kikao speaks to one."""
    if language not in LANGUAGES:
        raise Invalid({"language": _("Choose one of the languages offered.")})
    account_id = by.person
    Account.objects.filter(id=account_id).update(language=language)
    return account_id


@action("account.issue_code_sheet", to=SYSTEM_ONLY, own=True)
def issue_code_sheet(by: Actor, *, codes: tuple[str, ...]) -> UUID:
    """Take a new sheet of one-time codes into use; the sheet before it opens nothing any more."""
    if len(set(codes)) != SHEET_SIZE:
        raise Invalid({"codes": _("A sheet has ten different codes.")})
    account_id = by.person
    factor, _made = SecondFactor.objects.get_or_create(
        working_group_id=by.working_group_id,
        account_id=account_id,
        kind=FactorKind.SHEET,
        defaults={"created_at": now()},
    )
    SheetCode.objects.filter(factor=factor).delete()
    SheetCode.objects.bulk_create(
        SheetCode(
            working_group_id=by.working_group_id,
            factor=factor,
            digest=code_digest(code),
        )
        for code in codes
    )
    mark_strong(by)
    return factor.id


@action("account.drop_authenticator", to=SYSTEM_ONLY, own=True)
def drop_authenticator(by: Actor) -> UUID:
    """Take an authenticator app out of use; refused while it is the only second factor of a role that needs one."""
    account_id = by.person
    gone, _each = SecondFactor.objects.filter(policy.own(by), kind=FactorKind.TOTP).delete()
    if not gone:
        raise Unknown
    _refuse_without_any(by)
    return account_id


@action("account.remove_passkey", to=SYSTEM_ONLY, own=True)
def remove_passkey(by: Actor, *, passkey_id: UUID) -> UUID:
    """Take a passkey out of use; refused while it is the only second factor of a role that needs one."""
    gone, _each = Passkey.objects.filter(policy.own(by), id=passkey_id).delete()
    if not gone:
        raise Unknown
    _refuse_without_any(by)
    return passkey_id


def _refuse_without_any(by: Actor) -> None:
    """Undo, by refusing, what would leave a role that needs a second factor without one."""
    if policy.needs_second_factor(by.roles) and not factors_of(by.person).any:
        raise Stop(
            "account.last_factor",
            _("Your role needs a second factor and this is your only one."),
            cure=_("Print a code sheet first."),
        )


@action("account.issue_token", to=SYSTEM_ONLY, own=True)
def issue_token(by: Actor, *, token: str, label: str, roles: Iterable[str], ends_on: date) -> UUID:
    """Give a program a long-lived pass with some of one's own roles; it opens nothing sealed."""
    wrong = {}
    if not label.strip() or len(label) > 100:
        wrong["label"] = _("Say what the pass is for, in at most 100 characters.")
    if not today() < ends_on <= today() + LONGEST_PASS:
        wrong["ends_on"] = _("Choose a day within the next year.")
    if len(token) < 40:
        wrong["token"] = _("The pass is too short.")
    if wrong:
        raise Invalid(wrong)
    cut = {Role(role) for role in roles if role in Role.values}
    if not cut or not cut <= by.roles:
        raise NotAllowed
    row = BearerToken.objects.create(
        working_group_id=by.working_group_id,
        account_id=by.person,
        digest=digest_of(token),
        label=label.strip(),
        roles=" ".join(sorted(cut)),
        created_at=now(),
        ends_on=ends_on,
    )
    return row.id


@action("account.revoke_token", to=SYSTEM_ONLY, own=True)
def revoke_token(by: Actor, *, token_id: UUID) -> UUID:
    """Take a pass back; the next request with it is refused."""
    rows = BearerToken.objects.filter(policy.own(by), id=token_id, revoked_at=None)
    if not rows.update(revoked_at=now()):
        raise Unknown
    return token_id


@action("account.purge_sessions", to=SYSTEM_ONLY)
def purge_sessions(by: Actor) -> None:
    """Forget sessions that ended a month ago; until then a form sent too late is still kept as a draft."""
    at = now()
    rows = Session.objects.filter(working_group_id=by.working_group_id)
    rows.filter(ended_at=None, ends_at__lt=at).update(ended_at=at, locked_key=b"")
    rows.filter(ends_at__lt=at - KEPT_FOR).delete()
    Challenge.objects.filter(until__lt=at).delete()
