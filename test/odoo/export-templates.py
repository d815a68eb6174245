"""Run by `odoo-bin shell`: prints the messages of the addons as Odoo itself collects them, as one line of JSON."""

import io
import json

from odoo.tools.translate import trans_export

catalogues = {}
for module in ("creditline", "creditline_sale", "creditline_stock"):
    buffer = io.BytesIO()
    trans_export(False, [module], buffer, "po", env)  # noqa: F821
    catalogues[module] = buffer.getvalue().decode()
print("CATALOGUES " + json.dumps(catalogues))
