"""Every difference between the Odoo series that this source runs on (18.0 and 19.0)."""

from odoo.release import version_info
from odoo.tools import sql

SERIES = f"{version_info[0]}.{version_info[1]}"
IS_19 = version_info[0] >= 19


def unique_index(cr, table, columns):
    """A unique index, made outside of the constraint API, which changed its form in 19.0."""
    name = f"{table}_{'_'.join(columns)}_uniq"
    if IS_19:
        sql.create_index(cr, name, table, columns, unique=True)
    else:
        sql.create_unique_index(cr, name, table, columns)


def commit_progress(cron, done, remaining):
    """Commits one step of a cron and tells the scheduler how far it is."""
    if IS_19:
        cron._commit_progress(done, remaining=remaining)
        return
    # 18.0 keeps the totals of the last call, so the caller's running total is what it must get.
    cron._notify_progress(done=done, remaining=remaining)
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
