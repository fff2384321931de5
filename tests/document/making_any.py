"""Documents of any shape, for tests that must hold of all of them."""

from hypothesis import strategies as st

from lscb.document import blocks as b
from lscb.document.reckoning import Op, Reckoning, Ref

words = st.text(max_size=12)
keys = st.text("abcdefgh-.", min_size=1, max_size=6)
numbers = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9),
    st.fractions(),
)
refs = st.builds(Ref, model=words, pk=st.integers(1, 99), field=words, value=st.none() | numbers)
reckonings = st.recursive(
    st.builds(Reckoning, op=st.sampled_from(Op), parts=st.lists(refs, max_size=3).map(tuple)),
    lambda inner: st.builds(
        Reckoning,
        op=st.sampled_from(Op),
        parts=st.lists(refs | inner, max_size=3).map(tuple),
        constant=st.none() | st.integers(1, 12),
        part_unit=st.sampled_from([*b.Unit, ""]).map(str),
    ),
    max_leaves=4,
)
figures = st.builds(
    b.Figure,
    label=words,
    value=st.none() | numbers,
    unit=st.sampled_from(b.Unit),
    decimals=st.integers(0, 3),
    reckoning=st.none() | reckonings,
    bound=st.sampled_from(b.Bound),
    marker=st.none() | st.sampled_from(b.Marker),
    words=words,
    source=words,
    printed=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=-999, max_value=999),
    printed_words=words,
    cite=st.booleans(),
)
inlines = st.lists(
    st.one_of(st.builds(b.Text, words, st.booleans(), st.booleans()), st.builds(b.Link, words, words), figures),
    max_size=3,
).map(tuple)
items = st.recursive(
    st.builds(b.Item, inlines),
    lambda inner: st.builds(
        b.Item,
        inlines,
        st.lists(st.builds(b.Bullets, st.lists(inner, max_size=2).map(tuple), st.booleans()), max_size=2).map(tuple),
    ),
    max_leaves=3,
)
rows = st.builds(
    b.Row,
    st.lists(st.builds(b.Cell, inlines, st.booleans(), st.sampled_from(["", "red", "<b>"])), max_size=4).map(tuple),
    st.sampled_from(b.RowKind),
)
tables = st.builds(
    b.Table,
    caption=words,
    columns=st.lists(words, max_size=4).map(tuple),
    rows=st.lists(rows, max_size=4).map(tuple),
    note=words,
    figures=st.booleans(),
    spans=st.lists(st.tuples(words, st.integers(1, 3)), max_size=2).map(tuple),
    anchor=words,
    source=words,
)


@st.composite
def charts(draw):
    """A chart with one figure for each category in every series, as a chart must have."""
    count = draw(st.integers(0, 7))
    series = st.builds(b.Series, words, st.lists(figures, min_size=count, max_size=count).map(tuple))
    return b.Chart(
        kind=draw(st.sampled_from(b.ChartKind)),
        title=draw(words),
        subtitle=draw(words),
        categories=tuple(draw(st.lists(words, min_size=count, max_size=count))),
        series=tuple(draw(st.lists(series, max_size=3))),
        guides=tuple(draw(st.lists(st.builds(b.Guide, words, figures, st.booleans()), max_size=2))),
        description=draw(words),
        ordered=draw(st.booleans()),
    )


fills = st.builds(
    b.Fill, words, st.none() | st.integers(1, 9), st.lists(st.tuples(words, words), max_size=2).map(tuple)
)
leaves = st.one_of(
    st.builds(b.Paragraph, inlines, st.booleans()),
    st.builds(b.Bullets, st.lists(items, max_size=2).map(tuple), st.booleans()),
    tables,
    charts(),
    st.builds(b.Picture, words, words, words),
    st.builds(b.Note, words, st.booleans()),
    st.builds(b.Gap, words, words, words, words, st.none() | fills),
    st.builds(b.KeyFigures, st.lists(st.builds(b.KeyFigure, figures, words, words, words), max_size=2).map(tuple)),
    figures,
)
any_block = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(b.Section, keys, words, st.lists(inner, max_size=3).map(tuple), words, words),
        st.builds(b.Prose, st.lists(inner, max_size=2).map(tuple), words, words),
        st.builds(b.Quotation, words, st.lists(inner, max_size=2).map(tuple), words, st.booleans()),
    ),
    max_leaves=4,
)
sections = st.builds(b.Section, keys, words, st.lists(any_block, max_size=3).map(tuple), words, words)
documents = st.builds(
    b.Document,
    title=words,
    board=words,
    period=words,
    chapters=st.lists(sections, max_size=2).map(tuple),
    subtitle=words,
    status=words,
    cover=st.lists(any_block, max_size=2).map(tuple),
)
