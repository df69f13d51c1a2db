"""Help by role."""

from markupsafe import Markup

from core.people import Person, Role
from handlers.texts.catalogue import Translate

#: From the one who only looks to the one who runs the machine.
_ROLES = (Role.STAFF, Role.HEAD, Role.COORDINATOR, Role.DIRECTOR, Role.OBSERVER, Role.ADMIN)
#: A coordinator can do all that a head can, a head all that staff can.
_COVERED = {Role.STAFF: {Role.HEAD, Role.COORDINATOR}, Role.HEAD: {Role.COORDINATOR}}


def help_text(t: Translate, person: Person) -> Markup:
    """What this person can do, with examples to copy."""
    held = {m.role for m in person.memberships}
    parts = [t("help-hello", name=person.full_name)]
    if held & {Role.STAFF, Role.HEAD, Role.COORDINATOR}:
        parts.append(t("help-answer"))
    parts += [t(f"help-{role}") for role in _ROLES
              if role in held or held & _COVERED.get(role, set())]
    return Markup("\n\n").join([*parts, t("help-all")])
