"""The promise of clearance, held by the database too: nobody is cleared unless every gate is met, and stays so.

1. An application enters `cleared` only when every required gate is satisfied (or waived, where its kind may be) on the
   current snapshot, the role asks for something, and two people other than the applicant decided (`clearing`).
2. A clearance comes into force only for that person, in that role, on that determination; after a restriction only
   where two people decided that too; and never once it ended (`clearing`).
3. Once cleared, and until the clearance is restricted, rested or ended, no gate is inserted, deleted or changed, except
   to renew it or to better a waiver; what it was measured against and the rows it names stay (`holding`).
4. Who and what a row is about never changes, and no row is put in another's place (`identities`).
5. What a role asks is lowered only where two people agreed to exactly that (`profiles`).

PostgreSQL sees other transactions only after they commit, so the triggers lock, always in the same order: application,
gates, determinations, profile. Whoever changes one of them meets whoever clears. SQLite has one writer at a time.
"""

from lms.platform.trust.triggers import register_triggers
from recruitment.models.triggers import clearing, holding, identities, profiles
from recruitment.models.triggers.conditions import NEVER_WAIVED

__all__ = ["NEVER_WAIVED", "TRIGGERS"]

TRIGGERS = [*clearing.TRIGGERS, *holding.TRIGGERS, *identities.TRIGGERS, *profiles.TRIGGERS]

register_triggers("recruitment", TRIGGERS)
