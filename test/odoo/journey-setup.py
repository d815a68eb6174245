"""Run by `odoo-bin shell`: what the journey needs of a company before anybody has a customer, and nothing of ours."""

import json

GROUPS = "group_ids" if "group_ids" in env["res.users"]._fields else "groups_id"  # noqa: F821
company = env.ref("base.main_company")  # noqa: F821
euro = env.ref("base.EUR")  # noqa: F821
euro.active = True
company.write({"currency_id": euro.id, "country_id": env.ref("base.fr").id})  # noqa: F821
# Without these Odoo asks a vendor's service on the internet about every name that is typed.
for key in ("iap.endpoint", "iap.partner_autocomplete.endpoint"):
    env["ir.config_parameter"].sudo().set_param(key, "http://127.0.0.1:9")  # noqa: F821


def user(login, name, *groups):
    values = {
        "login": login,
        "password": f"{login}-{login}",
        "name": name,
        "email": f"{login}@example.com",
        GROUPS: [(6, 0, [env.ref(group).id for group in groups])],  # noqa: F821
    }
    return env["res.users"].with_context(no_reset_password=True).create(values)  # noqa: F821


seller = user(
    "ana", "Ana Lopes", "base.group_user", "base.group_partner_manager", "sales_team.group_sale_salesman", "creditline.group_user"
)
manager = user(
    "marc", "Marc Roy", "base.group_user", "sales_team.group_sale_salesman_all_leads", "creditline.group_credit_manager"
)
product = env["product.product"].create(  # noqa: F821
    {"name": "Glass, one pallet", "list_price": 1000, "type": "consu", "taxes_id": False}
)
env["product.pricelist"].search([]).write({"currency_id": euro.id})  # noqa: F821
env.cr.commit()  # noqa: F821
print("SEEN " + json.dumps({"seller": seller.id, "manager": manager.id, "product": product.id}))
