"""The product's own settings, with what the environment must give filled in for tests.

TEST_DATABASE_URL chooses the database; without it, SQLite.
"""

import os
import tempfile
from pathlib import Path

os.environ["SECRET_KEY"] = "for tests alone"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///test.sqlite3"
os.environ["HTTPS"] = "0"
os.environ["BASE_URL"] = "http://testserver"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["CACHE_URL"] = "locmemcache://"

from lscb.settings import *  # noqa: F403  # the environment must be set first; every name is wanted
from lscb.settings import DATABASES

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: browser tests and raced writes open connections of their own. One for each process.
    DATABASES["default"]["TEST"] = {"NAME": f"{Path(tempfile.gettempdir()) / 'lscb-test'}-{os.getpid()}.sqlite3"}

# Scrypt is slow on purpose; tests sign in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Static files are found where they are built; nothing is collected first.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PUBLISHED_ROOT = Path(tempfile.gettempdir()) / f"lscb-published-{os.getpid()}"
