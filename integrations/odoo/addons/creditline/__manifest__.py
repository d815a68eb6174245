{
    "name": "Creditline",
    "summary": "Score, credit limit and reasons in the partner form, and a task when a customer gets worse",
    "version": "19.0.1.0.0",
    "category": "Accounting/Accounting",
    "author": "Creditline",
    "license": "LGPL-3",
    "depends": ["contacts", "account", "mail"],
    "external_dependencies": {"python": ["requests"]},
    "data": [
        "security/creditline_groups.xml",
        "security/ir.model.access.csv",
    ],
    "installable": True,
    "application": True,
}
