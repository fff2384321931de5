"""The two forms that Havering's groups and agencies answered in 2012-13, with their seven headings each."""

from __future__ import annotations

from lscb.audit import services as audit
from lscb.demo.stage import Stage
from lscb.returns.models import Form, Heading

GROUPS = "groups"
AGENCIES = "agencies"

# key, name, who answers it
FORMS: tuple[tuple[str, str, str], ...] = (
    (GROUPS, "Working group's progress return", Form.ForWhom.GROUPS),
    (AGENCIES, "Partner agency's annual return", Form.ForWhom.AGENCIES),
)

# slug, title, guidance; numbered as they stand
HEADINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    GROUPS: (
        ("purpose", "Summary of the group's purpose", "What the group is for, and how often it meets."),
        ("progress", "Key areas of progress and achievement", "What was done this year, and what came of it."),
        ("current", "Current activities", "What the group is working on now."),
        ("future", "Future priorities and aspirations", "What the group means to do next year."),
        ("views", "Views of children, young people, parents and carers", "Whom you asked, and what changed by it."),
        ("impact", "Impact and outcomes", "What is better for children, and how you know."),
        ("learning", "Evidence that learning is embedded", "What shows that lessons changed how people work."),
    ),
    AGENCIES: (
        (
            "summary",
            "Summary of the service",
            "What the service does to safeguard children, and how it meets section 11 of the Children Act 2004.",
        ),
        ("review", "Review of safeguarding activity", "What was done this year."),
        ("contribution", "Contribution to the board's priorities", "What you did towards each of the priorities."),
        ("current", "Current activities and ongoing work", "What you are working on now."),
        ("future", "Future priorities and aspirations", "What you mean to do next year."),
        ("impact", "Impact and outcomes", "What is better for children, and how you know."),
        ("practice", "Example of effective or emerging practice", "Something that works, from which others can learn."),
    ),
}
BY_SUBJECT = {"progress", "contribution"}


def forms(stage: Stage) -> dict[str, Form]:
    """Both forms, by "groups" and "agencies": made at the first call, found by their names at the next."""
    return {key: _form(stage, key, name, for_whom) for key, name, for_whom in FORMS}


def _form(stage: Stage, key: str, name: str, for_whom: str) -> Form:
    existing = Form.objects.of_board(stage.board).filter(name=name).first()
    return existing or _made(stage, key, Form(board=stage.board, name=name, for_whom=for_whom))


def _made(stage: Stage, key: str, form: Form) -> Form:
    audit.add(form, by=stage.by)
    for order, (slug, title, guidance) in enumerate(HEADINGS[key], start=1):
        heading = Heading(
            form=form,
            order=order,
            number=str(order),
            slug=slug,
            title=title,
            guidance=guidance,
            asks_by_subject=slug in BY_SUBJECT,
        )
        audit.add(heading, by=stage.by)
    return form
