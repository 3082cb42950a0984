"""Somebody with the whole disk, the settings and all programs, but nobody's passphrase: tries one thing after another.

Run in a home that may be spoilt: `python -m tests.kit.curious FOLDER ID…`. Each attack begins with the disk as it was;
what the pages and the API then show is written to a file of its own in FOLDER.
"""

import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core import mail  # noqa: E402
from django.db import DatabaseError, connections  # noqa: E402
from django.test import Client  # noqa: E402

from kikao.foundation.access.actor import Actor  # noqa: E402
from kikao.foundation.access.enums import Role  # noqa: E402
from kikao.foundation.access.models import WallMark, WorkingGroup  # noqa: E402
from kikao.foundation.accounts import threshold  # noqa: E402
from kikao.foundation.accounts.actions import confirm_reset, start_reset  # noqa: E402
from kikao.foundation.accounts.enums import SessionKind, Stage  # noqa: E402
from kikao.foundation.accounts.models import Account, BearerToken, DoorCode, Session  # noqa: E402
from kikao.foundation.accounts.reckoning import digest_of, new_pass, new_token  # noqa: E402
from kikao.foundation.base.clock import now, today  # noqa: E402
from kikao.foundation.base.ids import new_id  # noqa: E402
from kikao.foundation.base.stops import Stop  # noqa: E402
from kikao.foundation.notices.actions import set_reach  # noqa: E402
from kikao.foundation.notices.models import Reach as NoticeReach  # noqa: E402
from kikao.foundation.notices.outward.mail import send_words  # noqa: E402
from kikao.foundation.sealing import keys  # noqa: E402
from kikao.foundation.sealing.models import Compartment, IdentityOpening, KeyHolder, PairWrap, Wrap  # noqa: E402
from kikao.foundation.sealing.signin import PASS_MARK, create_account, sign_in_at_once  # noqa: E402
from kikao.foundation.sealing.signin.choosing import complete_reset  # noqa: E402
from kikao.foundation.sealing.signin.factors import keep_seed  # noqa: E402
from kikao.foundation.sealing.signin.sessions import SESSION_MARK, open_session  # noqa: E402
from kikao.registry.people.actions import confirm_role, give_role, hold_seat  # noqa: E402
from kikao.registry.people.models import Holding, RoleGrant  # noqa: E402
from kikao.registry.people.queries import actor_for  # noqa: E402
from tests.kit.addresses import ROWS, WORDS, Address, addresses, rows_now  # noqa: E402

OWN = "a passphrase of my very own choosing"
NAME = "confederate"
FIRST = "secretariat-1"
LISTS = (
    ("report", "incident", "case", "file", "opening", "export", "task", "outcome", "release", "draft", "key")
    if os.environ.get("KIKAO_TEST_SIZE") == "full"
    else ("report", "case", "opening")
)
NOT_TO_READ = 405
Walk = tuple[str, Client, dict[str, str]]


class Home:
    """The disk as it was, to begin every attack with."""

    def __init__(self, folder: Path, known: dict[str, str]) -> None:
        """Keep a copy, and the ids of what the thief knows to be worth reading."""
        self.folder, self.known = folder, known
        self.acts: set[str] = set()
        self.database = Path(str(settings.DATABASES["default"]["NAME"]))
        connections.close_all()
        for piece in self.database.parent.glob(f"{self.database.name}-*"):
            piece.unlink()
        self.pristine = self.database.with_name("pristine")
        shutil.copy(self.database, self.pristine)

    def fresh(self) -> None:
        """Put the disk back."""
        connections.close_all()
        for piece in self.database.parent.glob(f"{self.database.name}*"):
            piece.unlink()
        shutil.copy(self.pristine, self.database)

    def ways(self) -> list[str]:
        """Return the addresses to open, filled in with what is worth reading."""
        rows = rows_now()
        first = {part: max(rows[label], default=new_id()) for part, label in ROWS.items()}
        values = {**first, **{part: words[0] for part, words in WORDS.items()}, **self.known}
        found = (one.filled(values) for one in addresses() if _worth(one))
        return [way for way in found if way not in self.acts]

    def look(self, name: str, walks: Iterable[Walk]) -> None:
        """Open everything, and write down whatever came back."""
        with (self.folder / f"{name}.seen").open("wb") as seen:
            for _who, client, headers in walks:
                for way in self.ways():
                    given = client.get(way, headers=headers)
                    if given.status_code == NOT_TO_READ:
                        self.acts.add(way)
                    body = b"".join(given.streaming_content) if given.streaming else given.content  # type: ignore[attr-defined]
                    seen.write(f"\n== {given.status_code} {way}\n".encode() + body)


def _worth(way: Address) -> bool:
    return any(word in way.path for word in LISTS) and "sign-out" not in way.path


