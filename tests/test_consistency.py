"""The repository keeps its own rules: nothing astray, nothing of one machine, nothing undocumented."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, files, text

FOLDERS = {"lscb", "priorities", "workgroups", "agencies", "finance", "templates", "static", "tests", "docs"}
SINGLE_FILES = {"manage.py", "pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "LICENSE"}
LOCKED = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
LONGEST = 300
# Written to a file that must stand alone, without a server and its content policy.
STANDS_ALONE = Path("templates/annualreport/whole.html")

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile("(?<![\\w.~/-])/(" + "|".join(["work", "root", "tmp", "home", "farm"]) + ")/[A-Za-z0-9_.]")
PACKAGE_INDEX = re.compile(
    "|".join(
        [
            "/simple" + "/",
            "python" + "hosted",
            "registry" + r"\.npmjs",
            "index-url" + "[ =]+http",
            "resolved" + '": "http',
        ]
    )
)
INLINE_STYLE = re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE)
STYLE_ELEMENT = re.compile(r"<style\b", re.IGNORECASE)
SCRIPT_WITH_CONTENT = re.compile(r"<script\b([^>]*)>(?!\s*</script>)", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)


def python_files() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def templates() -> list[Path]:
    return [path for path in files() if path.suffix == ".html" and "templates" in path.parts]


def lines_with(pattern: re.Pattern[str], paths) -> list[str]:
    """Place and words of each line that the pattern finds."""
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_only_the_planned_entries_stand_at_the_top():
    tops = {path.parts[0] for path in files()}
    astray = {top for top in tops - FOLDERS - SINGLE_FILES - set(LOCKED) if not top.startswith(".")}
    assert astray == set()


def test_every_decision_has_a_number_of_its_own():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [int(path.read_text(encoding="utf-8").partition(".")[0].removeprefix("# ")) for path in decisions] == numbers


def test_no_file_names_a_path_of_one_machine():
    assert lines_with(MACHINE_PATH, files()) == []


def test_no_file_names_a_package_index():
    assert lines_with(PACKAGE_INDEX, files()) == []


@pytest.mark.parametrize("folder", ["work", "root", "tmp", "home"])
def test_the_look_for_machine_paths_finds_one(folder):
    assert MACHINE_PATH.search(f'open("/{folder}/thing.txt")')
    assert not MACHINE_PATH.search(f'path("board/{folder}/", view)')


def test_no_python_file_is_too_long():
    short_enough = {path for path in python_files() if "migrations" in path.parts}
    lengths = {str(path): text(path).count("\n") for path in python_files() if path not in short_enough}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_folder_of_tests_is_a_package():
    folders = {path.parent for path in python_files() if path.parts[0] == "tests"}
    assert [str(folder) for folder in sorted(folders) if folder / "__init__.py" not in files()] == []


# --- dependencies ---


def project() -> dict:
    return tomllib.loads(text(Path("pyproject.toml")))


def dependencies_without_reason(pyproject: str) -> list[str]:
    """Dependencies that stand under no comment; one comment may speak for the lines right under it."""
    bare, reason, inside = [], False, False
    for line in map(str.strip, pyproject.splitlines()):
        if line.startswith("["):
            inside = line in ("[dependency-groups]",)
        if re.fullmatch(r"[a-z]+ = \[", line):
            inside, reason = inside or line.startswith("dependencies"), False
        elif line.startswith("#"):
            reason = True
        elif inside and line.startswith('"') and not reason:
            bare.append(line.strip('",'))
        elif line == "]":
            reason = False
    return bare


def test_every_dependency_has_its_reason():
    assert dependencies_without_reason(text(Path("pyproject.toml"))) == []


def test_a_dependency_without_a_reason_is_found():
    assert dependencies_without_reason('dependencies = [\n"django",\n# Why.\n"nh3",\n]\n') == ["django"]


@pytest.mark.parametrize("name", LOCKED)
def test_every_locked_requirement_carries_hashes(name):
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text(Path(name)))[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_locked_files_agree_on_versions():
    versions: dict[str, set[str]] = {}
    for name in LOCKED:
        for package, version in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", text(Path(name)), re.MULTILINE):
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


def test_every_dependency_is_locked():
    groups = {"requirements.txt": project()["project"]["dependencies"]}
    groups |= {f"requirements-{name}.txt": wanted for name, wanted in project()["dependency-groups"].items()}
    missing = {
        f"{wanted} in {name}"
        for name, wishes in groups.items()
        for wanted in wishes
        if f"\n{re.split('[=~<>[ ]', wanted)[0]}==" not in re.sub(r"\[[^]]*\]==", "==", "\n" + text(Path(name)))
    }
    assert missing == set()


# --- templates ---


def test_no_template_holds_style():
    assert lines_with(INLINE_STYLE, templates()) == []
    assert lines_with(STYLE_ELEMENT, set(templates()) - {STANDS_ALONE}) == []


def test_no_template_holds_script():
    assert lines_with(HANDLER, templates()) == []
    assert [str(path) for path in templates() if SCRIPT_WITH_CONTENT.search(text(path))] == []


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (INLINE_STYLE, '<p class="a" style="color: red">', '<p class="style">'),
        (
            SCRIPT_WITH_CONTENT,
            "<script>alert(1)</script>",
            '<script type="module" src="{% static "a.mjs" %}"></script>',
        ),
        (HANDLER, '<a href="#" onclick="go()">', '<a data-on="1" href="/one?on=1">'),
    ],
)
def test_the_look_for_style_and_script_finds_them(pattern, bad, good):
    assert pattern.search(bad)
    assert not pattern.search(good)


def test_no_class_is_laid_out_in_two_parts_of_the_style_sheet():
    places = {}
    for part in sorted((ROOT / "static" / "sass").glob("*.scss")):
        for name in set(re.findall(r"^(\.app-[\w-]+) \{$", text(part), re.M)):
            places.setdefault(name, []).append(part.name)
    assert {name: parts for name, parts in places.items() if len(parts) > 1} == {}


# --- what the documents say ---


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text(Path("Makefile")), re.MULTILINE))


def test_every_make_command_of_the_documents_exists():
    documents = [path for path in files() if path.suffix == ".md"]
    named = {
        word for path in documents for word in re.findall(r"(?:`|^ *\$? *)make ([a-z-]+)", text(path), re.MULTILINE)
    }
    assert named
    assert named - make_targets() == set()


def test_every_make_target_for_a_reader_has_its_line_of_help():
    helped = set(re.findall(r"^([a-z-]+):.*## \w", text(Path("Makefile")), re.MULTILINE))
    assert make_targets() - helped == {"checks"}


def test_every_link_of_the_documents_leads_to_a_file():
    documents = [path for path in files() if path.suffix == ".md"]
    links = [(path, link) for path in documents for link in re.findall(r"(?<!!)\[[^]!]*\]\(([^)#:]+)\)", text(path))]
    assert [f"{path}: {link}" for path, link in links if not (ROOT / path.parent / link).exists()] == []


def test_the_changelog_has_the_present_version():
    assert f"## {project()['project']['version']}" in text(Path("CHANGELOG.md"))
