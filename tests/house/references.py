"""What a Python file names of other rooms: imports, dotted paths, models in words, migrations, templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.storeys import PACKAGES, may_know, room_of
from tests.house.tree import Tree

MODEL_IN_WORDS = re.compile(r"([a-z][a-z0-9_]*)\.([A-Z]\w*)")
DOTTED_PATH = re.compile(rf"({'|'.join(PACKAGES)})(\.\w+)+")
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


@dataclass(frozen=True)
class Reference:
    """One place where a file of one room names something of another."""

    path: Path
    line: int
    knower: str
    known: str
    words: str

    @property
    def points_up(self) -> bool:
        return not may_know(self.knower, self.known)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.knower} may not know {self.known} ({self.words})"


def in_python(tree: Tree) -> Iterator[Reference]:
    """Every reference of every Python file, those inside functions included."""
    for path, parsed in tree.parsed.items():
        knower = room_of(tree.module_of(path))
        if knower is None:
            continue
        for node in ast.walk(parsed):
            for known, words in _named(tree, path, node):
                yield Reference(path.relative_to(tree.root), getattr(node, "lineno", 1), knower, known, words)


def _named(tree: Tree, path: Path, node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _imported(tree, path, node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _in_words(tree, node.value)
    elif isinstance(node, ast.Call):
        yield from _called(tree, node)
    elif isinstance(node, ast.Tuple) and "migrations" in path.parts:
        yield from _depended(tree, node)


def _imported(tree: Tree, path: Path, node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for name in _import_names(tree.module_of(path), path.name == "__init__.py", node):
        if room := room_of(name):
            yield room, f"imports {name}"


def _import_names(module: str, is_package: bool, node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    if node.level:
        parents = module.split(".")[: len(module.split(".")) - node.level + is_package]
        base = ".".join([*parents, base] if base else parents)
    return [f"{base}.{alias.name}" for alias in node.names]


def _in_words(tree: Tree, text: str) -> Iterator[tuple[str, str]]:
    """A model ("finance.Fund"), a module or something in one ("finance.models.Fund"), or a template's name."""
    if (match := MODEL_IN_WORDS.fullmatch(text)) and (room := tree.labels.get(match[1])):
        yield room, f"names the model {text}"
    elif text in tree.templates:
        yield tree.templates[text][1], f"names the template {text}"
    elif DOTTED_PATH.fullmatch(text) and _stands(tree, text) and (room := room_of(text)):
        yield room, f"names {text}"


def _stands(tree: Tree, dotted: str) -> bool:
    """Is it a module, or something inside one? Else it is words with a full stop between, such as a power's name."""
    holder = tree.modules.get(dotted.rpartition(".")[0])
    return dotted in tree.modules or (holder is not None and holder.name != "__init__.py")


def _called(tree: Tree, node: ast.Call) -> Iterator[tuple[str, str]]:
    """The model of a get_model("label", "Model"), or of a relation, in whatever case migrations write it."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in RELATIONS:
        targets = [*node.args[:1], *(word.value for word in node.keywords if word.arg in ("to", "through"))]
    else:
        targets = node.args[:1] if name == "get_model" else []
    for target in targets:
        if isinstance(target, ast.Constant) and isinstance(target.value, str):
            label = target.value.partition(".")[0]
            whole = name == "get_model" or "." in target.value
            if whole and label in tree.labels and not MODEL_IN_WORDS.fullmatch(target.value):
                yield tree.labels[label], f"{name} names {target.value}"


def _depended(tree: Tree, node: ast.Tuple) -> Iterator[tuple[str, str]]:
    words = [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    if (
        len(words) == 2 == len(node.elts)
        and re.match(r"\d{4}_|__(first|latest)__", words[1])
        and words[0] in tree.labels
    ):
        yield tree.labels[words[0]], f"depends on the migration {words[0]} {words[1]}"
