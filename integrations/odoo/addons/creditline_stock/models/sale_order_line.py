from odoo import api, models

from odoo.addons.creditline.series import order_line_unit


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    # Odoo plans deliveries within these two: what is then on its way is a part of what is watched.

    @api.model_create_multi
    def create(self, vals_list):
        with self._creditline_orders_of(vals_list)._creditline_watch_raise():
            return super().create(vals_list)

    def write(self, vals):
        with self.order_id._creditline_watch_raise():
            return super().write(vals)

    def _creditline_due_qty(self):
        """What was delivered and what is still on its way. Deliveries that were cancelled are over: nothing more of the
        line will be owed, whatever quantity was ordered."""
        due = super()._creditline_due_qty()
        if self.state != "sale" or self.qty_delivered_method != "stock_move":
            return due
        # A list keeps what Odoo reads for the lines of all orders at once; a subset of the moves would be read anew.
        moves = [move for move in self.move_ids if move.product_id == self.product_id]
        # Kits move their parts and dropshipping moves nothing at first: only the ordered quantity is known of those.
        if not moves:
            return due
        coming = [move for move in moves if move._creditline_is_last_open()]
        return self.qty_delivered + self._creditline_moved_qty(coming, "product_uom_qty")

    def _creditline_returned_qty(self):
        returned = super()._creditline_returned_qty()
        if self.qty_delivered_method != "stock_move":
            return returned
        _deliveries, returns = self._get_outgoing_incoming_moves()
        done = returns.filtered(lambda move: move.state == "done")
        return returned + self._creditline_moved_qty(done, "quantity")

    def _creditline_moved_qty(self, moves, field):
        unit = order_line_unit(self)
        return sum(move.product_uom._compute_quantity(move[field], unit, round=False) for move in moves)
