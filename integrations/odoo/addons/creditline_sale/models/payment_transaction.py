from odoo import models


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _check_amount_and_confirm_order(self):
        """A payment that came is booked whatever the gate says: an order that it does not pay in full may stay a
        quotation, but an error here would stop the booking."""
        held = self.filtered(lambda transaction: transaction._creditline_is_held())
        return super(PaymentTransaction, self - held)._check_amount_and_confirm_order()

    def _creditline_is_held(self):
        self.ensure_one()
        if len(self.sale_order_ids) != 1:
            return False
        order = self.sale_order_ids
        if order.state not in ("draft", "sent") or not order._is_confirmation_amount_reached():
            return False
        return order._creditline_hold_online()
