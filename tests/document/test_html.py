from lxml import html as lxml_html

from lscb.document import html
from lscb.document.blocks import (
    Bullets,
    Cell,
    Figure,
    Fill,
    Gap,
    Item,
    KeyFigure,
    KeyFigures,
    Marker,
    Picture,
    Quotation,
    Row,
    Section,
    Table,
    Text,
    Unit,
    paragraph,
    row,
)
from lscb.document.figures import total, with_printed
from tests.document.making import figure, grid, office


def page(*blocks, **options):
    return lxml_html.fromstring(
        "<div>" + html.render_chapter(office(*blocks), "one", options=html.Options(**options)) + "</div>"
    )


BOUNDARIES = {"p", "li", "td", "th", "dt", "dd", "b", "caption", "tr", "div"}


def pieces(element):
    """The text of an element piece by piece, and whether each ends where a reader would pause."""
    yield element.text or "", False
    for child in element:
        yield from pieces(child)
        yield child.tail or "", False
    yield "", element.tag in BOUNDARIES


def words(element) -> str:
    return " ".join("".join(f"{part} " if end else part for part, end in pieces(element)).split())


def test_headings_descend_from_the_chapters_level():
    inner = Section("inner", "Inner", (paragraph("x"),))
    tree = page(Section("outer", "Outer", (inner,)))
    assert [(h.tag, h.get("id"), words(h)) for h in tree.xpath("//h1|//h2|//h3")] == [
        ("h1", "one", "First chapter"),
        ("h2", "one-outer", "Outer"),
        ("h3", "one-outer-inner", "Inner"),
    ]


def test_whole_document_puts_chapters_at_the_second_level():
    whole = html.render_document(office(Section("outer", "Outer")))
    assert '<h2 class="govuk-heading-xl" id="one">' in whole
    assert '<h3 class="govuk-heading-l" id="one-outer">' in whole
    assert "<h1" not in whole


def test_draft_says_once_that_nothing_is_hidden():
    assert html.render_document(office()).count("app-draftbar") == 1
    assert "app-draftbar" not in html.render_document(office(), options=html.Options(draftbar=False))


def test_cited_figure_leads_to_its_source_and_back():
    plans = total("Children with a plan", [figure(64), figure(45)], source="Children’s Services")
    tree = page(paragraph("There were ", plans, " children."))
    cite = tree.xpath("//a[@class='app-cite']")[0]
    source = tree.get_element_by_id(cite.get("href")[1:])
    assert words(source).startswith("109. Children with a plan. 64 + 45 = 109. Children’s Services. 2 records.")
    assert source.xpath(".//a")[-1].get("href") == f"#{cite.get('id')}"


def test_same_figure_cited_twice_has_one_source_and_one_identifier():
    plans = figure(64, label="Plans")
    tree = page(paragraph("First ", plans), paragraph("again ", plans))
    assert len(tree.xpath("//ol[@class='app-sources']/li")) == 1
    assert len(tree.xpath("//a[@class='app-cite'][@id]")) == 1
    assert len(tree.xpath("//a[@class='app-cite']")) == 2


def test_figure_that_is_not_to_be_cited_stands_plain():
    tree = page(paragraph("In ", figure(2013, Unit.NUMBER, cite=False)))
    assert not tree.xpath("//a")


def test_hidden_figure_in_a_sentence_is_readable_and_not_cited():
    tree = page(paragraph("So ", Figure("x", None, marker=Marker.SUPPRESSED), " children"))
    assert "So [number hidden] children" in words(tree)
    assert not tree.xpath("//a[@class='app-cite']")


