"""Who may ask what of the board's money."""

from finance.kinds import KINDS
from tests.factories.finance import (
    AwardFactory,
    BalanceFactory,
    ContributionFactory,
    DecisionFactory,
    FundFactory,
    HeadFactory,
    OtherIncomeFactory,
    PrintedStatementFactory,
    SpendingFactory,
)
from tests.house.matrix.rows import NO_POST, REST, Answers, Row, rows
from tests.house.matrix_world import Place, World

READS = "manager administrator auditor finance_officer"
WRITES = "manager finance_officer"


def furnish(place: Place) -> None:
    """A record of each kind."""
    fund = FundFactory(board=place.board)
    line = {"fund": fund, "period": place.period}
    place.records |= {
        "funds": fund,
        "heads": HeadFactory(board=place.board),
        "contributions": ContributionFactory(**line),
        "income": OtherIncomeFactory(**line),
        "spending": SpendingFactory(**line),
        "balances": BalanceFactory(fund=fund),
        "printed": PrintedStatementFactory(**line),
        "decisions": DecisionFactory(**line),
    }
    place.records["awards"] = AwardFactory(income=place.records["income"])


def _board(world: World) -> tuple[str]:
    return (world.here.board.slug,)


def _of_kind(slug: str) -> list[Row]:
    """The list of a kind, and a record's pages; another board's record is not found under this one's address."""
    change: Answers = {200: WRITES, 403: REST}
    there: Answers = {404: WRITES, 403: REST}
    # An empty box counts as typed: the form comes back. Removing asks nothing else and is done; a head or a fund in
    # use says why not.
    gone: Answers = change if slug in ("funds",) else {302: WRITES, 403: REST}

    def kind(world: World) -> tuple[str, str]:
        return (*_board(world), slug)

    def record(world: World) -> tuple[str, str, int]:
        return (*kind(world), world.here.records[slug].pk)

    def elsewhere(world: World) -> tuple[str, str, int]:
        return (*kind(world), world.there.records[slug].pk)

    return [
        *rows("money-lines", {200: READS, 403: REST}, NO_POST, kind, slug),
        *rows("money-add", change, change, kind, slug),
        *rows("money-change", change, change, record, slug),
        *rows("money-remove", change, gone, record, slug),
        *rows("money-change money-remove", there, there, elsewhere, f"{slug} of another board"),
    ]


def _statement(world: World) -> tuple[str, str, int]:
    return (*_board(world), world.here.records["funds"].slug, world.here.period.pk)


def _line(world: World) -> tuple[str, int]:
    return (*_board(world), world.here.records["contributions"].pk)


ROWS = [
    *rows("money", {200: READS, 403: REST}, NO_POST, _board),
    *rows("money-statement", {200: READS, 403: REST}, NO_POST, _statement),
    *rows("money-receive", {200: WRITES, 403: REST}, {200: WRITES, 403: REST}, _line),
    *rows("money-lines", {404: READS, 403: REST}, NO_POST, lambda world: (*_board(world), "nothing"), "of no kind"),
    *(row for slug in KINDS for row in _of_kind(slug)),
]
