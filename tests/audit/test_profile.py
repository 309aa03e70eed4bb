"""veraPDF's profiles, read from a jar."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from defusedxml.common import DefusedXmlException

from tpdocs.audit import find_jar
from tpdocs.audit.profile import Profile, Rule, Variable, read_profile

_NS = 'xmlns="http://www.verapdf.org/ValidationProfile"'
_RULE = """
<rule object="PDLink" {attributes}>
  <id specification="ISO_14289_1" clause="7.18.5" testNumber="1"/>
  <description> What it is </description>
  <test>a == 1</test>
  <error><message>It is not {{0}}</message>
    <arguments><argument>name</argument><argument/></arguments></error>
</rule>"""


def _jar(folder: Path, xml: str) -> Path:
    path = folder / "x.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("org/verapdf/pdfa/validation/P.xml", xml)
    return path


@pytest.mark.parametrize(
    ("attributes", "deferred", "tags"),
    [
        ("", None, ""),
        ('deferred="true"', True, ""),
        ('deferred="false" tags="a,b"', False, "a,b"),
    ],
)
def test_a_rule_is_read_as_it_is(
    tmp_path: Path, attributes: str, *, deferred: bool | None, tags: str
) -> None:
    """Every part of a rule comes over, and what is not said stays unsaid."""
    xml = (
        f'<profile {_NS} flavour="PDFUA_1"><details><name>PDF/UA</name></details>'
        f"<rules>{_RULE.format(attributes=attributes)}</rules><variables>"
        '<variable name="v" object="Cos"><defaultValue>1</defaultValue>'
        "<value>v + 1</value></variable></variables></profile>"
    )
    rule = Rule(
        specification="ISO_14289_1",
        clause="7.18.5",
        test_number=1,
        model_object="PDLink",
        deferred=deferred,
        tags=tags,
        description="What it is",
        test="a == 1",
        message="It is not {0}",
        arguments=("name", ""),
    )
    variable = Variable(name="v", model_object="Cos", default="1", value="v + 1")
    assert read_profile(_jar(tmp_path, xml), "P.xml") == Profile(
        flavour="PDFUA_1", name="PDF/UA", rules=(rule,), variables=(variable,)
    )


def test_a_rule_without_an_id_is_refused(tmp_path: Path) -> None:
    """A rule that nobody could look up is not used."""
    xml = f'<profile {_NS} flavour="F"><rules><rule object="x"/></rules></profile>'
    with pytest.raises(KeyError):
        read_profile(_jar(tmp_path, xml), "P.xml")


def test_a_profile_with_entities_is_refused(tmp_path: Path) -> None:
    """The XML is read by a parser that expands nothing."""
    xml = '<!DOCTYPE p [<!ENTITY a "b">]><profile flavour="F">&a;</profile>'
    with pytest.raises(DefusedXmlException):
        read_profile(_jar(tmp_path, xml), "P.xml")


def test_the_profile_in_use_has_its_rules() -> None:
    """The jar that is installed holds the whole of PDF/UA-1."""
    profile = read_profile(find_jar(), "PDFUA-1.xml")
    assert profile.flavour == "PDFUA_1"
    assert len(profile.rules) > 100
    assert {rule.specification for rule in profile.rules} == {"ISO_14289_1"}
    assert all(rule.test and rule.message for rule in profile.rules)
    assert "7.18.5" in {rule.clause for rule in profile.rules}
