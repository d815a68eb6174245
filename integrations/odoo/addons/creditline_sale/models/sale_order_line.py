from odoo import api, models

from odoo.addons.creditline.series import order_line_unit


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        orders = self._creditline_orders_of(vals_list)
        with orders._creditline_watch_raise():
            lines = super().create(vals_list)
        self._creditline_require_unseen(lines.order_id - orders)
        return lines

    def write(self, vals):
        orders = self.order_id | self._creditline_orders_of([vals] if vals.get("order_id") else [])
        with orders._creditline_watch_raise():
            return super().write(vals)

    def unlink(self):
        with self.order_id._creditline_watch_raise():
            return super().unlink()

    @api.model
    def _creditline_orders_of(self, vals_list):
        """The orders that lines go to, those of defaults included: of the context, or of a user's own settings."""
        default = self.default_get(["order_id"]).get("order_id")
        ids = {vals["order_id"] if "order_id" in vals else default for vals in vals_list}
        return self.env["sale.order"].browse(ids - {None, False})

    @api.model
    def _creditline_require_unseen(self, orders):
        """What was owed for these before is not known, so they pass as if they were confirmed now."""
        watched = self.env.cr.precommit.data.get("creditline_sale.watched", ())
        orders.filtered(lambda order: order.state == "sale" and order.id not in watched)._creditline_require()

    def _creditline_is_down_payment(self):
        """Odoo invoices down payments on lines without a quantity. Before that, and with a quantity, it is but a flag
        that anybody can set."""
        self.ensure_one()
        return self.is_downpayment and bool(self.invoice_lines) and not self.product_uom_qty

    def _creditline_due_qty(self):
        """The quantity that the customer will have got when the order is over; the stock addon knows closed deliveries."""
        self.ensure_one()
        return max(self.product_uom_qty, self.qty_delivered)

    def _creditline_returned_qty(self):
        """The quantity that came back from the customer."""
        self.ensure_one()
        return 0.0

    def _creditline_invoiced_qty(self):
        """Quantities on invoices -> (posted, credited by posted credit notes, on draft invoices), in the line's unit."""
        self.ensure_one()
        posted = credited = draft = 0.0
        for line in self.invoice_lines:
            move = line.move_id
            quantity = line.product_uom_id._compute_quantity(line.quantity, order_line_unit(self), round=False)
            is_posted = move.state == "posted" or move.payment_state == "invoicing_legacy"
            if move.move_type == "out_invoice" and is_posted:
                posted += quantity
            elif move.move_type == "out_invoice" and move.state == "draft":
                draft += quantity
            elif move.move_type == "out_refund" and is_posted:
                credited += quantity
        return posted, credited, draft

    def _creditline_worth(self, quantity):
        """What a quantity of the line costs, taxes included."""
        self.ensure_one()
        if not quantity:
            return 0.0
        if self.product_uom_qty:
            return self.price_total / self.product_uom_qty * quantity
        # Lines that are sold as they are delivered have no ordered quantity, hence no total to divide.
        taxes = self.env["account.tax"]
        base_line = self._prepare_base_line_for_taxes_computation(quantity=quantity)
        taxes._add_tax_details_in_base_line(base_line, self.company_id)
        return base_line["tax_details"]["raw_total_included_currency"]

    def _creditline_remaining(self, basis="ordered", moving=None):
        """What no posted invoice holds of the line, taxes included, in the order's currency.

        ``basis``: ``ordered``; ``asked`` the same without looking at closed deliveries; ``delivered`` with ``moving``,
        quantities by line that are leaving right now. A quantity that was credited without coming back is not owed
        again: the customer was reimbursed. One that came back is, unless the order is over.
        """
        self.ensure_one()
        sign = -1 if self.product_uom_qty < 0 else 1
        if basis == "delivered":
            due = self.qty_delivered + (moving or {}).get(self.id, 0.0)
        elif basis == "asked":
            due = max(self.product_uom_qty * sign, self.qty_delivered * sign) * sign
        else:
            due = self._creditline_due_qty() if sign > 0 else self.product_uom_qty
        posted, credited, draft = (quantity * sign for quantity in self._creditline_invoiced_qty())
        returned = self._creditline_returned_qty() * sign if credited else 0.0
        kept = posted - max(0.0, min(credited, returned))
        remaining = due * sign - kept
        if basis != "delivered":
            remaining = max(remaining, draft)
        return self._creditline_worth(max(0.0, remaining) * sign)
