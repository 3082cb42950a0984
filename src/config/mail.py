"""How mail leaves an installation, from one address in the environment."""

from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def mail(address: str, host: str) -> dict[str, object]:
    """Return Django's settings of mail for KIKAO_MAIL_URL, e.g. smtp://name:word@mail.example.org:587?from=kikao@example.org.

    `smtp` goes over to TLS before anything is said, `smtps` speaks it from the beginning; nothing is sent in the clear.
    """
    if not address:
        return {"KIKAO_MAIL": False}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        message = "KIKAO_MAIL_URL must look like smtp://name:word@host:587?from=kikao@host"
        raise ImproperlyConfigured(message)
    sender = parse_qs(parts.query).get("from", [f"kikao@{host}"])[0]
    return {
        "KIKAO_MAIL": True,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }
