from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.creditline.creditline_errors import ServerRefused

from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestOffline(CreditlineSaleCommon):
    """What holds while the server cannot be asked."""

    def setUp(self):
        super().setUp()
        self.server.is_down = True

    def test_last_known_decision_holds_with_the_figures_of_this_database(self):
        self._open_invoice(300.0)
        order = self._order(700.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        with self.assertRaises(UserError) as caught:
            self._order(100.0).action_confirm()
        self.assertIn("Over by", str(caught.exception))
        self.assertIn("It does not answer.", str(caught.exception))

    def test_ask_15_a_decision_that_expired_is_no_longer_believed(self):
        self._decide(self.customer, 1000.0, valid_days=-1)
        with self.assertRaisesRegex(UserError, "no longer valid"):
            self._order(100.0).action_confirm()

    def test_a_refusal_is_still_one_after_its_decision_expired(self):
        self._decide(self.customer, 0.0, "refuse", valid_days=-1)
        with self.assertRaisesRegex(UserError, "refused"):
            self._order(100.0).action_confirm()

    def test_a_review_and_a_missing_guarantee_hold_the_order(self):
        self._decide(self.customer, 1000.0, "refer")
        with self.assertRaisesRegex(UserError, "review"):
            self._order(100.0).action_confirm()
        self._decide(self.customer, 0.0, "request_guarantee")
        with self.assertRaisesRegex(UserError, "guarantee"):
            self._order(100.0).action_confirm()
        self._decide(self.customer, 500.0, "request_guarantee")
        order = self._order(100.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_block_stops_every_order_on_credit(self):
        self.company.sudo().creditline_offline = "block"
        with self.assertRaisesRegex(UserError, "could not be checked"):
            self._order(100.0).action_confirm()

    def test_warn_lets_every_order_go_with_a_note(self):
        self.company.sudo().creditline_offline = "warn"
        order = self._order(5000.0)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        self.assertTrue(order.message_ids.filtered(lambda message: "could not be checked" in message.body))

    def test_a_server_that_refuses_to_answer_is_no_better_than_none(self):
        self.server.is_down = False
        self.server.refusal = ServerRefused("connection_copied", "This database is a copy.", 409)
        order = self._order(900.0)
        # An administrator finds the refusal in the log, too.
        with self.assertLogs("odoo.addons.creditline_sale.models.creditline_verdict", "WARNING"):
            order.action_confirm()
            with self.assertRaisesRegex(UserError, "This database is a copy."):
                self._order(900.0).action_confirm()
        self.assertEqual(order.state, "sale")

    def test_cancelling_works_without_the_server(self):
        self.server.is_down = False
        order = self._order(900.0)
        order.action_confirm()
        self.server.is_down = True
        order._action_cancel()
        self.assertEqual(order.state, "cancel")
        self.assertFalse(order.sudo().creditline_reservation_id)

    def test_what_others_had_reserved_is_believed_for_a_quarter_of_an_hour(self):
        self.server.is_down = False
        self.server.reservations["deal-7"] = 500.0
        self._order(100.0).action_confirm()
        self.server.is_down = True
        with self.assertRaises(UserError):
            self._order(500.0).action_confirm()
        self.customer.sudo().creditline_reserved_at = "2020-01-01 00:00:00"
        self._order(500.0).action_confirm()
