"""The retention registry: `Rule` and `classify`, and the rules for trust's own and for other people's models."""

from lms.platform.trust.retention import own, third_parties, wagtail_models
from lms.platform.trust.retention.registry import REGISTRY, Rule, classify

__all__ = ["REGISTRY", "Rule", "classify", "own", "third_parties", "wagtail_models"]
