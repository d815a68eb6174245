"""Every difference between the Odoo series that this source runs on (18.0 and 19.0)."""

import ast
from pathlib import Path

from odoo.release import version_info
from odoo.tools import sql

SERIES = f"{version_info[0]}.{version_info[1]}"
IS_19 = version_info[0] >= 19

# Read from the file: the function that answers it has another name in each series.
VERSION = ast.literal_eval(Path(__file__).with_name("__manifest__.py").read_text(encoding="utf-8"))["version"]

# Where 18.0 keeps the French SIRET, if l10n_fr is installed; 19.0 keeps it in company_registry.
REGISTRY_FIELDS = ("company_registry",) if IS_19 else ("siret", "company_registry")

# The field of res.users that holds every group of a user, those implied by others included.
USER_GROUPS = "all_group_ids" if IS_19 else "groups_id"
# And the one that is written.
OWN_GROUPS = "group_ids" if IS_19 else "groups_id"


def add_unique(cr, table, columns):
    """A unique constraint, made below the constraint API, which changed its form in 19.0."""
    name = f"{table}_{'_'.join(columns)}_key"
    if not sql.constraint_definition(cr, table, name):
        sql.add_constraint(cr, table, name, f"UNIQUE ({', '.join(columns)})")


def commit_progress(cron, step, done, remaining):
    """Commits one step of a cron and tells the scheduler how far it is: 19.0 adds up the steps, 18.0 wants the sum."""
    if IS_19:
        cron._commit_progress(step, remaining=remaining)
        return
    cron._notify_progress(done=done, remaining=remaining)
    # The scheduler may end this run at any time, and what the server was told must not be told again.
    cron.env.cr.commit()  # pylint: disable=invalid-commit


def place_groups(env, group_names):
    """Puts groups under the Creditline heading of the user form: a privilege from 19.0 on, a category before."""
    groups = env["res.groups"]
    for name in group_names:
        groups |= env.ref(f"creditline.{name}")
    category = env.ref("creditline.module_category_creditline")
    if IS_19:
        privilege = env["res.groups.privilege"].search([("category_id", "=", category.id)], limit=1)
        if not privilege:
            privilege = privilege.create({"name": "Creditline", "category_id": category.id})
        groups.write({"privilege_id": privilege.id})
    else:
        groups.write({"category_id": category.id})


def registry_number(partner):
    """The number of the business register as this series keeps it, or an empty text."""
    for name in REGISTRY_FIELDS:
        if name in partner._fields and partner[name]:
            return partner[name].strip()
    return ""


def registry_field(partner):
    """The field that a chosen register number is written to."""
    return next(name for name in REGISTRY_FIELDS if name in partner._fields)


def order_line_unit(line):
    """The unit of measure of a sale order line."""
    return line["product_uom_id" if IS_19 else "product_uom"]
