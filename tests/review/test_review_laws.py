"""Laws of sign-off, on any handout: what voids a signature, and what does not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tpdocs.catalog import Coverage, Translation
from tpdocs.foundation import Language
from tpdocs.review import (
    Ledger,
    Ledgers,
    MarkState,
    Reword,
    Role,
    Signature,
    Signer,
    Standing,
    add_signature,
    find_standing,
    format_ledger,
    make_offer,
)
from tpdocs.review.parse import parse_ledger
from tpdocs.review.passage import find_spots
from tpdocs.source import (
    Block,
    Handout,
    Head,
    Heading,
    Item,
    ListBlock,
    Panel,
    Paragraph,
    Text,
    find_segments,
    map_texts,
    put_back,
)

TODAY = dt.date(2026, 11, 25)
_WORDS = st.text("abcdefghij ", min_size=1, max_size=12).filter(str.strip)
_TEXT = _WORDS.map(lambda words: Text(markdown=" ".join(words.split()), line=1))


def _language(tag: str) -> Language:
    return Language(
        tag=tag,
        cldr=tag,
        direction="ltr",
        name=tag,
        english_name=tag,
        spoken=tag,
        spoken_english=tag,
        fonts=("Noto Sans",),
        packages=(),
        line_height=1.4,
        type_scale=1.0,
    )


ENGLISH, SPANISH = _language("en"), _language("es")


def _paragraphs() -> st.SearchStrategy[Paragraph]:
    return _TEXT.map(lambda text: Paragraph(text=text))


def _lists() -> st.SearchStrategy[ListBlock]:
    items = _paragraphs().map(lambda paragraph: Item(blocks=(paragraph,)))
    return st.builds(
        ListBlock,
        ordered=st.booleans(),
        start=st.just(1),
        items=st.lists(items, min_size=1, max_size=3).map(tuple),
        line=st.just(1),
    )


def _blocks() -> st.SearchStrategy[Block]:
    headings = _TEXT.map(lambda text: Heading(level=2, text=text))
    inner = st.one_of(headings, _paragraphs(), _lists())
    panels = st.builds(
        Panel,
        kind=st.sampled_from(("tip", "emergency", "call-clinic")),
        blocks=st.lists(inner, min_size=1, max_size=3).map(tuple),
        line=st.just(1),
    )
    return st.one_of(headings, _paragraphs(), _lists(), panels)


@st.composite
def handouts(draw: st.DrawFn) -> Handout:
    """A handout in which no two texts are the same."""
    head = Head(
        id="T",
        title=Text(markdown="the title", line=1),
        summary=Text(markdown="the summary", line=1),
        edition=1,
        updated="2026-11",
        reviewed_by="",
        review_by=draw(st.sampled_from(("", "2026-10", "2026-11"))),
        codes=(),
        grade=6,
        smog=8,
        pages=2,
    )
    blocks = tuple(draw(st.lists(_blocks(), min_size=1, max_size=5)))
    bare = Handout(slug="t", path="handouts/t.md", head=head, blocks=blocks)
    texts = [
        replace(segment.text, markdown=f"{segment.text.markdown} k{number}")
        for number, segment in enumerate(find_segments(bare))
    ]
    return put_back(bare, texts)


def _spanish(handout: Handout) -> Translation:
    def into(text: Text, _role: str) -> Text:
        return replace(text, markdown=f"es {text.markdown}", tag="es")

    made = map_texts(handout, into)
    return Translation(handout=made, language=SPANISH, coverage=Coverage())


def _english(handout: Handout) -> Translation:
    return Translation(handout=handout, language=ENGLISH, coverage=Coverage())


def _judge(source: Handout, translation: Translation, ledgers: Ledgers) -> Standing:
    return find_standing(source, translation, ledgers, TODAY)


def _signed(source: Handout, translation: Translation, *roles: Role) -> Ledger:
    ledger = Ledger()
    for role in roles:
        standing = _judge(source, translation, Ledgers(english=ledger, own=ledger))
        signer = Signer(role=role, name=f"Test {role}", credential="not a person")
        ledger = add_signature(ledger, make_offer(standing, signer), TODAY)
    return ledger


def _changed(handout: Handout, number: int, words: str) -> Handout:
    texts = [segment.text for segment in find_segments(handout)]
    texts[number] = replace(texts[number], markdown=words)
    return put_back(handout, texts)


@given(handouts())
def test_every_text_has_a_place(handout: Handout) -> None:
    """The walk that says what encloses a text meets each one, as often as it stands."""
    spots = sorted(spot.text.markdown for spot in find_spots(handout))
    assert spots == sorted(s.text.markdown for s in find_segments(handout))


@given(handouts(), st.data())
def test_a_change_of_the_english_voids_that_text_alone(
    handout: Handout, data: st.DataObject
) -> None:
    """Signed as a whole; then one text is edited: it is unsigned, and nothing else."""
    ledger = _signed(handout, _english(handout), Role.CLINICIAN)
    ledgers = Ledgers(english=ledger, own=ledger)
    assert _judge(handout, _english(handout), ledgers).is_signed
    number = data.draw(st.integers(0, len(find_segments(handout)) - 1))
    edited = _changed(handout, number, data.draw(_WORDS).strip() + " new")
    standing = _judge(edited, _english(edited), ledgers)
    void = [n for n, m in enumerate(standing.marks) if m.state is not MarkState.SIGNED]
    assert void == [number]


@given(handouts(), st.data())
def test_a_change_of_the_translation_voids_that_text_alone(
    handout: Handout, data: st.DataObject
) -> None:
    """The same of a translation, for its translator and for its reviewer."""
    spanish = _spanish(handout)
    own = _signed(handout, spanish, Role.TRANSLATOR, Role.REVIEWER)
    ledgers = Ledgers(english=Ledger(), own=own)
    assert _judge(handout, spanish, ledgers).is_signed
    number = data.draw(st.integers(0, len(find_segments(handout)) - 1))
    edited = replace(spanish, handout=_changed(spanish.handout, number, "otra"))
    texts = [segment.text for segment in find_segments(edited.handout)]
    texts[number] = replace(texts[number], tag="es")
    edited = replace(edited, handout=put_back(edited.handout, texts))
    standing = _judge(handout, edited, ledgers)
    void = [n for n, m in enumerate(standing.marks) if m.state is not MarkState.SIGNED]
    assert void == [number]
    mark = standing.marks[number]
    assert mark.signatures == ()
    assert mark.before is not None
    assert mark.before.english == mark.text.markdown


@given(
    handouts(),
    st.lists(st.sampled_from("!.,;:?"), min_size=1, max_size=4, unique=True),
    st.data(),
)
def test_rewords_carry_signatures_over_however_many_there_are(
    handout: Handout, signs: list[str], data: st.DataObject
) -> None:
    """Through a chain of rewords, English and translation keep what was signed."""
    spanish = _spanish(handout)
    english_ledger = _signed(handout, _english(handout), Role.CLINICIAN)
    own = _signed(handout, spanish, Role.TRANSLATOR, Role.REVIEWER)
    number = data.draw(st.integers(0, len(find_segments(handout)) - 1))
    first = old = find_segments(handout)[number].text.markdown
    rewords, edited = [], handout
    for sign in signs:
        new = first + sign
        rewords.append(
            Reword(
                handout="t", old=old, new=new, by="Test", date=TODAY, reason="a typo"
            )
        )
        edited, old = _changed(edited, number, new), new
    english_ledger = replace(english_ledger, rewords=tuple(rewords))
    both = Ledgers(english=english_ledger, own=english_ledger)
    assert _judge(edited, _english(edited), both).is_signed
    ledgers = Ledgers(english=english_ledger, own=own)
    assert _judge(edited, spanish, ledgers).is_signed
    less = replace(english_ledger, rewords=tuple(rewords[1:]))
    standing = _judge(edited, spanish, Ledgers(english=less, own=own))
    assert standing.signed == standing.total - 1


@given(handouts())
def test_what_expires_expires_after_its_month(handout: Handout) -> None:
    """In the last month it still holds; in the next no more."""
    standing = _judge(
        handout, _english(handout), Ledgers(english=Ledger(), own=Ledger())
    )
    assert standing.is_expired is (handout.head.review_by == "2026-10")


@given(handouts())
def test_a_ledger_is_read_as_it_was_written(handout: Handout) -> None:
    """Writing and reading again changes nothing, and finds nothing wrong."""
    ledger = _signed(handout, _spanish(handout), Role.TRANSLATOR, Role.REVIEWER)
    text = format_ledger(ledger)
    checked = parse_ledger(text, "x", SPANISH, TODAY)
    assert checked.findings == ()
    assert checked.value is not None
    assert format_ledger(checked.value) == text
    assert set(checked.value.texts) == set(ledger.texts)
    assert set(checked.value.signatures) == set(ledger.signatures)


_ANY_TEXT = st.text(min_size=1, max_size=20)
_SIGNATURES = st.builds(
    Signature,
    handout=_ANY_TEXT,
    role=st.sampled_from(Role),
    name=_ANY_TEXT,
    credential=_ANY_TEXT,
    date=st.dates(),
    digests=st.lists(_ANY_TEXT, min_size=1, max_size=3).map(tuple),
)


@given(_SIGNATURES, _SIGNATURES)
def test_a_seal_tells_any_two_records_apart(one: Signature, two: Signature) -> None:
    """Any change of any field changes the seal, and nothing else does."""
    assert (one.seal == two.seal) is (one == two)
    for field in dataclasses.fields(Signature):
        mixed = replace(one, **{field.name: getattr(two, field.name)})
        assert (mixed.seal == one.seal) is (mixed == one)
