"""Run by `odoo-bin shell`: imports the zip of the data module, then shows what its rules refuse.

The path of the zip is in ZIP. One line of JSON at the end says what was seen; nothing is committed.
"""

import io
import json
import os

from odoo.exceptions import UserError

with open(os.environ["ZIP"], "rb") as file:
    env["ir.module.module"]._import_zipfile(io.BytesIO(file.read()))  # noqa: F821
env.registry.clear_cache()  # noqa: F821
seen = {}
GROUPS = "group_ids" if "group_ids" in env["res.users"]._fields else "groups_id"  # noqa: F821


def user(login, *groups):
    values = {"name": login, "login": login, GROUPS: [(6, 0, [env.ref(group).id for group in groups])]}  # noqa: F821
    return env["res.users"].with_context(no_reset_password=True).create(values)  # noqa: F821


seller = user("online_seller", "sales_team.group_sale_salesman", "base.group_partner_manager")
manager = user("online_manager", "sales_team.group_sale_salesman_all_leads", "creditline_online.group_credit_manager")
connector = user(
    "online_bot", "base.group_user", "base.group_partner_manager", "creditline_online.group_connector"
)
euro = env["res.company"].browse(1).currency_id  # noqa: F821
product = env["product.product"].create(  # noqa: F821
    {"name": "Widget", "list_price": 100, "invoice_policy": "delivery", "taxes_id": False}
)
partner = env["res.partner"].with_user(seller).create({"name": "Online SAS", "is_company": True})  # noqa: F821


def order(quantity):
    return (
        env["sale.order"]  # noqa: F821
        .with_user(seller)
        .create(
            {
                "partner_id": partner.id,
                "order_line": [(0, 0, {"product_id": product.id, "product_uom_qty": quantity})],
            }
        )
    )


def attempt(what):
    try:
        with env.cr.savepoint():  # noqa: F821
            what()
            env.flush_all()  # noqa: F821
        return "done"
    except UserError as error:
        return str(error)


def decide(**values):
    decided = {
        "x_creditline_state": "decided",
        "x_creditline_decision": "accept",
        "x_creditline_limit": 1000,
        "x_creditline_currency_id": euro.id,
        "x_creditline_reasons": "Paid 20 days late\nYoung company",
        "x_creditline_expires_at": "2099-01-01 00:00:00",
    }
    credits = env["x_creditline_credit"].with_user(connector)  # noqa: F821
    credit = credits.search([("x_creditline_partner_id", "=", partner.id)])
    if credit:
        credit.write({**decided, **values})
    else:
        credits.create({**decided, **values, "x_creditline_partner_id": partner.id})


seen["undecided"] = attempt(lambda: order(1).action_confirm())
decide()
SHOWN = ["x_creditline_state", "x_creditline_decision", "x_creditline_limit", "x_creditline_score", "x_creditline_card"]
credit = env["x_creditline_credit"].search([("x_creditline_partner_id", "=", partner.id)])  # noqa: F821
seen["seller_writes_decision"] = attempt(lambda: credit.with_user(seller).write({"x_creditline_limit": 9e9}))
seen["seller_makes_decision"] = attempt(
    lambda: credit.with_user(seller).create({"x_creditline_partner_id": partner.id, "x_creditline_limit": 9e9})
)
attempt(lambda: partner.with_user(seller).write({"x_creditline_limit": 9e9}))
env.invalidate_all()  # noqa: F821
seen["seller_reads"] = partner.with_user(seller).read(SHOWN)[0]
contact = env["res.partner"].create({"name": "Buyer", "parent_id": partner.id})  # noqa: F821
portal = user("online_portal", "base.group_portal")
portal.partner_id = contact
env.invalidate_all()  # noqa: F821
seen["portal_reads"] = partner.with_user(portal).read(["name", *SHOWN])[0]
seen["portal_reads_decisions"] = attempt(lambda: credit.with_user(portal).read())
seen["portal_finds_decisions"] = attempt(lambda: credit.with_user(portal).search([]))
seen["kept_in_partner"] = [name for name in SHOWN if partner._fields[name].store]
seen["within"] = attempt(lambda: order(4).action_confirm())
over = order(6)
seen["over"] = attempt(over.action_confirm)
seen["over_state"] = over.state
seen["batch"] = attempt(lambda: (order(3) | order(3)).action_confirm())
seen["batch_fits"] = attempt(lambda: (order(2) | order(2)).action_confirm())
seen["sent"] = attempt(lambda: (lambda each: (each.write({"state": "sent"}), each.action_confirm()))(order(6)))
release = {
    "x_creditline_release_amount": 600,
    "x_creditline_release_until": "2099-01-01",
    "x_creditline_release_reason": "Bank guarantee received",
}
seen["seller_releases"] = attempt(lambda: over.with_user(seller).write(release))
seen["manager_releases"] = attempt(lambda: over.with_user(manager).write(release))
seen["released"] = attempt(over.action_confirm)
seen["copy_is_not_released"] = over.copy().x_creditline_release_amount
seen["chatter"] = [text for text in over.message_ids.mapped("preview") if "Confirmed over" in text]
decide(x_creditline_decision="refuse", x_creditline_limit=0)
seen["refused"] = attempt(lambda: order(1).action_confirm())
seen["return"] = attempt(lambda: order(-1).action_confirm())
decide(x_creditline_expires_at="2020-01-01 00:00:00")
seen["expired"] = attempt(lambda: order(1).action_confirm())
env["ir.config_parameter"].set_param("creditline_online.without_decision", "block")  # noqa: F821
seen["expired_blocked"] = attempt(lambda: order(1).action_confirm())
print("SEEN " + json.dumps(seen))
