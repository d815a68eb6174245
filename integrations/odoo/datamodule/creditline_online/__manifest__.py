{
    "name": "Creditline Online",
    "summary": "Score, credit limit and a gate on sale orders for databases that take no Python",
    "version": "19.0.1.0.0",
    "author": "Creditline",
    "license": "LGPL-3",
    "category": "Accounting/Accounting",
    "depends": ["contacts", "sale_management", "base_automation"],
    "data": [
        "security/creditline_groups.xml",
        "data/creditline_credit.xml",
        "data/creditline_partner_fields.xml",
        "data/creditline_order_fields.xml",
        "data/creditline_settings.xml",
        "data/creditline_guards.xml",
        "data/creditline_gate.xml",
        "views/creditline_credit_views.xml",
        "views/res_partner_views.xml",
        "views/sale_order_views.xml",
    ],
    # The packager writes the paths out: an imported module takes no globs.
    "assets": {
        "web.assets_backend": ["creditline_online/static/src/**/*"],
    },
}
