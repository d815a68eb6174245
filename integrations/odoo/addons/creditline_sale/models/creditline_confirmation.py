import logging

from odoo import api, fields, models

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable
from odoo.addons.creditline.series import commit_progress

_logger = logging.getLogger(__name__)

BATCH = 200
# Answers that concern the connection and not the one order.
CONNECTION_STATUSES = (401, 403, 409)


class CreditlineVerdict(models.AbstractModel):
    _inherit = "creditline.verdict"

    def _keep_reservation(self, order, answer):
        """What is noted and triggered here counts with the confirmation only: should that be undone, so is this."""
        super()._keep_reservation(order, answer)
        order.sudo().creditline_is_confirmation_due = True
        self.env.ref("creditline_sale.ir_cron_confirm_reservations")._trigger()


class SaleOrder(models.Model):
    """What a check reports is older than the order that it lets pass. The server is told after the commit that the order
    was confirmed, so that no other system takes its amount for free once the minutes of the reservation are over."""

    _inherit = "sale.order"

    creditline_is_confirmation_due = fields.Boolean(
        "The server has to hear of the confirmation", copy=False, readonly=True, groups="base.group_system", index=True
    )

    @api.model
    def _creditline_cron_confirm(self):
        """`Creditline: tell the server about confirmed orders`. Told twice it changes nothing, and where it cannot be told
        the next check of the customer reports the order anyway."""
        if not self.env["creditline.client"]._is_configured():
            return
        due = [
            ("creditline_is_confirmation_due", "=", True),
            ("creditline_reservation_id", "!=", False),
            ("state", "=", "sale"),
        ]
        orders = self.sudo().search(due, order="id", limit=BATCH)
        for index, order in enumerate(orders):
            if not order._creditline_tell_confirmed():
                return
            remaining = len(orders) - index - 1
            commit_progress(self.env["ir.cron"], 1, index + 1, remaining)
        if len(orders) == BATCH:
            self.env.ref("creditline_sale.ir_cron_confirm_reservations")._trigger()

    def _creditline_tell_confirmed(self):
        """Answers whether the server may be told of the next order."""
        path = f"/v1/orders/reservations/{self.creditline_reservation_id}/confirm"
        values = {"creditline_is_confirmation_due": False}
        try:
            answer = self.env["creditline.client"]._call("POST", path)
            # As long as the server keeps it, checks name the order as one that they count themselves.
            until = self.env["creditline.verdict"]._instant(answer.get("reserved_until"))
            values["creditline_reserved_until"] = until
        except ServerUnreachable:
            return False
        except ServerRefused as error:
            _logger.warning("A confirmed order was refused: %s (%s)", error.code, error.status)
            if error.status in CONNECTION_STATUSES:
                return False
        self.write(values)
        return True
