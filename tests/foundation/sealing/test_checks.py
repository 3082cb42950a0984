"""What a deployment is told about its seals."""

from pytest_django import Settings

from kikao.foundation.sealing import keys
from kikao.foundation.sealing.box import FULL
from kikao.foundation.sealing.checks import passphrases_are_stretched


def test_a_deployment_with_light_passphrases_is_refused(settings: Settings) -> None:
    settings.KIKAO_KDF = "light"
    assert [one.id for one in passphrases_are_stretched(None)] == ["sealing.E001"]
    settings.KIKAO_KDF = "full"
    assert passphrases_are_stretched(None) == []
    assert keys.cost() == FULL
