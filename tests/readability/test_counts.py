"""Sentences, words and syllables of every language are those that a person counts."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tpdocs.foundation import Project, read_project
from tpdocs.foundation.project import shipped_defaults
from tpdocs.readability import (
    COUNTED,
    Counts,
    count_words,
    find_sentences,
    plain_passage,
    split_sentences,
)
from tpdocs.readability.counts import NOTHING, add_counts, without

FOLDER = Path(__file__).parent / "counts"
FILES = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in FOLDER.glob("*.toml")}
CASES = [
    pytest.param(tag, case, id=f"{tag}-{number}")
    for tag, data in sorted(FILES.items())
    for number, case in enumerate(data["sentence"])
]
#: Every stop that ends a sentence, in whatever script it is at home.
STOPS = "। ॥ ۔ ؟ 。 ！ ？ ። ፧ ။ ។ ։ . ! ?".split()  # noqa: SIM905  # as one reads them


def _project() -> Project:
    project = read_project(shipped_defaults()).value
    assert project is not None
    return project


TAGS = sorted(
    tag for tag, language in _project().languages.items() if not language.is_pseudo
)


def test_every_language_has_cases() -> None:
    """Each language of the registry has at least three sentences, counted by hand."""
    assert sorted(FILES) == TAGS
    assert all(len(data["sentence"]) >= 3 for data in FILES.values())


@pytest.mark.parametrize("tag", TAGS)
def test_sentences_counted_by_hand(tag: str) -> None:
    """A text falls into the sentences that it was put together of."""
    sentences = [case["text"] for case in FILES[tag]["sentence"]]
    text = FILES[tag]["between"].join(sentences)
    found = [text[start:end].strip() for start, end in split_sentences(text, tag)]
    assert found == sentences


@pytest.mark.parametrize(("tag", "case"), CASES)
def test_words_and_syllables_counted_by_hand(tag: str, case: dict[str, Any]) -> None:
    """Where ICU's dictionary cuts words otherwise than a person, the case says so."""
    counts = count_words(case["text"], tag)
    assert counts.sentences == 1
    assert counts.words == case.get("dictionary", case["words"])
    assert counts.syllables == case.get("syllables")
    assert (counts.syllables is None) == (tag.partition("-")[0] not in COUNTED)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("stop", STOPS)
def test_stops_end_sentences_in_every_language(tag: str, stop: str) -> None:
    """A stop is one whatever language it is found in."""
    text = f"AAA BBB{stop} CCC DDD{stop}"
    assert len(list(split_sentences(text, tag))) == 2


