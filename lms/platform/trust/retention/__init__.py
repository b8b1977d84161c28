"""The retention registry: `Rule` and `classify`, and the rules for trust's own and for other people's models."""

from lms.platform.trust.retention import own, third_parties, wagtail_models
from lms.platform.trust.retention.registry import REGISTRY, RETENTIONS, Retention, Rule, classify, retain

__all__ = [
    "REGISTRY",
    "RETENTIONS",
    "Retention",
    "Rule",
    "classify",
    "own",
    "retain",
    "third_parties",
    "wagtail_models",
]
