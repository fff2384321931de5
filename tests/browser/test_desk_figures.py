"""Figures coming in, in a browser: accessible at both widths, by keyboard, and without script."""

import pytest
from django.urls import reverse

from lscb.permissions import Role
from priorities.indicators import services
from priorities.indicators.models import FigureImport, Observation, Source
from tests.factories.accounts import person
from tests.factories.board import BoardAreaFactory, PeriodFactory
from tests.factories.indicators import FigureImportFactory, FileMappingFactory, IndicatorFactory, SourceFactory
from tests.indicators.importing.conftest import as_csv

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
ROWS = [("indicator", "period", "value"), ("plans", "2012-13", "121"), ("plan", "2012-13", "1")]


@pytest.fixture
def board():
    board = PeriodFactory().board
    BoardAreaFactory(board=board)
    IndicatorFactory(board=board, reference="plans", title="Children with a plan", source=SourceFactory(board=board))
    return board


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


def at(board, name, *more):
    return reverse(name, args=(board.slug, *more))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def hand_in(page, board, content=None):
    page.goto(at(board, "figures-bring"))
    file = {"name": "figures.csv", "mimeType": "text/csv", "buffer": as_csv(ROWS) if content is None else content}
    page.set_input_files("input[type=file]", file)
    page.click("text=Read the file")


def test_pages_of_figures_coming_in_are_accessible_and_fit(page_at_each_width, axe, sign_in, board, manager):
    page = page_at_each_width
    sign_in(page, manager)
    hand_in(page, board)
    page.wait_for_selector("text=Nothing of this file is stored yet")
    fits(page, axe)
    made = FigureImport.objects.get()
    working = FigureImportFactory(board=board, state="reading", done=40)
    for name, *more in (
        ("figures",),
        ("figures-templates",),
        ("figures-import", working.pk),
        ("figures-import-store", made.pk),
        ("figures-import-discard", made.pk),
        ("figures-bring",),
    ):
        assert page.goto(at(board, name, *more)).status == 200
        fits(page, axe)
    page.click("text=Read the file")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)
    link = page.query_selector(".govuk-error-summary a")
    link.click()
    wanted = link.get_attribute("href").removeprefix("#")
    page.wait_for_function("wanted => document.activeElement.id.startsWith(wanted)", arg=wanted)


def test_page_of_a_file_being_read_moves_on_by_itself(page, sign_in, board, manager):
    working = FigureImportFactory(board=board, state="reading", done=40)
    sign_in(page, manager)
    page.goto(at(board, "figures-import", working.pk))
    FigureImport.objects.update(state="refused", why_refused="It is a list of names.")
    page.wait_for_selector("text=It is a list of names.")


def test_file_is_looked_through_and_stored_by_keyboard(page, sign_in, board, manager):
    sign_in(page, manager)
    hand_in(page, board)
    page.wait_for_selector("text=No indicator is called “plan”.")
    page.focus("text=Store 1 figure, without the 1 refused")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert Observation.objects.get().value == 121


def test_file_is_stored_without_script(chromium, live_server, sign_in, board, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, manager)
    hand_in(page, board)
    page.click("text=Store 1 figure")
    assert "are stored." in page.inner_text("main")
    assert Observation.objects.get().value == 121
    context.close()


@pytest.fixture
def divided(board):
    """An indicator divided by two schemes, so that its table has rows, columns and sums."""
    parts = [{"code": name.lower(), "name": name} for name in ("Neglect", "Physical")]
    ages = [{"code": name.lower(), "name": name} for name in ("Unborn", "Older")]
    services.define(
        board=board,
        by=None,
        reference="divided",
        title="Plans by category and age",
        unit="people",
        scheme1=services.add_scheme(board=board, name="Abuse", slug="abuse", categories=parts, by=None),
        scheme2=services.add_scheme(board=board, name="Age", slug="age", categories=ages, by=None),
        source=Source.objects.get(board=board),
    )