def test_table_has_caption_header_cells_and_a_named_scroll_region():
    tree = page(grid([[10, 20], [30, 40]], caption="Plans"))
    region = tree.xpath("//div[@class='app-scroll']")[0]
    assert (region.get("role"), region.get("aria-label"), region.get("tabindex")) == ("region", "Table: Plans", "0")
    assert words(tree.xpath("//caption")[0]) == "Plans"
    assert [words(th) for th in tree.xpath("//th[@scope='row']")] == ["Row 0", "Row 1", "All"]
    assert [words(th) for th in tree.xpath("//th[@scope='col']")] == ["Column 0", "Column 1", "Total"]
    assert not [th for th in tree.xpath("//th") if not words(th)]


def test_two_regions_with_one_caption_have_different_names():
    tree = page(grid([[10], [30]], caption="Plans"), grid([[10], [30]], caption="Plans"))
    assert [r.get("aria-label") for r in tree.xpath("//div[@role='region']")] == ["Table: Plans", "Table: Plans (2)"]


def test_spanned_columns_stand_under_a_group_header():
    table = Table(
        "T", ("A", "B", "C", "D"), (row("a", figure(7), figure(8), figure(9)),), spans=(("", 1), ("Months", 2))
    )
    tree = page(table)
    upper, lower = tree.xpath("//thead/tr")
    assert [(words(c), c.get("colspan"), c.get("rowspan")) for c in upper] == [
        ("A", None, "2"),
        ("Months", "2", None),
        ("D", None, "2"),
    ]
    assert [words(c) for c in lower] == ["B", "C"]


def test_sum_that_differs_gets_a_printed_row_a_mark_and_a_note():
    table = grid([[1, 20], [0, 40]])
    sums = table.rows[-1]
    first = with_printed(sums.cells[1].content[0], 2)
    changed = Table(
        table.caption,
        table.columns,
        (*table.rows[:-1], Row((sums.cells[0], Cell((first,)), *sums.cells[2:]), sums.kind)),
    )
    tree = page(changed)
    printed = tree.xpath("//tr[contains(@class,'app-table__printed')]")[0]
    assert words(printed).startswith("As printed 2")
    assert len(tree.xpath("//span[@class='app-mark']")) == 1
    assert "One printed figure does not agree. All, Column 0: printed as 2; the figures give 1." in words(tree)


def test_plain_cell_that_differs_is_marked_in_its_place():
    tree = page(Table("T", ("A", "B"), (row("a", with_printed(figure(7), 8)),)))
    assert not tree.xpath("//tr[contains(@class,'app-table__printed')]")
    assert words(tree.xpath("//span[@class='app-mark']")[0]).startswith("7")
    assert "a, B: printed as 8; the figures give 7." in words(tree)


def test_markers_are_spoken_in_the_cell_and_explained_below():
    cells = [Figure("x", None, marker=m) for m in Marker] + [figure(0)]
    tree = page(Table("T", ("A", *(f"c{i}" for i in range(7))), (row("a", *cells),)))
    assert [words(s) for s in tree.xpath("//td/span[@class='app-marker']/span[2]")] == [
        "hidden",
        "not available",
        "not applicable",
        "not returned",
        "not supplied",
        "not yet due",
    ]
    assert [words(b) for b in tree.xpath("//ul[@class='app-key']//b")] == [
        "[c]",
        "[x]",
        "[z]",
        "[n]",
        "[m]",
        "blank",
        "0",
    ]


def test_list_of_records_stacks_with_its_labels():
    tree = page(Table("T", ("Name", "State"), (row("a", "done"),), figures=False))
    assert tree.xpath("//table[contains(@class,'app-stack')]//td/@data-label") == ["State"]
    assert not tree.xpath("//div[@role='region']")


def test_judgement_keeps_its_words_beside_its_colour():
    judged = Cell((Text("Red: inadequate"),), tone="red")
    tree = page(Table("T", ("A", "B"), (Row((Cell((Text("a"),)), judged)),), figures=False))
    assert words(tree.xpath("//span[@class='app-rag app-rag--red']")[0]) == "Red: inadequate"


def test_unknown_tone_is_left_out():
    judged = Cell((Text("x"),), tone='"><b>')
    assert not page(Table("T", ("A", "B"), (Row((Cell((Text("a"),)), judged)),))).xpath("//span[@class]/b")


