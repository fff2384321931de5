"""GOV.UK's macros for Python against the package for browsers: the same parameters must give the same HTML.

The two are pinned to versions that agree. When one is raised alone, these tests say where they part.
"""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from lscb.web.components import component

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "static" / "sass" / "app.scss"
PACKAGE = ROOT / "static" / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
USED = re.findall(r'"govuk-frontend/dist/govuk/components/([a-z-]+)"', STYLES.read_text(encoding="utf-8"))


def outline(markup):
    """What a browser would make of the HTML, with white space and the order of attributes and classes set aside."""
    return [shape(element) for element in html.fragments_fromstring(f"<div>{markup}</div>")]


def shape(element):
    attributes = {name: " ".join(sorted(value.split())) for name, value in element.attrib.items()}
    texts = [element.text or "", *(child.tail or "" for child in element)]
    children = [shape(child) for child in element if isinstance(child.tag, str)]
    return element.tag, attributes, " ".join(" ".join(texts).split()), children


def fixtures(name):
    path = PACKAGE / name / "fixtures.json"
    if not path.exists():
        pytest.fail("The npm packages are not here, so nothing can be compared: run python static/build.py first.")
    return json.loads(path.read_text(encoding="utf-8"))["fixtures"]


def test_components_are_named_in_the_style_sheet():
    assert {"button", "date-input", "error-summary", "radios"} <= set(USED)


@pytest.mark.parametrize("name", USED)
def test_component_equals_the_package_s_own_html_for_each_of_its_fixtures(name):
    differing = [
        fixture["name"]
        for fixture in fixtures(name)
        if outline(component(name, **fixture["options"])) != outline(fixture["html"])
    ]
    assert differing == []


def test_outline_tells_apart_html_that_differs():
    assert outline('<p class="a b">One</p>') == outline('<p  class="b a"> One </p>')
    assert outline('<p class="a">One</p>') != outline('<p class="a">Two</p>')
    assert outline('<p class="a">One</p>') != outline('<p class="a" hidden>One</p>')


def test_text_is_escaped_when_it_is_hostile():
    drawn = component("tag", text='<script>alert("x")</script>')
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
