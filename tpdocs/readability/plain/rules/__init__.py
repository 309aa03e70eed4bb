"""The rules of plain language, by what they look at."""

__all__: list[str] = []
