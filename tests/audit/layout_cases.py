"""Pages that are well or badly set, and what the rules about the page say of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from audit.files import EXPECTED
from tpdocs.audit import Expected
from tpdocs.audit.expected import ExpectedBlock

__all__ = [
    "CASES",
    "COLUMN",
    "LONG",
    "NEXT",
    "SHEET",
    "TITLE",
    "WORDS",
    "Case",
    "table",
]

WORDS = "Rest helps your neck and you may move it each day as far as it goes. "
LONG = f"<p>{WORDS * 12}</p>"
TITLE = "<h1>Care for a neck</h1>"
COLUMN = "body { width: 5.5in }"
_LARGE = "html { font-size: 18pt } @page { @bottom-center { font-size: 18pt } }"
_FOOT = "@page { @bottom-center { border-top: 1pt solid #000; width: 100% } }"
NEXT = '<p class="break">Next page</p>'


def _down(points: int) -> str:
    """Return a paragraph that ends so far below the top of the page's body."""
    return f'<div style="height: {points}pt"></div><p>Move it</p>'


def table(rows: int, *, breaks_after: int | None = None) -> str:
    cells = "".join(
        f"<tr{' class=break' if number == breaks_after else ''}><td></td><td></td></tr>"
        for number in range(rows)
    )
    head = '<thead><tr><th scope="col">Name</th><th scope="col">When</th></tr></thead>'
    return f"{TITLE}<table>{head}<tbody>{cells}</tbody></table>"


def _expected(*texts: str, lang: str = "en", scale: float = 1.0) -> Expected:
    blocks = (
        ExpectedBlock(text=text, lang=lang, tags=(), is_running=True) for text in texts
    )
    return Expected(lang=lang, blocks=tuple(blocks), type_scale=scale)


