"""Second factors: the seed of an authenticator app is sealed to its holder's own key, so that no stolen disk tells it."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import reckoning
from kikao.foundation.accounts.enums import FactorKind
from kikao.foundation.accounts.models import Passkey, SecondFactor, SheetCode
from kikao.foundation.accounts.rows import mark_strong
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import box, keys
from kikao.foundation.sealing.signin.sessions import UsedFactor
from kikao.foundation.sealing.stops import Broken

APP_DIGITS = 6


def factor_for(account_id: UUID, key: bytes, code: str) -> UsedFactor | None:
    """Return the second factor that a typed code belongs to, or None when it is none of this account's."""
    typed = "".join(letter for letter in code if letter.isalnum())
    if typed.isdigit() and len(typed) == APP_DIGITS:
        return _app(account_id, key, typed)
    row = SheetCode.objects.filter(
        factor__account_id=account_id, digest=reckoning.code_digest(typed), used_at=None
    ).first()
    return UsedFactor(row.id) if row else None


def _app(account_id: UUID, key: bytes, typed: str) -> UsedFactor | None:
    row = SecondFactor.objects.filter(account_id=account_id, kind=FactorKind.TOTP).first()
    if row is None:
        return None
    try:
        seed = box.open_with(key, bytes(row.sealed_seed), _about(account_id)).decode()
    except box.SealBroken as error:
        raise Broken from error
    step = reckoning.step_of(seed, typed, now())
    return UsedFactor(row.id, step) if step is not None and step > row.last_step else None


@action("account.enrol_authenticator", to=SYSTEM_ONLY, own=True)
def enrol_authenticator(by: Actor, *, seed: str, code: str) -> UUID:
    """Take an authenticator app into use, once it has shown a right code."""
    step = reckoning.step_of(seed, code, now())
    if step is None:
        raise Invalid(
            {"code": _("This is not the code that the app shows now: look again, and at the phone's clock.")}
        )
    factor_id = keep_seed(by.working_group_id, by.person, seed, step)
    mark_strong(by)
    return factor_id


def keep_seed(working_group_id: UUID, account_id: UUID, seed: str, step: int = 0) -> UUID:
    """Keep the seed of an app sealed to the account's key, in the place of the one before."""
    sealed = box.seal_to(keys.public_key_of(account_id), seed.encode(), _about(account_id))
    row, _made = SecondFactor.objects.update_or_create(
        working_group_id=working_group_id,
        account_id=account_id,
        kind=FactorKind.TOTP,
        defaults={"sealed_seed": sealed, "last_step": step, "created_at": now()},
    )
    return row.id


def reseal_seed(working_group_id: UUID, account_id: UUID, old: bytes, new: bytes) -> None:
    """Seal the seed of an app to the account's new key; one that does not open any more is taken out of use."""
    row = SecondFactor.objects.filter(
        working_group_id=working_group_id, account_id=account_id, kind=FactorKind.TOTP
    ).first()
    if row is None:
        return
    try:
        seed = box.open_with(old, bytes(row.sealed_seed), _about(account_id))
    except box.SealBroken:
        row.delete()
        return
    row.sealed_seed = box.seal_to(box.public_of(new), seed, _about(account_id))
    row.save(update_fields=["sealed_seed"])


def drop_factors(account_id: UUID) -> None:
    """Take every second factor of an account out of use."""
    SheetCode.objects.filter(factor__account_id=account_id).delete()
    SecondFactor.objects.filter(account_id=account_id).delete()
    Passkey.objects.filter(account_id=account_id).delete()


def _about(account_id: UUID) -> str:
    return f"totp|{account_id}"
