from odoo import models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _creditline_delivery_message(self, moving):
        """Why goods of a confirmed order may not leave, or False. ``moving``: what leaves now, {order line id: quantity}.

        Where credit is checked on delivery only, what was delivered and not invoiced counts; elsewhere the order counts
        whole, as it did when it was confirmed.
        """
        self.ensure_one()
        company = self.company_id.sudo()
        if company.creditline_gate == "off" or self._creditline_is_prepaid():
            return False
        gate_at = company.creditline_gate_at
        if gate_at == "order":
            return False
        gate = self.env["creditline.gate"]
        if gate_at == "delivery":
            before = self._creditline_remaining("delivered")
            amount = self._creditline_remaining("delivered", moving) - before
            return gate._ask(self, amount, basis="delivered", reserve=False)
        return gate._ask(self, self._creditline_remaining(), reserve=False)
