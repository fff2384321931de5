"""What a template names of other rooms: includes, extensions and tag libraries."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.references import Reference
from tests.house.tree import Tree

TAG = re.compile(r"{%-?\s*(include|extends|load)\s+(.*?)-?%}", re.DOTALL)
QUOTED = re.compile(r"""["']([^"']+)["']""")


def in_templates(tree: Tree) -> Iterator[Reference]:
    for path, room in tree.templates.values():
        text = path.read_text(errors="replace")
        for match in TAG.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            for known, words in _named(tree, path, match[1], match[2]):
                yield Reference(path.relative_to(tree.root), line, room, known, words)


def _named(tree: Tree, path: Path, tag: str, rest: str) -> Iterator[tuple[str, str]]:
    if tag == "load":
        names = rest.rpartition(" from ")[2].split()
        yield from ((tree.tag_libraries[name], f"loads {name}") for name in names if name in tree.tag_libraries)
        return
    for name in QUOTED.findall(rest.partition(" with ")[0]):
        if name in tree.templates and tree.templates[name][0] != path:
            yield tree.templates[name][1], f"{tag} {name}"
