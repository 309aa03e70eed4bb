"""tpdocs: one plain-language explanation, printed in every patient's language."""

__all__ = ["__version__"]

__version__ = "0.1.0"
