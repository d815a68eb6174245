from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.payment.tests.common import PaymentCommon

from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestOnlineOrders(PaymentCommon, CreditlineSaleCommon):
    """Customers who sign or pay on the portal."""

    def _pay(self, order, amount, state="done"):
        transaction = self.env["payment.transaction"].sudo().create(
            {
                "amount": amount,
                "currency_id": order.currency_id.id,
                "provider_id": self.provider.id,
                "payment_method_id": self.payment_method_id,
                "operation": "online_redirect",
                "partner_id": order.partner_id.id,
                "reference": f"tx-{order.id}-{amount}-{state}",
                "state": state,
                "sale_order_ids": [Command.set(order.ids)],
            }
        )
        return transaction

    def _online(self, amount, percent=1.0, **values):
        order = self._order(amount, **values)
        order.sudo().write({"require_payment": True, "prepayment_percent": percent})
        order.action_quotation_sent()
        return order

    def test_a_signature_that_credit_does_not_cover_keeps_the_quotation_and_tells_the_salesperson(self):
        order = self._order(1500.0)
        order.sudo().require_signature = True
        public = self.env.ref("base.public_user")
        order.with_user(public).sudo()._validate_order()
        self.assertEqual(order.state, "draft")
        activity = order.activity_ids
        self.assertEqual(activity.user_id, self.salesman)
        note = order.message_ids.filtered(lambda message: "Over by" in message.body)
        self.assertEqual(note.subtype_id, self.env.ref("mail.mt_note"), "the customer sees no limit")
        order.with_user(public).sudo()._validate_order()
        self.assertEqual(len(order.activity_ids), 1)

    def test_a_signature_within_the_limit_confirms(self):
        order = self._order(500.0)
        order.with_user(self.env.ref("base.public_user")).sudo()._validate_order()
        self.assertEqual(order.state, "sale")
        self.assertEqual(len(self.server.bodies("/v1/orders/check")), 1)

    def test_ask_06_an_order_that_was_paid_passes_whatever_the_limit(self):
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        order = self._online(5000.0)
        self._pay(order, 5000.0)._check_amount_and_confirm_order()
        self.assertEqual(order.state, "sale")
        self.assertEqual(self._figures()["ordered"], 0.0, "paid is not owed")

    def test_a_payment_of_a_part_is_booked_and_the_order_held_when_the_rest_is_not_covered(self):
        order = self._online(5000.0, 0.3)
        confirmed = self._pay(order, 1500.0)._check_amount_and_confirm_order()
        self.assertFalse(confirmed)
        self.assertEqual(order.state, "sent")
        self.assertTrue(order.activity_ids)

    def test_a_payment_of_a_part_lowers_what_is_checked(self):
        order = self._online(1400.0, 0.5)
        self._pay(order, 700.0)._check_amount_and_confirm_order()
        self.assertEqual(order.state, "sale")
        self.assertEqual(self.server.bodies("/v1/orders/check")[-1]["amount"]["value"], 700.0)
        self.assertEqual(self._figures()["ordered"], 700.0)

    def test_an_authorized_payment_counts_and_a_pending_one_does_not(self):
        order = self._order(1400.0)
        self._pay(order, 1400.0, "pending")
        with self.assertRaises(UserError):
            order.action_confirm()
        self.provider.sudo().support_manual_capture = "full_only"
        self._pay(order, 1400.0, "authorized")
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_a_payment_of_another_order_does_not_pay_for_this_one(self):
        """Linking it is enough for Odoo to show both as paid."""
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        first = self._online(5000.0)
        payment = self._pay(first, 5000.0)
        payment._check_amount_and_confirm_order()
        self.assertEqual(first.state, "sale")
        second = self._order(5000.0)
        second.sudo().write({"transaction_ids": [Command.link(payment.id)]})
        with self.assertRaises(UserError):
            second.action_confirm()
        with self.assertRaises(UserError) as caught:
            first.sudo().write({"transaction_ids": [Command.clear()]})
        self.assertIn("refused", str(caught.exception))

    def test_one_payment_of_two_orders_pays_for_both(self):
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        orders = self._order(300.0) + self._order(700.0)
        self._pay(orders[0], 1000.0).sale_order_ids = orders
        orders.action_confirm()
        self.assertEqual(orders.mapped("state"), ["sale", "sale"])
        self.assertEqual(self._figures()["ordered"], 0.0)
