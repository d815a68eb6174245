from odoo import api, models


class CreditlineInbox(models.Model):
    _inherit = "creditline.inbox"

    @api.model
    def _receive_override(self, event, partner):
        """Keeps the record of the override beside the line in the chatter that the base addon writes."""
        if self.env["creditline.override"]._receive(partner, event):
            return {"status": "done"}
        return super()._receive_override(event, partner)
