{
    "name": "Creditline Deliveries",
    "summary": "No delivery above the credit limit without a named override",
    "version": "19.0.1.0.0",
    "category": "Inventory/Inventory",
    "author": "Creditline",
    "license": "LGPL-3",
    "depends": ["creditline_sale", "sale_stock"],
    "auto_install": True,
}
