from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from odoo.addons.creditline.creditline_errors import ServerRefused

from ..models import creditline_confirmation
from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestConfirmation(CreditlineSaleCommon):
    """The server keeps the amount of a confirmed order for other systems, also where it hears of it late."""

    def setUp(self):
        super().setUp()
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("creditline.url", "https://credit.example.com")
        parameters.set_param("creditline.key", "cl_test_000000000000_" + "ab" * 32)
        # A test may not commit.
        self.startPatcher(patch.object(creditline_confirmation, "commit_progress", lambda *_args: None))

    def _confirmed(self, amount=400.0):
        order = self._order(amount)
        order.action_confirm()
        return order.sudo()

    def _tell(self):
        self.env["creditline.confirmation"]._cron_tell()

    def test_the_server_is_told_once_after_the_confirmation(self):
        """A trigger that is written with the confirmation starts the cron once that is committed."""
        cron = self.env.ref("creditline_sale.ir_cron_confirm_reservations")
        before = self.env["ir.cron.trigger"].sudo().search_count([("cron_id", "=", cron.id)])
        order = self._confirmed()
        self.assertFalse(self.server.confirmed)
        self.assertGreater(self.env["ir.cron.trigger"].sudo().search_count([("cron_id", "=", cron.id)]), before)
        self._tell()
        self._tell()
        self.assertEqual(self.server.confirmed, [order.creditline_reservation_id])
        self.assertFalse(order.creditline_is_confirmation_due)

    def test_a_quotation_that_was_only_checked_is_not_told(self):
        """What was let pass and not confirmed is over by its minutes."""
        order = self._order(400.0)
        self.assertFalse(order._creditline_message())
        self.assertTrue(order.sudo().creditline_reservation_id)
        self._tell()
        self.assertFalse(self.server.confirmed)

    def test_what_could_not_be_told_is_told_later(self):
        """While the server is away, and while it refuses this database, the confirmation stays due."""
        order = self._confirmed()
        with self._server_down():
            self._tell()
        self.assertTrue(order.creditline_is_confirmation_due)
        self.server.refusal = ServerRefused("scope_missing", "No.", 403)
        with self.assertLogs("odoo.addons.creditline_sale.models.creditline_confirmation", "WARNING"):
            self._tell()
        self.server.refusal = None
        self._tell()
        self.assertEqual(self.server.confirmed, [order.creditline_reservation_id])

    def test_an_order_that_the_server_does_not_know_holds_no_other(self):
        """One that it refuses for good is not tried for ever."""
        order = self._confirmed()
        self.server.refusal = ServerRefused("not_found", "No such reservation.", 404)
        with self.assertLogs("odoo.addons.creditline_sale.models.creditline_confirmation", "WARNING"):
            self._tell()
        self.assertFalse(order.creditline_is_confirmation_due)

    def test_checks_name_the_order_as_long_as_the_server_keeps_it(self):
        """So that it is never counted twice, and a cancelled one is given back."""
        order = self._confirmed()
        self._tell()
        self.assertGreater(order.creditline_reserved_until, fields.Datetime.now() + timedelta(days=29))
        with self.mock_days(2):
            self._order(100.0).action_confirm()
            check = self.server.bodies("/v1/orders/check")[-1]
            self.assertIn(order._creditline_reference(), check["exposure"]["orders"])
            order._action_cancel()
        self.assertNotIn(order._creditline_reference(), self.server.reservations)
        self.assertFalse(order.creditline_reservation_id)

    def mock_days(self, days):
        later = fields.Datetime.now() + timedelta(days=days)
        return patch.object(fields.Datetime, "now", lambda *_args: later)

    def test_an_order_that_is_raised_is_told_again(self):
        """Another amount is another promise."""
        order = self._confirmed()
        self._tell()
        order.order_line.product_uom_qty = 6
        self._tell()
        self.assertEqual(len(self.server.confirmed), 2)

    def test_a_cancelled_order_is_not_told(self):
        """What it held was given back."""
        order = self._confirmed()
        order._action_cancel()
        self._tell()
        self.assertFalse(self.server.confirmed)
