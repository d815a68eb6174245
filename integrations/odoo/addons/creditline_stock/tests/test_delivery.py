from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from .common import CreditlineStockCommon


@tagged("post_install", "-at_install")
class TestDelivery(CreditlineStockCommon):
    """Goods leave only on credit; what comes back or moves inside is nobody's risk."""

    def test_a_delivery_within_the_limit_leaves(self):
        order = self._confirmed(900.0)
        self.assertEqual(self._deliver(order).state, "done")
        self.assertEqual(self._figures()["ordered"], 900.0)

    def test_ask_07_a_delivery_is_held_when_the_customer_got_worse_since_the_order(self):
        order = self._confirmed(900.0)
        self._fall()
        with self.assertRaises(UserError) as caught:
            self._deliver(order)
        self.assertIn("refused", str(caught.exception))
        self.assertIn("May release it", str(caught.exception))
        self.assertEqual(order.picking_ids.state, "assigned")

    def test_ask_07_checked_on_the_order_only_lets_the_delivery_go(self):
        self.company.sudo().creditline_gate_at = "order"
        order = self._confirmed(900.0)
        self._fall()
        self.assertEqual(self._deliver(order).state, "done")

    def test_ask_07_checked_on_delivery_only_counts_what_was_delivered(self):
        self.company.sudo().creditline_gate_at = "delivery"
        first, second, third = (self._confirmed(800.0) for _one in range(3))
        self.assertEqual(self._deliver(first).state, "done")
        with self.assertRaises(UserError) as caught:
            self._deliver(second)
        self.assertIn("600.00", str(caught.exception), "800 of the first and 800 now are 600 too much")
        picking = self._deliver(third, quantity=2.0)
        self.assertEqual(picking.state, "done")
        body = self.server.bodies("/v1/orders/check")[-1]
        self.assertEqual((body["exposure"]["ordered"]["value"], body["amount"]["value"]), (800.0, 200.0))
        self.assertFalse(body["reserve"])

    def test_people_of_the_warehouse_need_no_right_to_see_credit(self):
        keeper = new_test_user(self.env, "creditline_keeper", "stock.group_stock_user", company_id=self.company.id)
        order = self._confirmed(900.0)
        picking = self._picking(order)
        picking.action_assign()
        self._fall()
        with self.assertRaisesRegex(UserError, "not covered by credit"):
            picking.with_user(keeper).sudo(False).button_validate()
        self._fall(1000.0, "accept")
        picking.with_user(keeper).sudo(False).button_validate()
        self.assertEqual(picking.state, "done")

    def test_the_last_place_holds_a_delivery_that_no_button_validated(self):
        order = self._confirmed(900.0)
        self._fall()
        picking = self._picking(order)
        picking.action_assign()
        picking.move_ids.picked = True
        with self.assertRaises(UserError):
            picking.move_ids._action_done()
        with self.assertRaises(UserError):
            picking._action_done()

    def test_an_approved_override_lets_the_delivery_go(self):
        order = self._confirmed(900.0)
        self._fall()
        wizard = self.env["creditline.override.request"].with_user(self.credit_manager)
        wizard.create({"order_id": order.id, "reason": "Paid by cheque"}).action_request_and_approve()
        self.assertEqual(self._deliver(order).state, "done")

    def test_ask_06_an_order_to_be_paid_in_advance_leaves_when_it_was_paid_or_is_covered(self):
        order = self._order(5000.0, product=self.goods)
        order.write({"require_payment": True, "prepayment_percent": 1.0})
        with self.assertRaises(UserError):
            order.action_confirm()
        self._fall(6000.0, "accept")
        order.action_confirm()
        self._fall()
        with self.assertRaises(UserError):
            self._deliver(order)
        self._pay(order, 5000.0)
        self.assertEqual(self._deliver(order).state, "done")

    def _pay(self, order, amount):
        provider = self.env["payment.provider"].sudo().search([], limit=1)
        method = self.env["payment.method"].sudo().with_context(active_test=False).search([], limit=1)
        transaction = {
            "amount": amount,
            "currency_id": order.currency_id.id,
            "provider_id": provider.id,
            "payment_method_id": method.id,
            "operation": "online_redirect",
            "partner_id": order.partner_id.id,
            "reference": f"tx-{order.id}",
            "state": "done",
            "sale_order_ids": [Command.set(order.ids)],
        }
        self.env["payment.transaction"].sudo().create(transaction)

    def test_ask_08_raising_an_order_whose_delivery_was_closed_counts_what_leaves_again(self):
        """Odoo plans what was cancelled once more together with what is new."""
        order = self._confirmed(900.0)
        self._deliver(order, quantity=4.0)
        self._picking(order).action_cancel()
        self._open_invoice(500.0)
        self.assertEqual(self._figures()["ordered"], 400.0)
        with self.assertRaises(UserError):
            order.order_line.product_uom_qty = 10.0

    def test_ask_12_returns_are_never_blocked(self):
        order = self._confirmed(900.0)
        picking = self._deliver(order)
        self._fall()
        self.assertEqual(self._return(picking, 9.0).state, "done")

    def test_ask_12_receipts_and_internal_transfers_are_never_blocked(self):
        self._fall()
        for picking_type in (self.warehouse.in_type_id, self.warehouse.int_type_id):
            source = picking_type.default_location_src_id or self.env.ref("stock.stock_location_suppliers")
            target = picking_type.default_location_dest_id or self.warehouse.lot_stock_id
            picking = self.env["stock.picking"].sudo().create(
                {
                    "picking_type_id": picking_type.id,
                    "partner_id": self.customer.id,
                    "location_id": source.id,
                    "location_dest_id": target.id,
                    "move_ids": [
                        Command.create(
                            {
                                **({"name": "Pump"} if "name" in self.env["stock.move"]._fields else {}),
                                "product_id": self.goods.id,
                                "product_uom_qty": 1.0,
                                "product_uom": self.goods.uom_id.id,
                                "location_id": source.id,
                                "location_dest_id": target.id,
                            }
                        )
                    ],
                }
            )
            picking.action_confirm()
            picking.move_ids.quantity = 1.0
            picking.move_ids.picked = True
            picking.button_validate()
            self.assertEqual(picking.state, "done")

    def test_ask_06_what_was_shipped_can_always_be_invoiced(self):
        order = self._confirmed(900.0)
        self._deliver(order)
        self._fall()
        self.assertEqual(self._invoice(order).state, "posted")

    def test_ask_08_no_bypass_by_reopening_an_order_whose_delivery_was_cancelled(self):
        order = self._confirmed(900.0)
        order._action_cancel()
        order.action_draft()
        self._open_invoice(500.0)
        with self.assertRaises(UserError):
            order.action_confirm()
        with self.assertRaises(UserError):
            order.write({"state": "sale"})

    def test_ask_08_raising_a_delivered_order_is_checked_by_what_is_new(self):
        order = self._confirmed(900.0)
        self._deliver(order)
        order.order_line.product_uom_qty = 10.0
        self.assertEqual(self.server.bodies("/v1/orders/check")[-1]["amount"]["value"], 1000.0)
        with self.assertRaises(UserError):
            order.order_line.product_uom_qty = 11.0

    def test_goods_that_go_through_several_steps_count_once_and_are_held_at_the_last(self):
        self.warehouse.delivery_steps = "pick_pack_ship"
        order = self._confirmed(900.0)
        for _step in range(2):
            self.assertEqual(self._figures()["ordered"], 900.0)
            picking = self._picking(order).filtered(lambda one: one.state == "assigned")
            self._fall()
            picking.move_ids.picked = True
            picking.button_validate()
            self.assertEqual(picking.state, "done")
        self.assertEqual(self._figures()["ordered"], 900.0)
        with self.assertRaises(UserError):
            last = self._picking(order)
            last.move_ids.picked = True
            last.button_validate()
