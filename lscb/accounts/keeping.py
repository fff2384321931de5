"""Keeping what was typed when a sign-in ran out, for whoever typed it and for nobody else.

Whose a form is, its own token tells: a browser that signs in gets a new secret, every form's token is that secret in
another guise, and a signed cookie remembers which of the browser's last secrets was whose. A form of another site, or
of somebody who never signed in on this browser, has no such token, and nothing of it is kept.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH
from django.utils.crypto import salted_hmac

from lscb.accounts.models import KeptForm, User

COOKIE, SALT = "typed_by", "lscb.accounts.keeping"
COOKIE_SECONDS = 14 * 24 * 60 * 60
SECRETS_REMEMBERED = 6
MOST_KEPT = 20
# The field by which a form that comes back says that it did.
CAME_BACK = "_typed"
NEVER_KEPT = re.compile("password|passphrase|^csrfmiddlewaretoken$|^_typed$", re.IGNORECASE)


def keep(request: HttpRequest) -> str:
    """Keeps a form that was sent; the token of its page, or "" where there is nobody to give it back to."""
    user = User.objects.filter(pk=_whose(request) or 0, is_active=True).first() if _is_a_page(request) else None
    if user is None:
        return ""
    token = secrets.token_urlsafe(24)
    KeptForm.objects.create(
        token_sha256=digest(token),
        user=user,
        path=request.get_full_path()[:2000],
        fields=[[name, values] for name, values in request.POST.lists() if not NEVER_KEPT.search(name)],
        files=[[name, file.name] for name, files in request.FILES.lists() for file in files if file.name],
    )
    _forget_beyond(user)
    return token


def kept(token: str) -> KeptForm | None:
    """The form of a token, while its day lasts."""
    return KeptForm.objects.fresh().filter(token_sha256=digest(token)).first()


def forget(request: HttpRequest) -> None:
    """Forgets a form that came back and was taken."""
    token = request.POST.get(CAME_BACK, "")
    if token and request.user.is_authenticated:
        KeptForm.objects.filter(token_sha256=digest(token), user_id=request.user.pk).delete()


def remember_whose(request: HttpRequest, response: HttpResponse) -> None:
    """Notes in the browser that forms of its present secret are those of whoever is signed in; asks no database."""
    secret = request.META.get("CSRF_COOKIE")
    if not secret or not request.session.accessed or SESSION_KEY not in request.session:
        return
    marks, mark, pk = _marks(request), _mark(_secret(secret)), int(request.session[SESSION_KEY])
    if marks.get(mark) == pk:
        return
    marks = dict([*((k, v) for k, v in marks.items() if k != mark), (mark, pk)][-SECRETS_REMEMBERED:])
    response.set_cookie(
        COOKIE,
        signing.dumps(marks, salt=SALT),
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def nothing_kept_at(path: str) -> bool:
    """Pages on which people sign in, where passwords and codes are typed."""
    return path.startswith(settings.KEEP_NOTHING_TYPED_AT)


def _is_a_page(request: HttpRequest) -> bool:
    """A form sent by its button; a script that saves by itself still has the text and tries again."""
    by_script = "HX-Request" in request.headers or "X-Requested-With" in request.headers
    document = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return document and ours and not by_script and not nothing_kept_at(request.path)


def _whose(request: HttpRequest) -> int | None:
    return _marks(request).get(_mark(_secret(request.POST.get("csrfmiddlewaretoken", ""))))


def _marks(request: HttpRequest) -> dict[str, int]:
    try:
        marks: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_SECONDS)
    except signing.BadSignature:
        return {}
    return marks


def _mark(secret: str) -> str:
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()[:20]


def _secret(token: str) -> str:
    """The secret of a form's token: its first half shifts each letter of the second, as Django masks it."""
    if len(token) != CSRF_TOKEN_LENGTH:
        return token
    letters = CSRF_ALLOWED_CHARS
    pairs = zip(token[CSRF_SECRET_LENGTH:], token[:CSRF_SECRET_LENGTH], strict=True)
    return "".join(letters[letters.find(letter) - letters.find(shift)] for letter, shift in pairs)


def _forget_beyond(user: User) -> None:
    """A person's forms are bounded in number, and each by the size the server takes at all."""
    KeptForm.objects.stale().delete()
    last = list(KeptForm.objects.filter(user=user).values_list("pk", flat=True)[:MOST_KEPT])
    KeptForm.objects.filter(user=user).exclude(pk__in=last).delete()
