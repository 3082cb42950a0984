"""The door for text messages as a Django app."""

from django.apps import AppConfig


class SmsConfig(AppConfig):
    """What gateways call."""

    name = "kikao.interfaces.sms"
    label = "sms"

    def ready(self) -> None:
        """Make the memory of dialogues now: the processes that answer are copies of this one and share it."""
        from kikao.interfaces.sms import memory  # noqa: F401, PLC0415