@pytest.mark.parametrize(
    ("tag", "text", "sentences"),
    [
        ("en", "Ask Dr. Ruiz. Mrs. Lee is in.", 2),
        ("en", "J. Smith is in. See Dr. J. R. Smith.", 2),
        ("en", "Eat fruit, e.g. Apples. Rest.", 2),
        ("en", "Take vitamin C. Then rest.", 2),
        ("en", "Wait 1. Then go.", 2),
        ("en", "Come at 3 p.m. and rest.", 1),
        ("en", "Come at 3 p.m. Then rest.", 2),
        ("en", "Take 1.5 mg. It helps.", 2),
        ("en", "Is it safe? No. It hurts.", 3),
        ("en", "Call now. Get help.", 2),
        ("en", "Wait... what?! Yes.", 2),
        ("en", "He said “Rest.” Then he left.", 2),
        ("en", "Call \ufffc. Ask for help.", 2),
        ("es", "Llame al Sr. Paz. El núm. 5 es suyo.", 2),
        ("es", "¿Le duele? ¡Avise!", 2),
        ("fr", "Voir M. Petit. Ou Mme. Roux.", 2),
        ("pt", "Fale com o Dr. Reis. Ou tel. 5.", 2),
        ("de", "Fragen Sie Dr. Wolf. Etwa z. B. Ruhe.", 2),
        ("ru", "Спросите проф. Орлова. Это важно.", 2),
        ("uk", "Напр. Ліки. Це важливо.", 2),
        ("pl", "Np. Leki. To ważne.", 2),
        ("tr", "Dr. Kaya geldi. Sorun.", 2),
        ("el", "Πονάτε; Πείτε μας.", 2),
        ("en", "Rest; then walk.", 1),
        ("hy", "Հանգստացեք: Զանգեք մեզ։", 2),
        ("am", "ደህና ነው፡፡ ይደውሉ፡፡", 2),
        ("my", "အဖျား၊ နာခြင်း။ ခေါ်ပါ။", 2),
        ("hi", "डॉ. राव को बताएं। रुकें।", 2),
        ("th", "ปวดหัว 2 วัน ไปหาหมอ", 2),
        ("th", "ช้า ๆ", 1),
        ("zh-Hans", "针很小。不疼！请问？", 3),
        ("ja", "痛いですか？はい。", 2),
        ("ar", "هل يؤلمك؟ اتصل بنا.", 2),
        ("en", "😀 Rest. 👩‍⚕️ Call us. 😀", 3),
    ],
)
def test_what_ends_a_sentence(tag: str, text: str, sentences: int) -> None:
    """Abbreviations before a noun, decimals and initials end nothing; stops do."""
    assert len(list(split_sentences(text, tag))) == sentences


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en", "You can't use a well-known x-ray.", 6),
        ("en", "Up to 100.4 °F is fine.", 6),
        ("en", "A 50% rise, and/or 1,000 pills", 7),
        ("en", "… — !", 0),
        ("en", "😀 👩‍⚕️", 0),
        ("en", "See https://example.org/a-very-long/path?x=1. Now.", 2),
        ("en", "Mail nobody@example.org or www.example.org", 2),
        ("en", "Call (415) 555-0100 or +1 415 555 0100 now.", 3),
        ("en", "Call 415-555-0100, 415.555.0100, 911 or 4155550100.", 3),
        ("fr", "Appelez le 01 23 45 67 89 ou le +33 1 23 45 67 89.", 4),
        ("en", "Take 2 or 3, not 10 000.", 7),
        ("en", "From 2015–2020, on 2026-11-25, or 11/25/2026", 9),
        ("en", "About 1,000,000 units, or 1 000 000", 7),
        ("en", "Run `tpdocs build --all` now.", 2),
        ("fr", "L'aiguille n’est pas grosse.", 4),
        ("uk", "М’яз п'ять", 2),
        ("fa", "می‌شود گفت", 2),
        ("he", "ד״ר כהן", 2),
        ("ar", "خذ 5 ملغ مرتين", 4),
        ("zh-Hans", "吃 Tylenol 止痛", 3),
    ],
)
def test_what_a_word_is(tag: str, text: str, words: int) -> None:
    """Hyphens and apostrophes join; addresses, phones and code are no words."""
    found = find_sentences(plain_passage(text, tag))
    assert sum(sentence.words for sentence in found) == words


def test_letters() -> None:
    """Marks belong to their letter; digits count; signs do not."""
    assert count_words("Ça va: 10 %", "fr").letters == 6
    assert count_words("C\u0327a va", "fr").letters == 4
    assert count_words("दिन", "hi").letters == 2
    assert count_words("약속", "ko").letters == 2


def test_counts_add_up() -> None:
    """What one part does not know, the whole does not know."""
    one, two = count_words("Rest now.", "en"), count_words("Call us.", "en")
    both = add_counts((one, two))
    assert both.words == 4
    assert without(both, two) == one
    unknown = count_words("استرح", "ar")
    assert add_counts((one, unknown)).syllables is None
    assert without(both, unknown).syllables is None
    assert add_counts((NOTHING, one)) == one


def test_averages_of_nothing() -> None:
    """Nothing to read has no average, and no division by nothing."""
    nothing = Counts()
    assert nothing.words_per_sentence == 0
    assert nothing.letters_per_sentence == 0
    assert nothing.long_share == 0
    assert count_words("", "en").words == 0