def group() -> UUID:
    """Return the group of this disk."""
    return WorkingGroup.objects.get().id


def account(name: str) -> Account:
    """Return an account."""
    return Account.objects.get(username=name)


def confederate(*roles: Role) -> UUID:
    """Make an account of one's own, with roles written in by hand over two names that exist."""
    made = create_account(Actor.system(group()), username=NAME, name="New", passphrase=OWN)
    if roles:
        seat = Holding.objects.filter(account=account(FIRST)).first()
        assert seat, "the secretary has no seat"
        hold_seat(Actor.system(group()), seat_id=seat.seat_id, account_id=made, alternate=True)
    for role in roles:
        grant(made, role)
    return made


def grant(account_id: UUID, role: Role) -> None:
    """Write a role in by hand."""
    RoleGrant.objects.create(
        working_group_id=group(),
        account_id=account_id,
        role=role,
        given_by=account(FIRST),
        given_at=now(),
        confirmed_by=account("secretariat-2"),
        confirmed_at=now(),
    )


def at_page(account_id: UUID, key: bytes | None) -> Walk:
    """Open a session past the door, second factor and all, with whatever key one has."""
    tokens = []
    for kind in (SessionKind.PAGE, SessionKind.API):
        made = open_session(threshold.visitor_again(account_id), key, kind, None)
        Session.objects.filter(id=made.session_id).update(strong=True, confirmed_at=now())
        tokens.append(made.token)
    return _walk(*tokens)


def _walk(page: str, program: str) -> Walk:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE] = page
    return ("", client, {"Authorization": f"Bearer {program}"})


def new_account() -> list[Walk]:
    """A new account, without any role."""
    made = confederate()
    return [at_page(made, keys.unlock(made, OWN))]


def every_role_by_hand() -> list[Walk]:
    """Every role, written into the table."""
    made = confederate(*(role for role in Role if role != Role.FOCAL_POINT))
    return [at_page(made, keys.unlock(made, OWN))]


def role_confirmed_by_oneself() -> list[Walk]:
    """A role given and confirmed by one and the same."""
    made = confederate(Role.MEMBER)
    first = actor_for(account(FIRST).id)
    given = give_role(first, account_id=made, role=Role.SECRETARIAT)
    for by in (first, actor_for(made)):
        with suppress(Stop):
            confirm_role(by, grant_id=given)
            raise AssertionError("one person alone confirmed a role")
    with suppress(DatabaseError):
        RoleGrant.objects.filter(id=given).update(confirmed_by=account(FIRST), confirmed_at=now())
        raise AssertionError("the database took one person for two")
    return [at_page(made, keys.unlock(made, OWN))]


def hash_of_the_passphrase_swapped() -> list[Walk]:
    """The check at the door passes another passphrase; the key stays locked under the first."""
    for name in (FIRST, "custodian-cdjp"):
        Account.objects.filter(username=name).update(passphrase_hash=make_password(OWN))
        with suppress(Stop):
            sign_in_at_once(name, OWN, "", SessionKind.API)
            raise AssertionError("a key opened under a passphrase that nobody set")
    return [at_page(account(FIRST).id, None)]


def key_of_somebody_swapped() -> list[Walk]:
    """One's own pair in the place of somebody's."""
    made = confederate()
    own = KeyHolder.objects.get(account_id=made)
    private = keys.unlock(made, OWN)
    walks = []
    for name in (FIRST, "custodian-cdjp", "custodian-sofedi"):
        held = KeyHolder.objects.filter(account_id=account(name).id)
        held.update(public_key=own.public_key, locked_private=own.locked_private)
        walks.append(at_page(account(name).id, private))
    return walks


def session_row_copied() -> list[Walk]:
    """The rows of open sessions, under tokens of one's own."""
    tokens = []
    live = Session.objects.filter(ended_at=None, account=account(FIRST)).exclude(locked_key=b"")
    row = live.order_by("-created_at").first()
    assert row, "no session stood open"
    for kind in (SessionKind.PAGE, SessionKind.API):
        token, digest = new_token(SESSION_MARK, os.urandom(32))
        row.pk, row.token_digest, row.kind, row.stage = new_id(), digest, kind, Stage.FULL
        row.seen_at, row.ends_at = now(), now() + timedelta(hours=1)
        row.save(force_insert=True)
        tokens.append(token)
    return [_walk(*tokens)]


