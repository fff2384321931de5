"""The files of the project, and what stands for what: modules, app labels, templates, tag libraries."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.house.storeys import PACKAGES, PLACES, room_of


@dataclass(frozen=True)
class Tree:
    """A checkout of the project, or a planted piece of one."""

    root: Path

    @cached_property
    def python_files(self) -> list[Path]:
        return sorted(path for package in PACKAGES for path in (self.root / package).rglob("*.py"))

    @cached_property
    def parsed(self) -> dict[Path, ast.Module]:
        return {path: ast.parse(path.read_text(), filename=str(path)) for path in self.python_files}

    @cached_property
    def modules(self) -> dict[str, Path]:
        """Dotted name of each module and package to its file."""
        return {self.module_of(path): path for path in self.python_files}

    def module_of(self, path: Path) -> str:
        parts = path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def labels(self) -> dict[str, str]:
        """App label to room: the last word of the app's name, unless its AppConfig says otherwise."""
        labels = {room.rpartition(".")[2]: room for room in PLACES}
        for module, path in self.modules.items():
            if module.endswith(".apps") and (room := room_of(module)):
                labels.update(dict.fromkeys(_declared_labels(self.parsed[path]), room))
        return labels

    @cached_property
    def template_folders(self) -> dict[Path, str | None]:
        """Each folder of templates; with the room that owns it where it stands inside an app."""
        inside = {
            path: room_of(".".join(path.relative_to(self.root).parts[:-1]))
            for package in PACKAGES
            for path in (self.root / package).rglob("templates")
            if path.is_dir()
        }
        return {self.root / "templates": None, **inside}

    @cached_property
    def templates(self) -> dict[str, tuple[Path, str]]:
        """Template name, as Django loads it, to its file and its room."""
        found = {}
        for folder, owner in self.template_folders.items():
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                name = path.relative_to(folder)
                found[name.as_posix()] = (path, owner or self._template_room(name))
        return found

    def _template_room(self, name: Path) -> str:
        """By folder: templates/finance/… or templates/workgroups/cdop/…; a folder named for no app is shared."""
        folders = name.parts[:-1]
        for length in range(len(folders), 0, -1):
            dotted = ".".join(folders[:length])
            if room := next((r for r in (dotted, f"lscb.{dotted}") if r in PLACES), None):
                return room
        return next((self.labels[folder] for folder in reversed(folders) if folder in self.labels), "lscb.web")

    @cached_property
    def tag_libraries(self) -> dict[str, str]:
        """Name used in a {% load %} to the room that holds it."""
        return {
            path.stem: room
            for module, path in self.modules.items()
            if ".templatetags." in module and (room := room_of(module))
        }


def _declared_labels(tree: ast.Module) -> list[str]:
    return [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and any(isinstance(target, ast.Name) and target.id == "label" for target in node.targets)
    ]
