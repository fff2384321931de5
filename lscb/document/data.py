"""A protected document as canonical JSON and back: the form in which an edition is approved, hashed and kept.

Keys are sorted, there is no space and no floating-point number: a decimal is `{"decimal": "63.0"}`, a fraction
`{"fraction": "1/3"}`. Every block says what it is under "is".
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from lscb.document import blocks, quantities, reckoning
from lscb.document.blocks import Document
from lscb.document.disclosure import Audience, Protected, checked, reopened

FORMAT = 1
_MODULES = (blocks, quantities, reckoning)
_NODES: dict[str, type] = {
    name: kind
    for module in _MODULES
    for name, kind in vars(module).items()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}


class NotADocument(ValueError):
    """The bytes are not a document this program wrote."""


def dumps(protected: Protected) -> bytes:
    """The document as canonical UTF-8 JSON. Raises TypeError for a document that was not protected."""
    checked(protected)
    tree = {
        "format": FORMAT,
        "audience": protected.audience.value,
        "threshold": protected.threshold,
        "hidden": protected.hidden,
        "note": protected.note,
        "document": _plain(protected.document),
    }
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def loads(data: bytes) -> Protected:
    """The document that `dumps` wrote, equal to the one it was given. Raises NotADocument for anything else."""
    try:
        tree = json.loads(data, parse_float=_no_float)
        if tree["format"] != FORMAT:
            raise NotADocument(f"Format {tree['format']} is not known.")
        document = _node(tree["document"])
        if not isinstance(document, Document):
            raise NotADocument("What is kept is not a document.")
        return reopened(document, Audience(tree["audience"]), tree["threshold"], tree["hidden"], tree["note"])
    except (KeyError, TypeError, ArithmeticError, AttributeError, ValueError) as error:
        if isinstance(error, NotADocument):
            raise
        raise NotADocument(f"This is not a document: {error!r}") from error


def sha256(protected: Protected) -> str:
    """The SHA-256 of the canonical JSON, in 64 hexadecimal digits."""
    return hashlib.sha256(dumps(protected)).hexdigest()


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, Fraction):
        return {"fraction": f"{value.numerator}/{value.denominator}"}
    kind = type(value)
    if _NODES.get(kind.__name__) is not kind:
        raise TypeError(f"A document does not hold a {kind.__name__}.")
    return {"is": kind.__name__} | {name: _plain(getattr(value, name)) for name in _fields(kind)}


def _node(value: Any, choices: type[Enum] | None = None) -> Any:
    """A value as the document knows it; `choices` is the enumeration its field holds, if it does."""
    if isinstance(value, list):
        return tuple(_node(item) for item in value)
    if isinstance(value, Mapping):
        if "decimal" in value:
            return Decimal(value["decimal"])
        if "fraction" in value:
            return Fraction(value["fraction"])
        kind = _NODES[value["is"]]
        fields = _fields(kind)
        return kind(**{name: _node(held, fields[name]) for name, held in value.items() if name != "is"})
    return choices(value) if choices is not None and value is not None else value


_KNOWN_FIELDS: dict[type, dict[str, type[Enum] | None]] = {}


def _fields(kind: type) -> dict[str, type[Enum] | None]:
    """The names of a node's fields, each with the enumeration it holds, if it does."""
    if kind not in _KNOWN_FIELDS:
        hints = typing.get_type_hints(kind)
        kept = (f.name for f in dataclasses.fields(kind) if f.metadata.get("kept", True))
        _KNOWN_FIELDS[kind] = {name: _enumeration(hints[name]) for name in kept}
    return _KNOWN_FIELDS[kind]


def _enumeration(hint: Any) -> type[Enum] | None:
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, Enum)), None)


def _no_float(written: str) -> Any:
    raise NotADocument(f"A document holds no floating-point number: {written}")