def reset_alone() -> list[Walk]:
    """A reset that one person starts, and confirms by hand: a new key, and nothing that the old one opened."""
    target = account("secretariat-2")
    code = start_reset(actor_for(account(FIRST).id), account_id=target.id, code="ABCD-EFGH")
    for by in (actor_for(account(FIRST).id), actor_for(target.id)):
        with suppress(Stop):
            confirm_reset(by, code_id=code, code="JKLM-NPQR")
            raise AssertionError("one person alone reset somebody")
    by = Actor(group(), account_id=target.id, kind="source")
    with suppress(Stop):
        complete_reset(by, code_id=code, passphrase=OWN)
        raise AssertionError("a reset went on without the second person")
    DoorCode.objects.filter(id=code).update(
        state="CONFIRMED", confirmed_by_id=account("custodian-cdjp").id, second_digest="x" * 64
    )
    complete_reset(by, code_id=code, passphrase=OWN)
    return [at_page(target.id, keys.unlock(target.id, OWN))]


def pass_by_hand() -> list[Walk]:
    """A long-lived pass of somebody else, written into the table."""
    walks = []
    for name in (FIRST, "custodian-cdjp", "communautes"):
        token = new_pass(PASS_MARK)
        BearerToken.objects.create(
            working_group_id=group(),
            account=account(name),
            digest=digest_of(token),
            label="x",
            roles=" ".join(Role.values),
            created_at=now(),
            ends_on=today() + timedelta(days=30),
        )
        walks.append(_walk("", token))
    return walks


def walls_taken_down() -> list[Walk]:
    """No wall anywhere, for the seat of those accused."""
    WallMark.objects.all().delete()
    seat = account("pmh").id
    grant(seat, Role.TASK_FORCE)
    return [at_page(seat, None)]


def second_factor_swapped() -> list[Walk]:
    """A seed of one's own: the code fits, the passphrase does not."""
    for name in (FIRST, "custodian-cdjp"):
        keep_seed(group(), account(name).id, "JBSWY3DPEHPK3PXP")
        with suppress(Stop):
            sign_in_at_once(name, OWN, "", SessionKind.API)
            raise AssertionError("the door opened without the passphrase")
    return [at_page(account(FIRST).id, None)]


def mail_led_elsewhere() -> list[Walk]:
    """All words by mail to one's own address: they say that something waits, and nothing more."""
    settings.KIKAO_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    for name in (FIRST, "secretariat-2", "custodian-cdjp", "communautes"):
        set_reach(actor_for(account(name).id), mail="operator@example.org")
    NoticeReach.objects.update(asked_at=now() - timedelta(days=1), next_at=now() - timedelta(minutes=1))
    start_reset(actor_for(account(FIRST).id), account_id=account("communautes").id, code="ABCD-EFGH")
    send_words(Actor.system(group()))
    assert mail.outbox, "nothing was sent"
    (HOME.folder / "mail.seen").write_text("\n".join(str(one.message()) for one in mail.outbox))
    return []


def program_made_talkative() -> list[Walk]:
    """DEBUG on, as one who may everything and as nobody: error pages show no more."""
    settings.DEBUG = True
    made = confederate(Role.SECRETARIAT, Role.CUSTODIAN)
    return [at_page(made, keys.unlock(made, OWN)), _walk("", "")]


def keys_of_readers_copied() -> list[Walk]:
    """The wrapped keys of those who read, copied to one's own name; approvals written in by hand."""
    made = confederate(Role.SECRETARIAT, Role.CUSTODIAN, Role.TASK_FORCE)
    for held in Wrap.objects.filter(account_id=account(FIRST).id):
        held.pk, held.account_id = new_id(), made
        held.save(force_insert=True)
    for pair in list(PairWrap.objects.all()[:40]):
        pair.pk, pair.requester_account_id = new_id(), made
        with suppress(DatabaseError):
            pair.save(force_insert=True)
    until = now() + timedelta(hours=20)
    with suppress(DatabaseError):
        IdentityOpening.objects.update(state="APPROVED", reader_id=made, until=until)
    assert Compartment.objects.exists()
    return [at_page(made, keys.unlock(made, OWN))]


def right_passphrase() -> list[Walk]:
    """No attack: what the secretary reads, who knows the passphrase. It shows that there is something to read."""
    first = account(FIRST).id
    return [at_page(first, keys.unlock(first, os.environ["THE_PASSPHRASE"]))]


ATTACKS: tuple[Callable[[], list[Walk]], ...] = (
    new_account,
    every_role_by_hand,
    role_confirmed_by_oneself,
    hash_of_the_passphrase_swapped,
    key_of_somebody_swapped,
    session_row_copied,
    reset_alone,
    pass_by_hand,
    walls_taken_down,
    second_factor_swapped,
    mail_led_elsewhere,
    program_made_talkative,
    keys_of_readers_copied,
    right_passphrase,
)

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    HOME = Home(Path(sys.argv[1]), json.loads(sys.argv[2]))
    for attack in ATTACKS:
        HOME.fresh()
        settings.DEBUG = False
        HOME.look(attack.__name__, attack())
        sys.stdout.write(f"{attack.__name__}\n")
