from collections import defaultdict

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.creditline.series import order_line_unit


class StockMove(models.Model):
    _inherit = "stock.move"

    def _creditline_is_last_open(self):
        """True of a move on its way to a customer that no further move waits for: goods that pass several steps are one
        move after the other, or all of them at once, by the rules of the warehouse."""
        self.ensure_one()
        over = ("done", "cancel")
        target = self.location_final_id or self.location_dest_id
        is_open = self.state not in over and target._is_outgoing()
        return is_open and not self.move_dest_ids.filtered(lambda move: move.state not in over)

    def _creditline_leaving(self):
        """Moves that hand goods of sale orders to customers. Receipts, returns and moves inside are never among them."""
        return self.filtered(
            lambda move: move.sale_line_id
            and move.location_dest_id.usage == "customer"
            and move.location_id.usage != "customer"
            and move.state not in ("done", "cancel")
        )

    def _creditline_messages(self):
        """Why the goods of these moves may not leave, one text per order."""
        moving = defaultdict(lambda: defaultdict(float))
        moves = self.sudo()._creditline_leaving().filtered("quantity")
        # Once something is picked, only what is picked leaves.
        for move in moves.filtered("picked") or moves:
            line = move.sale_line_id
            moving[line.order_id][line.id] += move.product_uom._compute_quantity(
                move.quantity, order_line_unit(line), round=False
            )
        messages = (order._creditline_delivery_message(lines) for order, lines in moving.items())
        return [message for message in messages if message]

    def _creditline_require(self):
        messages = self._creditline_messages()
        if messages:
            raise UserError("\n\n".join(messages))

    def _action_done(self, cancel_backorder=False):
        """The last place that every delivery passes, however it was validated."""
        self._creditline_require()
        return super()._action_done(cancel_backorder=cancel_backorder)