_ABOUT = ExpectedBlock(text="Made by us.", lang="en", tags=(), is_about=True)
SHEET = Expected(
    lang="en",
    blocks=(
        ExpectedBlock(text="Care for a neck", lang="en", tags=("H1",)),
        ExpectedBlock(text="Rest", lang="en", tags=("P",), is_running=True),
        _ABOUT,
    ),
)
_LP = replace(EXPECTED, blocks=(), smallest=18.0, text_size=18.0)
_SMALL = _expected("Rest helps.", "Move it.")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A page, and what a rule says of it."""

    rule: str
    body: str
    style: str = ""
    lang: str = "en"
    expected: Expected | None = None
    finding: str = ""  #: what the message must have in it; empty: the rule passes


CASES: dict[str, Case] = {
    # 12 points, or what the edition and the script of the language ask for
    "12 points": Case(rule="type-size", body=TITLE + LONG),
    "11 points": Case(
        rule="type-size",
        body=TITLE + LONG,
        style="p { font-size: 11pt }",
        finding="most of the text is 11.0 points; 12 is wanted",
    ),
    "small print besides": Case(
        rule="type-size",
        body=f"{TITLE}{LONG}<p class=s>Made by us.</p>",
        style=".s { font-size: 9pt }",
    ),
    "all texts of the sheet": Case(
        rule="type-size", body="<p>Rest helps.</p><p>Move it.</p>", expected=_SMALL
    ),
    "one text of the sheet": Case(
        rule="type-size",
        body="<p>Rest helps.</p><p class=s>Move it.</p>",
        style=".s { font-size: 11.5pt }",
        expected=_SMALL,
        finding="page 1: “Move it.” is 11.5 points; 12.0 is wanted",
    ),
    "a label with the words of an item": Case(
        rule="type-size",
        body="<p class=s>Move it.</p>",
        style=".s { font-size: 10pt }",
        expected=replace(
            _SMALL,
            blocks=(
                *_SMALL.blocks,
                ExpectedBlock(text="Move it.", lang="en", tags=()),
            ),
        ),
    ),
    "a larger script": Case(
        rule="type-size",
        lang="ar",
        body="<p>استرح اليوم</p>",
        style="p { font-size: 13.2pt }",
        expected=_expected("استرح اليوم", lang="ar", scale=1.1),
    ),
    "a script as small as Latin": Case(
        rule="type-size",
        lang="ar",
        body="<p>استرح اليوم</p>",
        expected=_expected("استرح اليوم", lang="ar", scale=1.1),
        finding="is 12.0 points; 13.2 is wanted",
    ),
    "English in a larger script": Case(
        rule="type-size",
        lang="ar",
        body='<p lang="en">Rest helps.</p>',
        expected=replace(_expected("Rest helps."), lang="ar", type_scale=1.1),
    ),
    # how full a page is
    "a full first page": Case(
        rule="empty", body=TITLE + _down(500) + NEXT, style=_FOOT
    ),
    "an empty first page": Case(
        rule="empty",
        body=TITLE + _down(380) + NEXT,
        style=_FOOT,
        finding="% of the page is empty at its foot; 20% at most is wanted",
    ),
    "a drawing fills the page": Case(
        rule="empty",
        body=f'{TITLE}{_down(100)}<div class="box"></div>{NEXT}',
        style=_FOOT + ".box { height: 440pt }",
    ),
    "an empty second page": Case(
        rule="empty", body=TITLE + _down(500) + NEXT + NEXT, style=_FOOT
    ),
    "an only page": Case(rule="empty", body=TITLE),
    "no foot to measure by": Case(
        rule="empty",
        body=TITLE + _down(300) + NEXT + _down(600),
        style="@page { @bottom-center { content: none } }",
        finding="page 1: ",
    ),
    "large print, full": Case(
        rule="empty", body=TITLE + _down(400) + NEXT, style=_LARGE, expected=_LP
    ),
    "large print, half empty": Case(
        rule="empty",
        body=TITLE + _down(450) + '<div class="break"></div>' + _down(200) + NEXT,
        style=_LARGE,
        finding="page 2: ",
    ),
    # the imprint
    "the imprint has company": Case(
        rule="imprint",
        body=f'{TITLE}<p class="break">Rest</p><p>Made by us.</p>',
        expected=SHEET,
    ),
    "the imprint is alone": Case(
        rule="imprint",
        body=f'{TITLE}<p>Rest</p><p class="break">Made by us.</p><p>Edition 1</p>',
        expected=SHEET,
        finding="page 2: only the imprint is here, “Made by us.”",
    ),
    "the imprint has rows to fill in": Case(
        rule="imprint",
        body=f"<p>Rest</p>{table(8, breaks_after=4)}<p>Made by us.</p>",
        expected=SHEET,
    ),
    "all on one page": Case(rule="imprint", body="<p>Made by us.</p>", expected=SHEET),
    # headings
    "a heading with two lines": Case(
        rule="heading", body=f"{TITLE}<h2>What to do</h2>{LONG}"
    ),
    "a heading alone": Case(
        rule="heading",
        body=f'{TITLE}<p>Rest</p><h2>What to do</h2><p class="break">Sit up</p>',
        style="h2 { break-after: auto }",
        finding="page 1: the heading “What to do” has 0 of its first 1 lines here",
    ),
    "a heading with one line": Case(
        rule="heading",
        body=f'{TITLE}<h2>What to do</h2><p>Sit up</p><p class="break">Turn</p>',
        finding="page 1: the heading “What to do” has 1 of its first 2 lines here",
    ),
    "headings in a row": Case(
        rule="heading",
        body=f'{TITLE}<h2>What to do</h2><h3>Now</h3><p class="break">Sit up</p>',
        style="h2, h3 { break-after: auto }",
        finding="page 1: the heading “Now” has 0 of its first 1 lines here",
    ),
    "a heading with a picture": Case(
        rule="heading",
        body=f"{TITLE}<p>Rest</p><h2>How</h2>"
        '<img alt="A neck" src="data:image/svg+xml,%3Csvg xmlns='
        "'http://www.w3.org/2000/svg' width='40' height='40'%3E%3Cpath "
        "d='M0 0h40v40z'/%3E%3C/svg%3E\">"
        '<p class="break">Turn</p>',
    ),
    "what follows is of no section": Case(
        rule="heading",
        body=f"{TITLE}{LONG}<section><h2>What to do</h2><p>Sit up</p></section>"
        '<footer class="break"><p>Made by us.</p><p>Edition 1</p></footer>',
    ),
    # tables
    "a short table": Case(rule="table", body=table(4)),
    "a short table on two pages": Case(
        rule="table",
        body=table(4, breaks_after=1),
        finding="page 1: a table of 4 rows is on pages 1 and 2",
    ),
    "a long table on two pages": Case(rule="table", body=table(8, breaks_after=2)),
    "a row alone": Case(
        rule="table",
        body=table(8, breaks_after=7),
        finding="page 2: a table of 8 rows has only 1 here",
    ),
    # last lines
    "a word that is long enough": Case(
        rule="last-line", body=f"{TITLE}<p>Rest and move<br>home.</p>"
    ),
    "a stranded word": Case(
        rule="last-line",
        body=f"{TITLE}<p>Rest and move<br>it.</p>",
        finding="page 1: “it.” is alone on the last line of “Rest and move",
    ),
    "a stranded word of a heading": Case(
        rule="last-line", body=f"{TITLE}<h2>Call us<br>if</h2>", finding="“if”"
    ),
    "a line to write on": Case(
        rule="last-line",
        body='<p>Rest and move<br>it <img alt="Space" style="width: 1in" src="data:'
        "image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' "
        "height='9'/%3E\"></p>",
    ),
    "a cell": Case(rule="last-line", body=table(1).replace("When", "When<br>it")),
    "two Chinese characters": Case(
        rule="last-line", lang="zh-Hans", body="<p>请先问我们要不要<br>打针。</p>"
    ),
    "one Chinese character": Case(
        rule="last-line",
        lang="zh-Hans",
        body="<p>请先问我们要不要打<br>针。</p>",
        finding="“针。” is alone",
    ),
    "a short Arabic word": Case(
        rule="last-line", lang="ar", body="<p>استرح اليوم<br>لا</p>", finding="“لا”"
    ),
    # the measure
    "a column for reading": Case(rule="measure", body=TITLE + LONG, style=COLUMN),
    "a wide column": Case(
        rule="measure",
        body=TITLE + LONG,
        finding="; 40–75 are wanted",
    ),
    "a narrow column": Case(
        rule="measure",
        body=TITLE + LONG,
        style="body { width: 2.5in }",
        finding="; 40–75 are wanted",
    ),
    "a narrow frame": Case(
        rule="measure",
        body=f'{TITLE}<div class="box">{LONG}</div>',
        style=".box { width: 2in }",
    ),
    "large print in one column": Case(
        rule="measure", body=TITLE + LONG, style=_LARGE + "body { width: 4in }"
    ),
    "few lines": Case(rule="measure", body=f"{TITLE}<p>{WORDS * 2}</p>"),
    "wide Chinese lines": Case(
        rule="measure",
        lang="zh-Hans",
        body=f"<p>{'请先问我们要不要打针' * 30}</p>",
        style="@page { margin: 1cm }",
        finding="; 20–40 are wanted",
    ),
    # frames
    "frames apart, and one in another": Case(
        rule="frames",
        body='<div class="box"><p>Rest</p><div class="box"><p>Move</p></div></div>'
        '<div class="box"><p>Turn</p></div>',
        style=".box { background: #eee; min-height: 50pt }",
    ),
    "frames that cross": Case(
        rule="frames",
        body='<div class="box"><p>Rest</p></div><div class="box up"><p>Turn</p></div>',
        style=".box { background: #eee; height: 60pt } .up { margin: -22pt 0 0 30pt }",
        finding="page 1: two frames share ",
    ),
    "a frame that cuts a text": Case(
        rule="frames",
        body='<p>Rest helps your neck</p><div class="box up"><p>Turn</p></div>',
        style=".box { background: #eee; height: 60pt } .up { margin: -40pt 0 0 80pt }",
        finding="cuts “Rest helps your neck”",
    ),
}
