from odoo import api, fields, models
from odoo.exceptions import UserError

READERS = "creditline.group_user"


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "creditline.watch.mixin"]

    # Customers read their own orders on the portal, and limits are not for them.
    creditline_warning = fields.Text(compute="_compute_creditline_warning", compute_sudo=True, groups=READERS)
    creditline_can_request = fields.Boolean(compute="_compute_creditline_warning", compute_sudo=True, groups=READERS)
    creditline_holder_id = fields.Many2one(
        "res.partner",
        "Holder of the credit limit",
        compute="_compute_creditline_holder_id",
        compute_sudo=True,
        groups=READERS,
    )
    creditline_override_ids = fields.One2many("creditline.override", "order_id", groups=READERS)
    creditline_override_count = fields.Integer(compute="_compute_creditline_override_count", groups=READERS)
    creditline_reservation_id = fields.Char(copy=False, readonly=True, groups="base.group_system")
    creditline_reserved_until = fields.Datetime(copy=False, readonly=True, groups="base.group_system")
    creditline_is_confirmation_due = fields.Boolean(
        "The server has to hear of the confirmation", copy=False, readonly=True, groups="base.group_system", index=True
    )

    @api.depends("partner_invoice_id", "partner_id")
    def _compute_creditline_holder_id(self):
        for order in self:
            debtor = order.partner_invoice_id or order.partner_id
            order.creditline_holder_id = debtor._creditline_holder() if debtor else False

    @api.depends("creditline_override_ids")
    def _compute_creditline_override_count(self):
        for order in self:
            order.creditline_override_count = len(order.creditline_override_ids)

    @api.depends("partner_id", "partner_invoice_id", "company_id", "amount_total", "payment_term_id", "require_payment")
    @api.depends_context("lang")
    def _compute_creditline_warning(self):
        gate = self.env["creditline.gate"]
        for order in self:
            is_gated = order.state in ("draft", "sent") and order.company_id.creditline_gate != "off"
            verdict = gate._preview(order) if is_gated and order.partner_id else None
            is_covered = not verdict or verdict["allowed"]
            order.creditline_can_request = is_gated and bool(order._origin.id)
            order.creditline_warning = not is_covered and self.env["creditline.verdict.text"]._text(verdict)

    # What the order is worth

    def _creditline_paid(self, is_ahead=False):
        """What online payments cover, in the order's currency; ``is_ahead``: without those that the books show already.
        One payment for several orders pays for each by its total, so that it is never counted for all of them."""
        self.ensure_one()
        order = self.sudo()
        today = fields.Date.context_today(self)
        paid = 0.0
        for transaction in order.transaction_ids:
            is_paid = transaction.state in ("authorized", "done") and transaction.operation != "validation"
            if not is_paid or (is_ahead and transaction.payment_id.move_id.state == "posted"):
                continue
            amount = transaction.currency_id._convert(transaction.amount, order.currency_id, order.company_id, today)
            total = sum(transaction.sale_order_ids.mapped("amount_total"))
            paid += amount * order.amount_total / total if len(transaction.sale_order_ids) > 1 and total else amount
        return paid

    def _creditline_remaining(self, basis="ordered", moving=None):
        """What the customer will still owe for the order beyond its posted invoices, taxes included, never below 0.

        Down payments that are invoiced are in the receivables, so they leave here; drafts of them do not. A line that
        is only called a down payment is one like any other.
        """
        self.ensure_one()
        order = self.sudo()
        remaining = -order._creditline_paid(is_ahead=True)
        # Line by line: a subset of the lines would be read on its own, once for every order of a customer.
        for line in order.order_line:
            if line.display_type:
                continue
            if line._creditline_is_down_payment():
                remaining -= line.amount_invoiced
            else:
                remaining += line._creditline_remaining(basis, moving)
        return order.currency_id.round(max(0.0, remaining))

    def _creditline_is_immediate(self):
        self.ensure_one()
        terms = self.sudo().payment_term_id.line_ids
        is_at_once = bool(terms) and all(
            line.nb_days == 0 and line.delay_type == "days_after" for line in terms
        )
        return self.company_id.creditline_pass_immediate and is_at_once

    def _creditline_is_prepaid(self):
        """Paid by transactions, or payable at once where the settings let that pass. Terms that ask for a payment in
        advance are no payment: whoever sells sets them."""
        self.ensure_one()
        is_paid = self.currency_id.compare_amounts(self._creditline_paid(), self.amount_total) >= 0
        return is_paid or self._creditline_is_immediate()

    # The gate

    def _creditline_reference(self):
        """What the server knows the order by: the record, because a name can change."""
        self.ensure_one()
        return f"sale.order,{self.id}"

    def _creditline_marks(self):
        """Orders that this transaction has let pass and not confirmed yet. It lives with the transaction and not in the
        context, because a caller from outside chooses the context."""
        return self.env.cr.precommit.data.setdefault("creditline_sale.passed", {})

    def _creditline_is_gated(self):
        self.ensure_one()
        company = self.company_id.sudo()
        return company.creditline_gate != "off" and company.creditline_gate_at in ("order", "both")

    def _creditline_message(self, amount=None):
        """Asks whether the order may be confirmed -> why not, or False. Reserves the amount when it may."""
        self.ensure_one()
        if not self._creditline_is_gated():
            return False
        gate = self.env["creditline.gate"]
        marks = self._creditline_marks()
        mark = self._creditline_mark()
        if amount is None and marks.get(self.id) == (mark, gate._turn(mark.holder)):
            return False
        message = gate._ask(self, mark.asked if amount is None else amount)
        if not message:
            marks[self.id] = (mark, gate._turn(mark.holder))
        return message

    def _confirmation_error_message(self):
        return super()._confirmation_error_message() or self._creditline_message()

    def action_confirm(self):
        if len(self) < 2 or not any(order._creditline_is_gated() for order in self):
            return super().action_confirm()
        # One after the other, so that each order counts against the next one.
        self.env["creditline.gate"]._take_turns(self.sudo().partner_invoice_id)
        for order in self:
            super(SaleOrder, order).action_confirm()
        return True

    def _action_cancel(self):
        res = super()._action_cancel()
        self.env["creditline.verdict"]._end_reservations(self)
        return res

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        orders.filtered(lambda order: order.state == "sale")._creditline_require()
        return orders

    def write(self, vals):
        entering = self.browse()
        if vals.get("state") == "sale":
            entering = self.filtered(lambda order: order.state != "sale")
        # Written while an order is checked, and after; nothing of it says what the order is worth.
        if all(name.startswith("creditline_") for name in vals):
            return super().write(vals)
        with (self - entering)._creditline_watch_raise():
            res = super().write(vals)
        entering._creditline_require()
        return res

    def _creditline_require(self):
        """Raises unless the orders, which are confirmed by now, have passed the gate just as they are."""
        for order in self:
            # Asked first: a mark holds for one confirmation only.
            message = order._creditline_message()
            order._creditline_marks().pop(order.id, None)
            if message:
                raise UserError(message)

    # Online confirmation

    def _creditline_hold_online(self):
        """True when the gate holds an order that its customer confirms online. The customer is told nothing about
        limits: the order stays a quotation, and the salesperson gets the reason as a note and a task."""
        self.ensure_one()
        order = self.sudo()
        message = order._creditline_message() if order.state in ("draft", "sent") else False
        if not message:
            return False
        order.env["creditline.gate"]._note(order, message)
        kind = "creditline_sale.mail_activity_type_held"
        if not order.activity_search([kind]):
            user = order.user_id or order.company_id.creditline_fallback_user_id
            summary = self.env._("Confirmed online, held for credit")
            order.activity_schedule(kind, user_id=user.id or self.env.ref("base.user_admin").id, summary=summary)
        return True

    def _validate_order(self):
        passing = self.filtered(lambda order: not order._creditline_hold_online())
        if passing or not self:
            return super(SaleOrder, passing)._validate_order()
        return None

    # Buttons

    def action_creditline_request(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("creditline_sale.action_creditline_override_request")
        return {**action, "context": {"default_order_id": self.id}}

    def action_creditline_overrides(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("creditline_sale.action_creditline_override")
        return {**action, "domain": [("order_id", "=", self.id)], "context": {"create": False}}
