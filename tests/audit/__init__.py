"""Tests of the audit, with the files that they break."""
