from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestGate(CreditlineSaleCommon):
    """An order that credit does not cover stays a quotation, whichever way it is confirmed."""

    def _refused(self, order):
        with self.assertRaises(UserError) as caught:
            order.action_confirm()
        return str(caught.exception)

    def test_an_order_within_the_limit_is_confirmed_and_reserved(self):
        order = self._order(900.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.sudo().creditline_reservation_id, f"sale.order,{order.id}")
        self.assertEqual(len(self.server.bodies("/v1/orders/check")), 1)

    def test_an_order_of_exactly_the_limit_passes_and_one_cent_more_does_not(self):
        exact = self._order(1000.0)
        exact.action_confirm()
        self.assertEqual(exact.state, "sale")
        exact._action_cancel()
        over = self._order(1000.0)
        over.order_line = [Command.create({"product_id": self.product.id, "price_unit": 0.01, "product_uom_qty": 1})]
        self._refused(over)

    def test_ask_06_the_order_is_blocked_and_an_invoice_of_it_never(self):
        order = self._order(900.0)
        order.action_confirm()
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        self.assertEqual(self._invoice(order).state, "posted")

    def test_ask_06_terms_that_ask_for_a_payment_in_advance_are_no_payment(self):
        """Whoever sells sets them; the order passes when the customer has paid (see the tests of online orders)."""
        order = self._order(5000.0)
        order.write({"require_payment": True, "prepayment_percent": 1.0})
        self._refused(order)
        self.assertEqual(order.state, "draft")
        self.assertIn("Over by", order.creditline_warning)

    def test_ask_06_a_part_in_advance_is_not_prepaid(self):
        order = self._order(5000.0)
        order.sudo().write({"require_payment": True, "prepayment_percent": 0.5})
        self._refused(order)

    def test_ask_06_immediate_payment_terms_pass_by_setting(self):
        at_once = Command.create({"value": "percent", "value_amount": 100.0, "nb_days": 0})
        terms = self.env["account.payment.term"].sudo().create({"name": "At once", "line_ids": [at_once]})
        order = self._order(5000.0, payment_term_id=terms.id)
        self._refused(order)
        self.company.sudo().creditline_pass_immediate = True
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_ask_06_immediate_terms_taken_back_after_confirmation_are_checked(self):
        at_once = Command.create({"value": "percent", "value_amount": 100.0, "nb_days": 0})
        terms = self.env["account.payment.term"].sudo().create({"name": "At once", "line_ids": [at_once]})
        self.company.sudo().creditline_pass_immediate = True
        order = self._order(5000.0, payment_term_id=terms.id)
        order.action_confirm()
        with self.assertRaises(UserError):
            order.write({"payment_term_id": False})

    def test_ask_07_checked_on_delivery_only_means_not_on_the_order(self):
        self.company.sudo().creditline_gate_at = "delivery"
        order = self._order(5000.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_ask_09_a_refused_customer_is_blocked_though_odoo_reads_zero_as_unlimited(self):
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        self.assertEqual(self.customer.with_company(self.company).credit_limit, 0.0)
        order = self._order(100.0)
        self.assertIn("refused", self._refused(order))
        self.assertEqual(order.state, "draft")

    def test_ask_10_the_message_says_all_that_is_needed(self):
        self._open_invoice(250.0)
        self._order(300.0).action_confirm()
        order = self._order(600.0)
        message = self._refused(order)
        for part in (
            order.name,
            "Buyer SAS",
            "stays a quotation",
            "Limit:",
            "1,000.00",
            "Used:",
            "550.00",
            "open",
            "250.00",
            "ordered",
            "300.00",
            "This order:",
            "600.00",
            "Over by:",
            "150.00",
            "Why: The order goes over the credit limit.",
            "Pays on time",
            "As of:",
            "May release it:",
            "Carla Credit",
        ):
            self.assertIn(part, message)

    def test_ask_10_the_quotation_shows_the_same_before_anybody_confirms(self):
        order = self._order(1300.0)
        self.assertIn("Over by:", order.creditline_warning)
        self.assertFalse(self.server.calls, "a form that opens asks no server")
        self.assertFalse(self._order(300.0).creditline_warning)

    def test_ask_10_at_most_three_names_and_only_of_the_company(self):
        gate = self.env["creditline.gate"]
        self.assertIn(self.credit_manager, gate._releasers(self.company))
        self.assertLessEqual(len(gate._releasers(self.company)), 3)
        other = self.env["res.company"].sudo().create({"name": "Elsewhere"})
        self.assertNotIn(self.credit_manager, gate._releasers(other))

    def test_ask_12_orders_that_lower_the_debt_are_never_blocked(self):
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        order = self._order(-500.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        free = self._order(0.0)
        free.action_confirm()
        self.assertEqual(free.state, "sale")
        self.assertFalse(self.server.bodies("/v1/orders/check"))

    def test_ask_12_lowering_a_confirmed_order_is_never_blocked(self):
        order = self._order(900.0)
        order.action_confirm()
        self._decide(self.customer, 0.0, "refuse")
        self._know(self.customer)
        order.order_line.product_uom_qty = 5.0
        self.assertEqual(order.amount_total, 500.0)

    def test_ask_12_credit_notes_are_never_blocked(self):
        self._decide(self.customer, 0.0, "refuse")
        self.assertEqual(self._open_invoice(100.0, kind="out_refund").state, "posted")

    def test_many_small_orders_in_one_batch_count_against_each_other(self):
        orders = self.env["sale.order"].union(*(self._order(400.0) for _one in range(3)))
        with self.assertRaises(UserError):
            orders.action_confirm()
        two = orders[:2]
        two.action_confirm()
        self.assertEqual(two.mapped("state"), ["sale", "sale"])
        bodies = self.server.bodies("/v1/orders/check")[-2:]
        self.assertEqual([body["exposure"]["ordered"]["value"] for body in bodies], [0.0, 400.0])

    def test_reservations_of_confirmed_orders_are_told_so_that_they_are_not_counted_twice(self):
        first = self._order(400.0)
        first.action_confirm()
        self._order(500.0).action_confirm()
        body = self.server.bodies("/v1/orders/check")[-1]
        self.assertEqual(body["exposure"]["orders"], [f"sale.order,{first.id}"])

    def test_the_reservation_of_an_order_that_was_invoiced_is_not_counted_beside_the_invoice(self):
        first = self._order(400.0)
        first.action_confirm()
        self._invoice(first)
        second = self._order(500.0)
        second.action_confirm()
        body = self.server.bodies("/v1/orders/check")[-1]
        self.assertEqual(body["exposure"]["open"]["value"], 400.0)
        self.assertEqual(body["exposure"]["orders"], [f"sale.order,{first.id}"])
        self.assertEqual(second.state, "sale", "400 and 500 are within 1,000")

    def test_reservations_that_are_over_are_not_told_of(self):
        first = self._order(400.0)
        first.action_confirm()
        first.sudo().creditline_reserved_until = "2020-01-01 00:00:00"
        self.server.reservations.clear()
        self._order(500.0).action_confirm()
        self.assertFalse(self.server.bodies("/v1/orders/check")[-1]["exposure"]["orders"])

    def test_what_other_systems_reserved_counts(self):
        self.server.reservations["deal-7"] = 700.0
        message = self._refused(self._order(400.0))
        self.assertIn("700.00", message)

    def test_warn_lets_the_order_go_and_leaves_a_note(self):
        self.company.sudo().creditline_gate = "warn"
        order = self._order(1500.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        self.assertTrue(order.message_ids.filtered(lambda message: "Over by" in message.body))

    def test_off_asks_nobody(self):
        self.company.sudo().creditline_gate = "off"
        self._order(1500.0).action_confirm()
        self.assertFalse(self.server.calls)

    def test_customers_that_are_not_assessed_follow_their_own_setting(self):
        unknown = self.env["res.partner"].sudo().create({"name": "New GmbH", "is_company": True})
        order = self._order(100.0, partner=unknown)
        self.assertIn("no credit decision yet", self._refused(order))
        self.company.sudo().creditline_gate_pending = "warn"
        order.action_confirm()
        self.assertEqual(order.state, "sale")
