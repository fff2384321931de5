"""Ways up that no import shows: a model of a lower storey reaching a higher one through its reverse accessors.

A name counts only where it can mean nothing else: a name that a lower room uses for something of its own is left
alone, so that the test does not cry at every `actions`.
"""

import ast
import builtins
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.db.models import Manager, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from tests.house.references import Reference
from tests.house.storeys import may_know, room_of
from tests.house.tree import Tree

LOOKUPS = {
    *("filter", "exclude", "get", "order_by", "values", "values_list", "annotate", "aggregate", "only", "defer"),
    *("prefetch_related", "select_related", "Q", "F", "Count", "Sum", "Min", "Max", "Avg", "Prefetch", "Exists"),
}
COMMON = {
    name
    for kind in (
        str,
        list,
        dict,
        set,
        tuple,
        bytes,
        Path,
        Model,
        Manager,
        QuerySet,
        ModelForm,
        HttpRequest,
        HttpResponse,
    )
    for name in dir(kind)
} | set(dir(builtins))
IN_TEMPLATE = re.compile(r"{[{%].*?[%}]}", re.DOTALL)

# Reverse accessor to the pairs (room of the model that carries it, room it leads up to).
WaysUp = Mapping[str, set[tuple[str, str]]]


def ways_up(models: list[type[Model]]) -> dict[str, set[tuple[str, str]]]:
    """Accessors and query names of these models that lead to a room their own room may not know."""
    found: dict[str, set[tuple[str, str]]] = {}
    for model in models:
        lower = room_of(model.__module__)
        for relation in model._meta.related_objects:
            upper = room_of(relation.related_model.__module__)
            if lower and upper and not may_know(lower, upper):
                for name in {relation.get_accessor_name(), relation.field.related_query_name()} - {None}:
                    found.setdefault(name, set()).add((lower, upper))
    return found


def uses(tree: Tree, ways: WaysUp) -> Iterator[Reference]:
    """Each use of such a name in a file that may know the lower room but not the higher."""
    own = _names_by_room(tree)
    for path, knower, line, name in (*_in_python(tree), *_in_templates(tree)):
        for known in sorted({upper for lower, upper in ways.get(name, ()) if may_know(knower, lower)}):
            meant = {word for room, words in own.items() if may_know(knower, room) for word in words} | COMMON
            if not may_know(knower, known) and name not in meant:
                yield Reference(path.relative_to(tree.root), line, knower, known, f"uses the reverse accessor {name}")


def _in_python(tree: Tree) -> Iterator[tuple[Path, str, int, str]]:
    for path, parsed in tree.parsed.items():
        if (knower := room_of(tree.module_of(path))) and "migrations" not in path.parts:
            for node in ast.walk(parsed):
                yield from ((path, knower, node.lineno, name) for name in _python_names(node))


def _python_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Attribute):
        return [node.attr]
    if not isinstance(node, ast.Call):
        return []
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called not in LOOKUPS:
        return []
    paths = [word.arg for word in node.keywords if word.arg]
    paths += [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return [part for path in paths for part in path.lstrip("-").split("__")]


def _in_templates(tree: Tree) -> Iterator[tuple[Path, str, int, str]]:
    for path, room in tree.templates.values():
        text = path.read_text(errors="replace")
        for block in IN_TEMPLATE.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            yield from ((path, room, line, name) for name in re.findall(r"\w\.([a-z]\w*)", block[0]))


def _names_by_room(tree: Tree) -> dict[str, set[str]]:
    """What each room itself calls something: functions, fields, attributes, arguments, dictionary keys."""
    names: dict[str, set[str]] = {}
    for path, parsed in tree.parsed.items():
        if room := room_of(tree.module_of(path)):
            names.setdefault(room, set()).update(name for node in ast.walk(parsed) for name in _defined(node))
    return names


def _defined(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return [name]
        case ast.Dict(keys=keys):
            return [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [alias.asname or alias.name.rpartition(".")[2] for alias in aliases]
    return []
