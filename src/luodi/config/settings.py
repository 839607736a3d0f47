"""Django's settings; what an installation may change comes from LUODI_* variables."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from luodi.config import environment

ROOT = Path(__file__).resolve().parents[3]
DATA = environment.folder("LUODI_DATA", ROOT / ".luodi" / "data")

SECRET_KEY = environment.secret("LUODI_SECRET_KEY", DATA / "secret-key")
DEBUG = environment.is_on("LUODI_DEBUG")
ALLOWED_HOSTS = environment.listed("LUODI_HOSTS", "localhost,127.0.0.1,[::1]")
DATABASES = {
    "default": environment.database(environment.text("LUODI_DATABASE_URL", str(DATA / "luodi.db")))
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Shared by the serving processes and the commands; whatever is in it can be deleted.
    "figures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache" / "figures",
        "TIMEOUT": int(timedelta(days=7).total_seconds()),
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = (
    "luodi.foundation.ui",
    "luodi.foundation.history",
    "luodi.foundation.people",
    "luodi.foundation.rulebook",
    "luodi.foundation.desk",
    "luodi.foundation.outgoing",
    "luodi.records.library",
    "luodi.records.subjects",
    "luodi.records.ledger",
    "luodi.records.sheets",
    "luodi.records.enterprises",
    "luodi.records.campaigns",
    "luodi.records.projects",
    "luodi.records.bulletins",
    "luodi.records.targets",
    "luodi.records.publications",
    "luodi.intake.inbox",
    "luodi.intake.workbooks",
    "luodi.analysis.figures",
    "luodi.outputs.board",
    "luodi.outputs.journal",
    "luodi.outputs.dossiers",
    "luodi.outputs.catalogue",
    "luodi.outputs.registers",
    "luodi.outputs.papers",
    "luodi.outputs.search",
)
INSTALLED_APPS = [
    *ROOMS,
    "axes",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "luodi.config.urls"
WSGI_APPLICATION = "luodi.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luodi.foundation.ui.places.rail",
                "luodi.foundation.people.seats.seats",
                "luodi.foundation.desk.looks.look",
            ],
        },
    },
]

# Who can say which figures a deed of the ledger will move

FORESEEN = "luodi.outputs.catalogue.queries.foreseen.foreseen"

# Who hands to the form of the ledger what came in by another way

HANDED = "luodi.intake.inbox.queries.handing.handed"

# Who signs in, and how

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_DJANGOS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_DJANGOS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_DJANGOS}.CommonPasswordValidator"},
    {"NAME": "luodi.foundation.people.validators.LettersDigitsAndNoNames"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "luodi.foundation.people.requests.address_of"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the house log keeps it
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W002"]  # the sign-in view itself says that a name is locked out
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())

# What a browser may do with the pages

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
HTTPS = environment.is_on("LUODI_HTTPS")
BEHIND_PROXY = environment.is_on("LUODI_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = int(timedelta(days=30).total_seconds()) if HTTPS else 0
X_FRAME_OPTIONS = "DENY"

# Language, time, files

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS = [DATA / "locale"]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
# What stands before the path of a page in a link that leaves the house, in a Word file; empty: none
ADDRESS = environment.text("LUODI_ADDRESS", "")
GUIDE = ROOT / "docs" / "guide"
PICTURES = ROOT / "docs" / "pictures"

# What one file of others may cost (foundation/files/sheets/limits.py)

IMPORT_LIMITS = {
    "file_mb": environment.whole("LUODI_IMPORT_FILE_MB", 50),
    "unpacked_mb": environment.whole("LUODI_IMPORT_UNPACKED_MB", 500),
    "ratio": environment.whole("LUODI_IMPORT_RATIO", 200),
    "files": environment.whole("LUODI_IMPORT_FILES", 500),
    "sheets": environment.whole("LUODI_IMPORT_SHEETS", 200),
    "cells": environment.whole("LUODI_IMPORT_CELLS", 2_000_000),
    "merges": environment.whole("LUODI_IMPORT_MERGES", 100_000),
    "seconds": environment.whole("LUODI_IMPORT_SECONDS", 60),
    "memory_mb": environment.whole("LUODI_IMPORT_MEMORY_MB", 1024),
}
