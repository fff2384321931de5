"""GOV.UK's components, drawn by the macros of govuk-frontend-jinja with the parameters its documentation names."""

from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader

PACKAGE = "govuk_frontend_jinja"


def component(name: str, /, **parameters: Any) -> SafeString:
    """Gives the HTML of one GOV.UK component, for instance `component("tag", text="Draft")`.

    `name` is the component's name in GOV.UK's design system. What people typed goes into `text`
    parameters, which are escaped; `html` parameters are not. Raises jinja2.TemplateNotFound for an
    unknown name.
    """
    # Jinja escapes every value it was not told is safe, so its answer is safe for Django too.
    return mark_safe(str(_macro(name)(parameters)))


@cache
def _environment() -> Environment:
    """One environment for the process: compiled macros are kept, and are safe to share between threads."""
    loader = PrefixLoader({PACKAGE: PackageLoader(PACKAGE)})
    return Environment(autoescape=True, loader=loader)


@cache
def _macro(name: str) -> Any:
    """Gives the macro of one component: `date-input` is `govukDateInput` in its own file."""
    function = "govuk" + "".join(part.capitalize() for part in name.split("-"))
    module = _environment().get_template(f"{PACKAGE}/components/{name}/macro.html").module
    return getattr(module, function)
