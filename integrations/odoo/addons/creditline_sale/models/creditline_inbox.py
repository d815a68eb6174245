from odoo import api, models


class CreditlineInbox(models.Model):
    _inherit = "creditline.inbox"

    @api.model
    def _receive_override(self, event, partner):
        """Keeps the record of the override and writes the same line in the chatter of the customer and of the order."""
        if self.env["creditline.override"]._receive(partner, event):
            return {"status": "done"}
        return super()._receive_override(event, partner)