def to_table(page, board):
    page.goto(at(board, "figures-enter-table") + "?indicator=divided")
    page.wait_for_selector("[data-figures]")


def test_table_and_mapping_are_accessible_and_fit(page_at_each_width, axe, sign_in, board, divided, manager):
    page = page_at_each_width
    sign_in(page, manager)
    to_table(page, board)
    fits(page, axe)
    page.fill("[data-cell] >> nth=0", "lots")
    page.click("text=Save the table")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)
    page.click(".govuk-error-summary a")
    page.wait_for_function("wanted => document.activeElement.value === wanted", arg="lots")
    kept = FileMappingFactory(board=board)
    for name, *more in (("figures-enter",), ("figures-mappings",), ("figures-mapping-remove", kept.pk)):
        assert page.goto(at(board, name, *more)).status == 200
        fits(page, axe)
    page.goto(at(board, "figures-bring"))
    file = {"name": "theirs.csv", "mimeType": "text/csv", "buffer": as_csv([("Year", "Plans"), ("2012-13", "121")])}
    page.set_input_files("input[type=file]", file)
    page.check("text=Another table")
    page.click("text=Read the file")
    page.wait_for_selector("text=What the columns of")
    fits(page, axe)
    page.click("text=Keep the mapping")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)
    for link in page.query_selector_all(".govuk-error-summary a"):
        link.click()
        page.wait_for_function(
            "wanted => document.activeElement.id === wanted", arg=link.get_attribute("href").removeprefix("#")
        )


def test_block_is_pasted_moved_through_and_added_up_by_keyboard(page, sign_in, board, divided, manager):
    sign_in(page, manager)
    to_table(page, board)
    page.focus("[data-cell] >> nth=0")
    page.evaluate(
        """text => {
          const data = new DataTransfer()
          data.setData('text/plain', text)
          const how = { clipboardData: data, bubbles: true, cancelable: true }
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', how))
        }""",
        "1\t44\t45\r\n0\t10\t10\r\n",
    )
    assert "6 cells pasted." in page.inner_text("[data-grid-said]")
    assert page.locator("output").all_inner_texts() == ["45", "10", "", "1", "54", "55"]
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "5", "5", "ArrowUp"):
        page.keyboard.press(key)
    page.wait_for_function("wanted => document.activeElement.value === wanted", arg="10")
    page.keyboard.press("Enter")
    page.wait_for_function("wanted => document.activeElement.value === wanted", arg="55")
    page.focus("text=Save the table")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert page.inner_text(".app-messages") == "7 figures saved."
    assert Observation.objects.get(category1__is_all=True, category2__is_all=True).value == 55


def test_block_with_thousands_percent_signs_blanks_and_too_many_rows_is_pasted(page, sign_in, board, divided, manager):
    sign_in(page, manager)
    to_table(page, board)
    page.fill("[data-cell] >> nth=4", "7")
    page.focus("[data-cell] >> nth=0")
    page.evaluate(
        """text => {
          const data = new DataTransfer()
          data.setData('text/plain', text)
          const how = { clipboardData: data, bubbles: true, cancelable: true }
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', how))
        }""",
        "1,204\t40%\t\r\n900\t\t\r\n\t\t\r\n5\t6\t7\r\n",
    )
    assert page.inner_text("[data-grid-said]") == "9 cells pasted. 3 did not fit into the table."
    assert page.input_value("[data-cell] >> nth=4") == ""
    assert page.locator("output").all_inner_texts() == ["1,244", "900", "", "2,104", "40", ""]


def test_table_is_filled_in_without_script(chromium, live_server, sign_in, board, divided, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, manager)
    to_table(page, board)
    page.fill("[data-cell] >> nth=0", "12")
    page.fill("[data-cell] >> nth=1", "over 90")
    page.click("text=Save the table")
    assert "2 figures saved." in page.inner_text("main")
    assert page.locator("output").all_inner_texts()[0] == "at least 12"
    context.close()
