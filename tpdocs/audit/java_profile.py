"""Profiles as the Java objects that veraPDF validates with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tpdocs.audit.profile import Profile, Rule

__all__ = ["build_profile"]

_PACKAGE = "org.verapdf.pdfa"


def build_profile(profile: Profile, java: Callable[[str], Any]) -> Any:
    """Build veraPDF's profile object.

    Args:
        profile: The records read from its XML.
        java: Gives a Java class by its name; ``jpype.JClass``.
    """
    make = java(f"{_PACKAGE}.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in profile.rules:
        rules.add(_build_rule(rule, java))
    for variable in profile.variables:
        variables.add(
            make.variableFromValues(
                variable.name, variable.model_object, variable.default, variable.value
            )
        )
    flavour = java(f"{_PACKAGE}.flavours.PDFAFlavour").valueOf(profile.flavour)
    long_ago = java("java.util.Date")(0)
    details = make.profileDetailsFromValues(profile.name, "", "", long_ago)
    return make.profileFromValues(flavour, details, "", rules, variables)


def _build_rule(rule: Rule, java: Callable[[str], Any]) -> Any:
    make = java(f"{_PACKAGE}.validation.profiles.Profiles")
    specifications = java(f"{_PACKAGE}.flavours.PDFAFlavour$Specification")
    specification = specifications.valueOf(rule.specification)
    identity = make.ruleIdFromValues(specification, rule.clause, rule.test_number)
    deferred = rule.deferred
    return make.ruleFromValues(
        identity,
        rule.model_object,
        None if deferred is None else java("java.lang.Boolean")(deferred),
        rule.tags,
        rule.description,
        rule.test,
        make.errorFromValues(rule.message, _build_arguments(rule, java)),
        java("java.util.ArrayList")(),
    )


def _build_arguments(rule: Rule, java: Callable[[str], Any]) -> Any:
    make = java(f"{_PACKAGE}.validation.profiles.ErrorArgumentImpl")
    arguments = java("java.util.ArrayList")()
    for argument in rule.arguments:
        arguments.add(make.fromValues(argument, None, None))
    return arguments
