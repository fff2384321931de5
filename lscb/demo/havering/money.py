"""The board's money in 2012-13, exactly as its published report states it and no further."""

from __future__ import annotations

from agencies.models import Agency
from finance import services
from finance.models import Balance, Fund, OtherIncome, PrintedStatement
from lscb.audit import services as audit
from lscb.demo.stage import Stage

SOURCE = "Annual report 2012-13"

# agency, pence
CONTRIBUTIONS = (
    ("havering-council", 117_475_70),
    ("police", 5_000_00),
    ("nhs-onel", 28_706_49),
    ("bhrut", 4_778_33),
    ("nelft", 4_778_33),
    ("probation", 1_000_00),
    ("cafcass", 562_15),
)
PRINTED_TOTAL = 162_301_00
PRINTED_TEXT = (
    "The report states that the budget was no different in either of the two years before. What each agency paid in "
    "those years is not itemised."
)
BROUGHT_FORWARD = 4_437_00

GRANT_SOURCE = "Grant to carry out the Munro review's recommendations"
GRANT = 17_798_00
GRANT_USE = (
    "It made the findings of case reviews better known. It also gave professionals who take part in a review "
    "specialist training in the systems method of the Social Care Institute for Excellence, which the Munro review "
    "recommends."
)

# head, pence (none where not stated), what it holds
SPENDING: tuple[tuple[str, int | None, str], ...] = (
    ("Staffing", 99_758_00, ""),
    (
        "Consultancy",
        25_488_00,
        "This holds the cost of the independent chair, of the events that spread lessons learnt and of advice on "
        "serious case reviews.",
    ),
    (
        "Training",
        20_121_00,
        "The programme was made of courses in a classroom, events held together with other boroughs, and a conference.",
    ),
    (
        "Earlier serious case reviews",
        None,
        "The board began no new review in the year, but earlier ones still cost money: their overview reports were "
        "written afresh so that they could be published, and workshops and other events took the lessons to those who "
        "need them.",
    ),
)

PANEL_HEAD, PANEL_COST = "Child death processes", 35_890_00
PANEL_PAYER, NOT_STATED = "Health services in Havering", "Amount not stated."
# fund, its name, what it is for
FUNDS = {
    "board": ("The board's fund", "Pays for the board's work."),
    "panel": (
        "Child death overview panel's fund",
        "Pays for everything the panel does, and stands apart from the board's budget. Its two payers share the cost "
        "as the board had agreed earlier.",
    ),
}


def load(stage: Stage) -> None:
    """The board's own fund, then the child death overview panel's."""
    _board_fund(stage)
    _panel_fund(stage)


def _board_fund(stage: Stage) -> None:
    name, purpose = FUNDS["board"]
    fund = services.keep(record=Fund(board=stage.board, name=name, purpose=purpose), by=stage.by)
    for order, (slug, pence) in enumerate(CONTRIBUTIONS):
        services.agree_contribution(
            fund=fund, period=stage.year, payer=stage.agencies[slug], pence=pence, order=order, by=stage.by
        )
    _printed(stage, fund)
    services.state_balance(
        fund=fund,
        kind=Balance.Kind.BROUGHT_FORWARD,
        on=stage.year.starts,
        pence=BROUGHT_FORWARD,
        source=SOURCE,
        by=stage.by,
    )
    grant = OtherIncome(
        fund=fund,
        period=stage.year,
        source=GRANT_SOURCE,
        amount_pence=GRANT,
        used_for=GRANT_USE,
    )
    audit.add(grant, by=stage.by)
    for order, (name, cost, note) in enumerate(SPENDING):
        head = services.head(board=stage.board, name=name, order=order, by=stage.by)
        services.spend(fund=fund, period=stage.year, head=head, pence=cost, note=note, order=order, by=stage.by)


def _printed(stage: Stage, fund: Fund) -> None:
    """The total as printed, and what was said of earlier years, whose contributions are not itemised."""
    audit.add(
        PrintedStatement(
            fund=fund,
            period=stage.year,
            about=PrintedStatement.About.CONTRIBUTIONS,
            amount_pence=PRINTED_TOTAL,
            text=PRINTED_TEXT,
            source=SOURCE,
        ),
        by=stage.by,
    )


def _panel_fund(stage: Stage) -> None:
    """The panel's cost is stated; what each of its two payers gave is not."""
    name, purpose = FUNDS["panel"]
    group = stage.groups["child-death-overview-panel"]
    fund = services.keep(record=Fund(board=stage.board, group=group, name=name, purpose=purpose, order=1), by=stage.by)
    payers: tuple[Agency | str, ...] = (stage.agencies["childrens-services"], PANEL_PAYER)
    for order, payer in enumerate(payers):
        services.agree_contribution(
            fund=fund, period=stage.year, payer=payer, pence=None, order=order, by=stage.by, note=NOT_STATED
        )
    head = services.head(board=stage.board, name=PANEL_HEAD, order=len(SPENDING), by=stage.by)
    services.spend(fund=fund, period=stage.year, head=head, pence=PANEL_COST, by=stage.by)
