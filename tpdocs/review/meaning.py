"""Words that carry the meaning of a sentence of advice: no typing error swaps them."""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "MODALS",
    "NEGATIONS",
    "NUMBERS",
    "OPPOSITES",
    "PREFIXES",
    "UNITS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Numbers and how often.
NUMBERS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million half halves quarter quarters "
    "once twice thrice single double triple couple first second third thirds fourth "
    "fifth sixth seventh eighth ninth tenth dozen daily hourly weekly monthly"
)
#: Of two that are spelled nearly the same, one can be a thousand of the other.
UNITS = _set(
    "microgram micrograms milligram milligrams gram grams kilogram kilograms "
    "milliliter milliliters millilitre millilitres liter liters litre litres teaspoon "
    "teaspoons tablespoon tablespoons ounce ounces pound pounds millimeter millimeters "
    "centimeter centimeters meter meters inch inches foot feet pill pills tablet "
    "tablets drop drops puff puffs"
)
#: Every word that ends in n't is one as well.
NEGATIONS = _set(
    "no not never none nothing nobody neither nor without cannot unless except only "
    "until stop avoid"
)
#: How sure, and how often.
MODALS = _set(
    "must should may might can could will would shall need always often sometimes "
    "rarely if"
)
#: Words of which another one would turn a sentence round.
OPPOSITES = _set(
    "left right up down above below over under before after more less most least fewer "
    "higher lower increase decrease start begin continue hot cold warm cool heat ice "
    "open close on off in out with inside outside front back empty full slow fast "
    "slowly quickly same other and or all any some every each morning noon evening "
    "night today tomorrow day days week weeks month months mouth hour hours minute "
    "minutes normal safe unsafe call take give"
)
#: What turns a word round, or into another one, at its beginning.
PREFIXES = (
    "un",
    "in",
    "im",
    "ir",
    "dis",
    "non",
    "hypo",
    "hyper",
    "anti",
    "pre",
    "post",
)
#: Words that may come and go.
ARTICLES = frozenset({"a", "an", "the"})
