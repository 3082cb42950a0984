"""How passphrases are hashed for the check at the door."""

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher

LIGHT = settings.KIKAO_KDF == "light"


class PassphraseHasher(Argon2PasswordHasher):
    """Argon2id with 64 MiB and three passes, which a small office machine bears; tests use a light one."""

    time_cost = 1 if LIGHT else 3
    memory_cost = 64 if LIGHT else 64 * 1024
    parallelism = 1
