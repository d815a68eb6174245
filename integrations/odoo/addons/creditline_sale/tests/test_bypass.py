from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestBypass(CreditlineSaleCommon):
    """No way around the gate that people have found in other programs, and some that they have not."""

    def _refused(self, order):
        with self.assertRaises(UserError) as caught:
            order.action_confirm()
        return str(caught.exception)

    def test_ask_08_no_bypass_by_duplicate(self):
        first = self._order(900.0)
        first.action_confirm()
        copy = first.copy()
        self.assertFalse(copy.sudo().creditline_reservation_id)
        self._refused(copy)
        self.assertEqual(copy.state, "draft")

    def test_ask_08_no_bypass_from_the_sent_state(self):
        order = self._order(1100.0)
        order.action_quotation_sent()
        self._refused(order)
        self.assertEqual(order.state, "sent")

    def test_ask_08_no_bypass_by_close_and_reopen(self):
        order = self._order(900.0)
        order.action_confirm()
        order._action_cancel()
        self.assertFalse(self.server.reservations)
        order.action_draft()
        self._open_invoice(500.0)
        self._refused(order)

    def test_ask_08_no_bypass_by_writing_the_state(self):
        order = self._order(1100.0)
        with self.assertRaises(UserError):
            order.write({"state": "sale"})

    def test_ask_08_no_bypass_by_creating_a_confirmed_order(self):
        with self.assertRaises(UserError):
            self._order(1100.0, state="sale")

    def test_ask_08_no_bypass_by_writing_state_and_lines_at_once(self):
        order = self._order(100.0)
        with self.assertRaises(UserError):
            line = Command.update(order.order_line.id, {"product_uom_qty": 50.0})
            order.write({"state": "sale", "order_line": [line]})

    def test_ask_08_no_bypass_by_the_context(self):
        order = self._order(1100.0)
        names = ("bypass_risk", "creditline_passed", "install_mode", "import_file", "tracking_disable")
        self._refused(order.with_context(**dict.fromkeys(names, True)))

    def test_ask_08_no_bypass_by_raising_a_confirmed_order(self):
        order = self._order(900.0)
        order.action_confirm()
        with self.assertRaises(UserError) as caught:
            order.order_line.product_uom_qty = 12.0
        self.assertIn("Over by", str(caught.exception))
        with self.assertRaises(UserError):
            order.order_line.price_unit = 150.0
        with self.assertRaises(UserError):
            order.order_line = [Command.create({"product_id": self.product.id, "product_uom_qty": 2.0})]
        with self.assertRaises(UserError):
            self.env["sale.order.line"].with_user(self.salesman).create(
                {"order_id": order.id, "product_id": self.product.id, "product_uom_qty": 2.0}
            )

    def test_ask_08_raising_within_the_limit_takes_the_place_of_the_reservation(self):
        order = self._order(500.0)
        order.action_confirm()
        order.write(
            {
                "order_line": [
                    Command.update(order.order_line.id, {"product_uom_qty": 6.0}),
                    Command.create({"product_id": self.product.id, "product_uom_qty": 2.0}),
                ]
            }
        )
        self.assertEqual(self.server.reservations, {f"sale.order,{order.id}": 800.0})
        self.assertEqual(len(self.server.bodies("/v1/orders/check")), 2, "one check for one save")

    def test_ask_08_no_bypass_by_another_invoice_address(self):
        poor = self._customer("Poor SARL", 10.0)
        self._know(poor)
        order = self._order(900.0)
        order.action_confirm()
        with self.assertRaises(UserError):
            order.partner_invoice_id = poor

    def test_ask_08_no_bypass_by_sharing_the_limit_of_a_rich_company(self):
        rich = self._customer("Rich SA", 1000000.0)
        with self.assertRaises(AccessError):
            self.customer.with_user(self.salesman).sudo(False).write({"creditline_limit_holder_id": rich.id})

    def test_a_mark_of_a_check_that_was_rolled_back_is_worth_nothing(self):
        order = self._order(900.0)
        other = self._order(900.0)
        try:
            with self.env.cr.savepoint():
                self.assertFalse(order._creditline_message())
                raise ValueError("undone")
        except ValueError:
            self.env.invalidate_all()
        self.server.reservations.clear()
        other.action_confirm()
        with self.assertRaises(UserError):
            order.write({"state": "sale"})
