"""The one context processor: it hands on what the request already carries, and asks the database nothing."""

from django.http import HttpRequest

from lscb.web.masthead import Masthead


def masthead(request: HttpRequest) -> dict[str, Masthead]:
    """Gives templates the request's `masthead`, or a bare one where no middleware has set it."""
    found = getattr(request, "masthead", None)
    # Asked for by identity, since a lazy one must not wake where the page does not draw it.
    return {"masthead": Masthead() if found is None else found}