def test_gap_links_to_where_it_is_filled_for_whoever_may():
    gap = Gap("No answer", "Nothing came.", "Housing", "due on 10 April", Fill("returns.answer", 7))
    assert not page(gap).xpath("//div[@class='app-gap']//a")
    tree = page(gap, fill_url=lambda fill: f"/fill/{fill.model}/{fill.pk}/")
    assert tree.xpath("//div[@class='app-gap']//a/@href") == ["/fill/returns.answer/7/"]
    assert "Owed by Housing, due on 10 April." in words(tree)


def test_sources_link_to_records_when_the_reader_may_follow():
    table = Table("T", ("A", "B"), (row("a", figure(7, pk=3, label="Seven")),))
    assert "Records 1 record" in words(page(table))
    tree = page(table, record_url=lambda ref: f"/record/{ref.pk}/")
    assert [(words(a), a.get("href")) for a in tree.xpath("//details//a")] == [("Seven", "/record/3/")]


def test_figures_of_a_table_come_with_their_reckoning():
    said = words(page(grid([[10, 20], [30, 40]])))
    assert "Added up 10 + 20 = 30; 30 + 40 = 70" in said


def test_long_run_of_records_is_linked_by_number_and_cut_short():
    plans = total("Plans", [figure(7) for _ in range(40)])
    tree = page(paragraph("So ", plans), record_url=lambda ref: f"/record/{ref.pk}/")
    links = tree.xpath("//ol[@class='app-sources']//a")[:-1]
    assert [words(a) for a in links[:2]] == ["record 1", "record 2"]
    assert len(links) == 30
    assert "and 10 more" in words(tree)


def test_quotation_has_marks_only_in_their_words():
    tree = page(
        Quotation("Ofsted", (paragraph("Good."),)), Quotation("A child", (paragraph("Mine."),), own_words=False)
    )
    assert "Ofsted , in our words Good." in words(tree)
    assert words(tree.xpath("//blockquote")[0]) == "“Mine.”"


def test_picture_is_shown_by_its_address_and_described_without_one():
    picture = Picture("a" * 64, "A poster", "Our poster")
    assert "Picture: A poster" in words(page(picture))
    image = page(picture, picture_url=lambda p: f"/files/{p.sha256}").xpath("//img")[0]
    assert (image.get("src"), image.get("alt")) == (f"/files/{'a' * 64}", "A poster")


def test_nested_lists_stand_inside_their_item():
    inner = Bullets((Item((Text("inner"),)),), ordered=True)
    tree = page(Bullets((Item((Text("outer"),), (inner,)),)))
    assert words(tree.xpath("//ul/li/ol/li")[0]) == "inner"


def test_figures_alone_stand_side_by_side():
    tree = page(figure(7, label="Seven"), figure(8, label="Eight"))
    assert [words(dt) for dt in tree.xpath("//dl[@class='app-indicator__facts']/div/dt")] == ["Seven", "Eight"]


def test_contents_number_the_chapters_and_count_their_gaps():
    entries = html.contents(office(Section("part", "Part", (Gap("a", "b"),)), Gap("c", "d")))
    assert [(e.number, e.title, e.anchor, e.gaps) for e in entries] == [("1", "First chapter", "one", 2)]
    assert [(e.title, e.anchor, e.gaps) for e in entries[0].sections] == [("Part", "one-part", 1)]


def test_cover_and_front_show_title_and_key_figures():
    key = KeyFigures((KeyFigure(figure(121), "children had a plan", "More than before.", "#one"),))
    protected = office(subtitle="Sub", status="Draft", cover=(Section("six", "The year", (key,)),))
    assert "Annual report <span" in html.render_cover(protected)
    front = html.render_front(protected)
    assert '<h2 class="govuk-heading-l" id="six">' in front
    assert '<span class="app-key-figures__number">121</span>' in front
