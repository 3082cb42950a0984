"""Retention as a Django app: what of it is sealed or plain, and how a certificate is read again."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class RetentionConfig(AppConfig):
    """How long records are kept, and how they are erased."""

    name = "kikao.insight.retention"
    label = "retention"

    def ready(self) -> None:
        """Declare the fields, enter the clock's work, and tell the trail how to read a certificate again."""
        from kikao.foundation.audit import pins  # noqa: PLC0415 - the tables are there only now
        from kikao.insight.retention import actions  # noqa: F401, PLC0415
        from kikao.insight.retention.queries import certificate_content  # noqa: PLC0415

        fields.declare(
            "retention",
            "Hold",
            "retention.hold_reason",
            Layer.N,
            _("why a record must not be erased for now"),
        )
        for model in ("Hold", "ErasureLine", "Erased", "Certificate"):
            fields.plain(f"retention.{model}", {"reference": _("the random reference people say aloud")})
        fields.plain("retention.Erased", {"certificate": _("the number of the certificate")})
        pins.register("erasure", certificate_content)
