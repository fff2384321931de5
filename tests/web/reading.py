"""Reading drawn HTML in tests: the few selectors they need, by way of XPath."""

import re

from lxml import html

PIECE = re.compile(r"\.(?P<cls>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=(?P<value>[\w-]+))?\]")


def read(markup):
    """The HTML as a tree under one element."""
    return html.fromstring(f"<div>{markup}</div>")


def select(tree, selectors):
    """Elements for selectors such as `p.hint, input[type=text]#id_one`, in the order of the page."""
    return tree.xpath(" | ".join(_xpath(selector) for selector in selectors.split(",")))


def texts(tree, selectors):
    """The words of the elements selected."""
    return [" ".join(element.text_content().split()) for element in select(tree, selectors)]


def _xpath(selector):
    return "." + "".join(_step(step) for step in selector.split())


def _step(step):
    tag = re.match(r"[a-z0-9]*", step).group() or "*"
    return f"//{tag}" + "".join(_condition(**piece.groupdict()) for piece in PIECE.finditer(step))


def _condition(cls, id, name, value):
    if cls:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {cls} ')]"
    if id:
        return f"[@id='{id}']"
    return f"[@{name}='{value}']" if value else f"[@{name}]"
