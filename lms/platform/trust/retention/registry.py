"""What every stored field is, why it is kept, how long, and what becomes of it.

An unclassified field, ours or a third party's, breaks the tests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["identity", "contact", "criminal", "special", "case", "learning", "operational", "public", "security"]
Erasure = Literal["delete", "unlink", "keep", "anonymise"]


@dataclass(frozen=True)
class Rule:
    """One reason to hold something.

    `basis` names the UK GDPR article and, for special or criminal data, the condition; `kept` is the period in words,
    counted from a named event; `export` says whether the person gets it in a copy of their data.
    """

    kind: Kind
    purpose: str
    basis: str
    kept: str
    export: bool
    erasure: Erasure


REGISTRY: dict[str, dict[str, Rule]] = {}


def classify(model: str, fields: Mapping[Rule, Sequence[str]]) -> None:
    """Say for `model` (`app.Model`) which rule each of its fields falls under.

    Raises ValueError where a field or a model is named twice.
    """
    if model in REGISTRY:
        raise ValueError(f"{model} is classified already.")
    rules: dict[str, Rule] = {}
    for rule, names in fields.items():
        for name in names:
            if name in rules:
                raise ValueError(f"{model}.{name} is classified twice.")
            rules[name] = rule
    REGISTRY[model] = rules
