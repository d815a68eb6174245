from odoo import models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    def button_validate(self):
        """Says no before the questions about backorders come up, not after."""
        self.filtered(lambda picking: picking.state != "done").move_ids._creditline_require()
        return super().button_validate()
