"""All settings, from the environment. What is missing is said in one sentence, and nothing starts.

DEMONSTRATION=1 runs a demonstration: its own SQLite file, a secret that is none, this machine only.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required(name: str, what: str) -> str:
    """A setting that must be there. Stops with one sentence where it is not."""
    value = env.str(name, default="")
    if not value:
        raise SystemExit(f"{name} is not set: {what}. See “Deploying” in README.md.")
    return value


DEMONSTRATION = env.bool("DEMONSTRATION", default=False)
DEBUG = env.bool("DEBUG", default=False)
VAR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

if DEMONSTRATION:
    # WhiteNoise warns of a missing folder, though here it serves the built files uncollected.
    (VAR / "collected").mkdir(parents=True, exist_ok=True)
    SECRET_KEY = env.str("SECRET_KEY", default="demonstration-only-and-known-to-everyone-who-reads-this-file")
    DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{VAR / 'demo.sqlite3'}")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
    BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
else:
    SECRET_KEY = required("SECRET_KEY", "a long random secret that signs sessions")
    DATABASE_URL = required(
        "DATABASE_URL", "the address of the database, for example postgres://user:password@host/name"
    )
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
    BASE_URL = required("BASE_URL", "the address people open, which letters lead to, for example https://board.example")

DATABASES = {"default": {**environ.Env.db_url_config(DATABASE_URL), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Without these, writes that meet fail with "database is locked"; with them, they wait for one another.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

INSTALLED_APPS = [
    "lscb.home",
    "lscb.calendar",
    "lscb.people",
    "lscb.setup",
    "lscb.search",
    "lscb.demo",
    "lscb.annualreport",
    "lscb.public",
    "lscb.rollover",
    "workgroups.progress",
    "workgroups.cdop",
    "workgroups.reviews",
    "workgroups.training",
    "finance",
    "agencies.section11",
    "priorities.scrutiny",
    "priorities.indicators",
    "priorities",
    "lscb.actions",
    "lscb.returns",
    "workgroups",
    "agencies",
    "lscb.board",
    "lscb.outbox",
    "lscb.files",
    "lscb.accounts",
    "lscb.audit.apps.Config",
    "lscb.web",
    "crispy_forms",
    "django_tables2",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "lscb.audit.apps.RecordsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lscb.accounts.middleware.WorkingDayMiddleware",
    "lscb.accounts.middleware.KeepTypedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lscb.home.masthead.MastheadMiddleware",
]

ROOT_URLCONF = "lscb.urls"
WSGI_APPLICATION = "lscb.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lscb.web.context.masthead",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "lscb.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# allauth's forms, in our words.
ACCOUNT_FORMS = {
    "login": "lscb.web.sign_in.SignInForm",
    "reset_password": "lscb.web.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "lscb.web.sign_in.NewPasswordForm",
    "change_password": "lscb.web.sign_in.ChangePasswordForm",
    "reauthenticate": "lscb.web.sign_in.ConfirmPasswordForm",
    "request_login_code": "lscb.web.sign_in.AskForCodeForm",
    "confirm_login_code": "lscb.web.sign_in.CodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# A stranger's address, typed on the sign-in page, gets no mail from us.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# A code by email instead of a password: fifteen minutes, three tries.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# Nobody stays signed in on an office's shared computer: until the browser closes, and for a working day at most
# since the last page (lscb.accounts.middleware keeps count).
ACCOUNT_SESSION_REMEMBER = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 9 * 60 * 60
# A form whose sign-in ran out comes back after it; on these pages nothing typed is ever kept.
CSRF_FAILURE_VIEW = "lscb.accounts.views.open_too_long"
KEEP_NOTHING_TYPED_AT = ("/accounts/", "/invitation/")
# How long an invitation's letter opens the door.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14)
# How long after its publication the names and addresses of those who were invited to read a draft are kept.
READERS_FORGOTTEN_DAYS = env.int("READERS_FORGOTTEN_DAYS", default=90)
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "collected"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or DEMONSTRATION
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or DEMONSTRATION
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = VAR / "files"
# Published editions, served before Django is asked.
PUBLISHED_ROOT = VAR / "published"

CRISPY_ALLOWED_TEMPLATE_PACKS = "lscb"
CRISPY_TEMPLATE_PACK = "lscb"
DJANGO_TABLES2_TEMPLATE = "web/table.html"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="board@localhost")

# Everything a page needs comes from this server; nothing runs or styles from within the page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS = env.bool("HTTPS", default=not (DEMONSTRATION or DEBUG))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# Whoever watches the server asks from beside it, without a certificate.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
# A whole year's figures on one form: more fields than Django's cautious default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "lscb.web.logs.WithoutSecrets"}},
    "formatters": {
        "served": {"()": "django.utils.log.ServerFormatter", "format": "[{server_time}] {message}", "style": "{"}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]},
        "served": {"class": "logging.StreamHandler", "filters": ["without_secrets"], "formatter": "served"},
    },
    "loggers": {"django.server": {"handlers": ["served"], "level": "INFO", "propagate": False}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
