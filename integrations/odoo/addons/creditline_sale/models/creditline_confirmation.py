import logging

from odoo import api, models

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable
from odoo.addons.creditline.series import commit_progress

_logger = logging.getLogger(__name__)

BATCH = 200
# Answers that concern the connection and not the one order.
CONNECTION_STATUSES = (401, 403, 409)


class CreditlineConfirmation(models.AbstractModel):
    """What a check reports is older than the order that it lets pass. The server is told after the commit that the order
    was confirmed, so that no other system takes its amount for free once the minutes of the reservation are over."""

    _name = "creditline.confirmation"
    _description = "Confirmed orders that the server has to hear of"

    @api.model
    def _note(self, order):
        """What is noted and triggered here counts with the confirmation only: should that be undone, so is this."""
        order.sudo().creditline_is_confirmation_due = True
        self.env.ref("creditline_sale.ir_cron_confirm_reservations")._trigger()

    @api.model
    def _cron_tell(self):
        """`Creditline: tell the server about confirmed orders`. Told twice it changes nothing, and where it cannot be told
        the next check of the customer reports the order anyway."""
        if not self.env["creditline.client"]._is_configured():
            return
        due = [
            ("creditline_is_confirmation_due", "=", True),
            ("creditline_reservation_id", "!=", False),
            ("state", "=", "sale"),
        ]
        orders = self.env["sale.order"].sudo().search(due, order="id", limit=BATCH)
        for index, order in enumerate(orders):
            if not self._tell(order):
                return
            commit_progress(self.env["ir.cron"], 1, index + 1, len(orders) - index - 1)
        if len(orders) == BATCH:
            self.env.ref("creditline_sale.ir_cron_confirm_reservations")._trigger()

    @api.model
    def _tell(self, order):
        """Answers whether the server may be told of the next order."""
        values = {"creditline_is_confirmation_due": False}
        try:
            path = f"/v1/orders/reservations/{order.creditline_reservation_id}/confirm"
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
        order.write(values)
        return True


class CreditlineVerdict(models.AbstractModel):
    _inherit = "creditline.verdict"

    def _keep_reservation(self, order, answer):
        result = super()._keep_reservation(order, answer)
        self.env["creditline.confirmation"]._note(order)
        return result
