"""What would make the seals of an installation weak, told before it serves."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def passphrases_are_stretched(
    app_configs: Sequence[AppConfig] | None, **_kwargs: object
) -> list[CheckMessage]:
    """Refuse a deployment whose passphrases are stretched as lightly as in tests."""
    del app_configs
    if settings.KIKAO_KDF != "light":
        return []
    return [
        Error(
            "KIKAO_KDF is “light”: a stolen passphrase lock would be guessed in no time.",
            hint="Take KIKAO_KDF out of the environment, then let everybody choose a new passphrase.",
            id="sealing.E001",
        )
    ]
