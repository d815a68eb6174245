from collections import namedtuple
from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError

from .creditline_exposure import RateMissing

READERS = "creditline.group_user"

# Who owes an order to which company, in which currency, and whether it is paid; ``asked`` and ``ordered`` are what is
# left to owe, without and with a look at closed deliveries.
Mark = namedtuple("Mark", "holder company is_prepaid currency asked ordered")


class SaleOrder(models.Model):
    _inherit = "sale.order"

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

    def _creditline_paid_ahead(self):
        """What online payments cover that the books do not show yet, in the order's currency."""
        self.ensure_one()
        transactions = self.sudo().transaction_ids.filtered(
            lambda transaction: transaction.state in ("authorized", "done")
            and transaction.operation != "validation"
            and transaction.payment_id.move_id.state != "posted"
        )
        today = fields.Date.context_today(self)
        return sum(
            transaction.currency_id._convert(transaction.amount, self.currency_id, self.company_id, today)
            for transaction in transactions
        )

    def _creditline_remaining(self, basis="ordered", moving=None):
        """What the customer will still owe for the order beyond its posted invoices, taxes included, never below 0.

        Down payments that are invoiced are in the receivables, so they leave here; drafts of them do not. A line that
        is only called a down payment is one like any other.
        """
        self.ensure_one()
        order = self.sudo()
        remaining = -order._creditline_paid_ahead()
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
        return self.sudo()._is_paid() or self._creditline_is_immediate()

    # The gate

    def _creditline_reference(self):
        """What the server knows the order by: the record, because a name can change."""
        self.ensure_one()
        return f"sale.order,{self.id}"

    def _creditline_marks(self):
        """Orders that this transaction has let pass and not confirmed yet. It lives with the transaction and not in the
        context, because a caller from outside chooses the context."""
        return self.env.cr.precommit.data.setdefault("creditline_sale.passed", {})

    def _creditline_mark(self):
        self.ensure_one()
        holder = self.sudo().partner_invoice_id._creditline_holder()
        asked, ordered = self._creditline_remaining("asked"), self._creditline_remaining()
        return Mark(holder.id, self.company_id.id, self._creditline_is_prepaid(), self.currency_id, asked, ordered)

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

    @contextmanager
    def _creditline_watch_raise(self):
        """Checks confirmed orders again when what happens inside makes a customer owe more for them: whichever fields
        that took, and whoever wrote them. Within each other, the outermost looks."""
        watched = self.env.cr.precommit.data.setdefault("creditline_sale.watched", set())
        orders = self.sudo().exists().filtered(lambda order: order.state == "sale" and order.id not in watched)
        before = {order.id: order._creditline_mark() for order in orders}
        watched.update(orders.ids)
        try:
            yield
        finally:
            watched.difference_update(orders.ids)
        # One that went back to a quotation is checked when it is confirmed.
        for order in orders.exists().filtered(lambda order: order.state == "sale"):
            order._creditline_check_raise(before[order.id])

    def _creditline_check_raise(self, before):
        self.ensure_one()
        now = self._creditline_mark()
        is_same = now[:2] == before[:2] and (now.is_prepaid or not before.is_prepaid)
        if is_same and not self._creditline_is_more(before, now):
            return
        is_comparable = now.currency == before.currency
        raised = before.ordered + now.asked - before.asked if is_comparable else now.asked
        message = self._creditline_message(max(0.0, raised, now.ordered))
        self._creditline_marks().pop(self.id, None)
        if message:
            raise UserError(message)

    def _creditline_is_more(self, before, now):
        """Whether more is owed now, in one currency; also when nobody can tell."""

        def own(mark, amount):
            if now.currency == before.currency:
                return amount
            company = self.company_id
            return self.env["creditline.exposure"]._convert(amount, mark.currency, company.currency_id, company)

        try:
            rises = [own(now, new) - own(before, old) for old, new in zip(before[-2:], now[-2:], strict=True)]
        except RateMissing:
            return True
        return any(self.currency_id.compare_amounts(rise, 0.0) > 0 for rise in rises)

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
