"""Settings of a Kikao installation, all of them safe by default and set through the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.home import database, home, secret_key
from config.kobo import kobo
from config.mail import mail
from config.sms import sms

ROOT = Path(__file__).resolve().parent.parent
KIKAO_HOME = home()
SECRET_KEY = secret_key(KIKAO_HOME)
DEBUG = False
KIKAO_BASE_URL = os.environ.get("KIKAO_BASE_URL", "http://localhost:8000").rstrip("/")
KIKAO_BACKUPS = Path(os.environ.get("KIKAO_BACKUPS", KIKAO_HOME / "backups"))
KIKAO_KDF = os.environ.get("KIKAO_KDF", "full")
HTTPS = urlsplit(KIKAO_BASE_URL).scheme == "https"
HOST = urlsplit(KIKAO_BASE_URL).hostname or "localhost"
ALLOWED_HOSTS = [HOST] if HTTPS else ["127.0.0.1", "localhost", "[::1]", "testserver"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "kikao.foundation.access",
    "kikao.foundation.audit",
    "kikao.foundation.accounts",
    "kikao.foundation.sealing",
    "kikao.foundation.notices",
    "kikao.foundation.backups",
    "kikao.foundation.files",
    "kikao.registry.terms",
    "kikao.registry.norms",
    "kikao.registry.places",
    "kikao.registry.context",
    "kikao.registry.people",
    "kikao.registry.rates",
    "kikao.casework.forms",
    "kikao.casework.reports",
    "kikao.casework.texts",
    "kikao.casework.intake",
    "kikao.casework.incidents",
    "kikao.casework.cases",
    "kikao.casework.meetings",
    "kikao.casework.tasks",
    "kikao.casework.referrals",
    "kikao.casework.missions",
    "kikao.casework.mediation",
    "kikao.casework.agreements",
    "kikao.casework.monitoring",
    "kikao.casework.outcomes",
    "kikao.casework.handover",
    "kikao.casework.imports",
    "kikao.insight.retention",
    "kikao.interfaces.ui",
    "kikao.interfaces.office",
    "kikao.interfaces.public",
    "kikao.interfaces.sms",
    "kikao.interfaces.openrosa",
    "kikao.interfaces.exchange",
    "kikao.interfaces.api",
    "kikao.interfaces.cli",
]

MIDDLEWARE = [
    "kikao.interfaces.openrosa.shortway.ShortWay",
    "django.middleware.security.SecurityMiddleware",
    "kikao.interfaces.office.doorway.ActorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kikao.interfaces.ui.context.kit",
                "kikao.interfaces.office.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "kikao.interfaces.ui.rendering.KitRenderer"

DATABASES = {"default": database(KIKAO_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = ["kikao.foundation.accounts.hashing.PassphraseHasher"]

LANGUAGE_CODE = os.environ.get("KIKAO_LANGUAGE", "fr")
LANGUAGES = [("fr", _("French")), ("en", _("English")), ("sw", _("Swahili"))]
LOCALE_PATHS = [ROOT / "kikao" / "locale"]
LANGUAGE_COOKIE_NAME = "kikao_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Strict"
TIME_ZONE = "Africa/Lubumbashi"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = KIKAO_HOME / "static"
STATIC_ROOT.mkdir(mode=0o700, exist_ok=True)
"""There from the first start, before anything was collected into it."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_HANDLERS = ["kikao.foundation.files.uploads.SealingUploadHandler"]
"""An upload is sealed while it arrives: no plain byte of it is ever written to the disk."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600

KIKAO_MAIL = False
globals().update(mail(os.environ.get("KIKAO_MAIL_URL", ""), HOST))
KIKAO_SMS: dict[str, Any] | None = None
globals().update(sms(os.environ.get("KIKAO_SMS_URL", "")))
KIKAO_KOBO: dict[str, Any] | None = None
globals().update(kobo(os.environ.get("KIKAO_KOBO_URL", "")))

MESSAGE_STORAGE = "kikao.interfaces.office.said.SaidStorage"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
"""Read by the cookie that carries the short confirmations; Kikao's own session is SESSION_COOKIE."""
SESSION_COOKIE = "__Host-kikao" if HTTPS else "kikao"
CSRF_COOKIE_NAME = "__Host-kikao-csrf" if HTTPS else "kikao-csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "kikao.interfaces.office.doorway.csrf_failure"
CSRF_TRUSTED_ORIGINS = [KIKAO_BASE_URL] if HTTPS else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
"""Not "no-referrer": browsers then send "Origin: null" with every form, which the CSRF check rightly refuses."""
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"safe": {"()": "config.logs.SafeFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "safe"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True, "level": "WARNING"}},
}
DEFAULT_EXCEPTION_REPORTER = "config.logs.QuietReporter"
