from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

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

    def test_ask_08_no_bypass_by_an_order_that_lines_take_from_the_context(self):
        order = self._order(900.0)
        order.action_confirm()
        lines = self.env["sale.order.line"].with_user(self.salesman)
        values = {"product_id": self.product.id, "product_uom_qty": 2.0}
        with self.assertRaises(UserError):
            lines.with_context(default_order_id=order.id).create(values)

    def test_ask_08_no_bypass_by_an_order_that_lines_take_from_a_default_of_the_user(self):
        order = self._order(900.0)
        order.action_confirm()
        self.env["ir.default"].with_user(self.salesman).set("sale.order.line", "order_id", order.id, user_id=True)
        values = {"product_id": self.product.id, "product_uom_qty": 2.0}
        with self.assertRaises(UserError):
            self.env["sale.order.line"].with_user(self.salesman).create(values)

    def test_ask_08_no_bypass_by_lines_that_are_called_down_payments(self):
        order = self._order(900.0)
        order.action_confirm()
        line = {"product_id": self.product.id, "product_uom_qty": 2.0, "price_unit": 100.0, "is_downpayment": True}
        with self.assertRaises(UserError):
            order.order_line = [Command.create(line)]
        order.order_line.is_downpayment = True
        self.assertEqual(self._figures()["ordered"], 900.0)
        with self.assertRaises(UserError):
            order.order_line.product_uom_qty = 12.0
        self._refused(self._order(200.0))

    def test_ask_08_no_bypass_by_a_quotation_of_lines_that_are_called_down_payments(self):
        order = self._order(1500.0)
        order.order_line.is_downpayment = True
        self._refused(order)

    def test_ask_08_no_bypass_by_moving_a_line_into_a_confirmed_order(self):
        order = self._order(900.0)
        order.action_confirm()
        other = self._order(200.0)
        with self.assertRaises(UserError):
            other.order_line.write({"order_id": order.id})
        with self.assertRaises(UserError):
            order.write({"order_line": [Command.link(other.order_line.id)]})

    def test_ask_08_no_bypass_by_deleting_what_lowers_a_confirmed_order(self):
        order = self._order(1200.0)
        discount = {"product_id": self.product.id, "product_uom_qty": -3.0, "price_unit": 100.0, "is_downpayment": True}
        order.order_line = [Command.create(discount)]
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        with self.assertRaises(UserError) as caught:
            order.order_line[1].unlink()
        self.assertIn("Over by", str(caught.exception))

    def test_ask_08_no_bypass_by_another_currency_of_a_confirmed_order(self):
        """One unit of the other currency is worth two of ours."""
        dear = self.env["res.currency"].sudo().with_context(active_test=False).search([("name", "=", "CHF")])
        dear.active = True
        dear.rate_ids.unlink()
        rate = {"currency_id": dear.id, "rate": 0.5, "name": "2020-01-01", "company_id": self.company.id}
        self.env["res.currency.rate"].sudo().create(rate)
        pricelist = self.env["product.pricelist"].sudo().create({"name": "CHF", "currency_id": dear.id})
        order = self._order(900.0)
        order.action_confirm()
        with self.assertRaises(UserError):
            order.write({"currency_id": dear.id})
        with self.assertRaises(UserError):
            order.write({"pricelist_id": pricelist.id})

    def test_ask_08_no_bypass_by_what_is_written_as_delivered(self):
        order = self._order(900.0, product=self.delivered_product)
        order.action_confirm()
        with self.assertRaises(UserError):
            order.order_line.qty_delivered = 11.0

    def test_ask_08_what_makes_nobody_owe_more_asks_nobody(self):
        order = self._order(900.0)
        order.action_confirm()
        order.write({"client_order_ref": "PO 7"})
        order.order_line.write({"name": "Advice, two days"})
        order.order_line.product_uom_qty = 8.0
        self.assertEqual(len(self.server.bodies("/v1/orders/check")), 1)

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

    def _may_edit_contacts(self, groups="sales_team.group_sale_salesman_all_leads"):
        own = {"company_id": self.company.id, "company_ids": [Command.set(self.company.ids)]}
        login = f"creditline_contacts_{len(groups)}"
        return new_test_user(self.env, login, f"{groups},base.group_partner_manager", **own)

    def test_ask_08_no_bypass_by_sharing_the_limit_of_a_rich_company(self):
        rich = self._customer("Rich SA", 1000000.0)
        partners = self.env["res.partner"].with_user(self._may_edit_contacts())
        with self.assertRaisesRegex(AccessError, "Only a credit manager"):
            partners.browse(self.customer.id).write({"creditline_limit_holder_id": rich.id})
        values = {"name": "New", "is_company": True}
        with self.assertRaisesRegex(AccessError, "Only a credit manager"):
            partners.create({**values, "creditline_limit_holder_id": rich.id})
        with self.assertRaisesRegex(AccessError, "Only a credit manager"):
            partners.with_context(default_creditline_limit_holder_id=rich.id).create(values)

    def test_ask_08_no_bypass_by_moving_a_company_that_owes_under_a_rich_one(self):
        rich = self._customer("Rich SA", 1000000.0)
        self._order(900.0).action_confirm()
        values = {"parent_id": rich.id, "is_company": False}
        with self.assertRaises(AccessError) as caught:
            self.customer.with_user(self._may_edit_contacts()).sudo(False).write({**values})
        self.assertIn("only a credit manager", str(caught.exception))
        manager = self._may_edit_contacts("creditline.group_credit_manager")
        self.customer.with_user(manager).sudo(False).write({**values})
        self.assertEqual(self.customer._creditline_holder(), rich)

    def test_ask_08_no_bypass_by_moving_the_invoice_address_of_an_order(self):
        rich = self._customer("Rich SA", 1000000.0)
        partners = self.env["res.partner"].sudo()
        contact = partners.create({"name": "Ann", "parent_id": self.customer.id})
        free = partners.create({"name": "Bob", "parent_id": self.customer.id})
        self._order(900.0, partner=contact, partner_invoice_id=contact.id).action_confirm()
        self.assertEqual(self._figures()["ordered"], 900.0)
        user = self._may_edit_contacts()
        with self.assertRaises(AccessError) as caught:
            contact.with_user(user).sudo(False).write({"parent_id": rich.id})
        self.assertIn("only a credit manager", str(caught.exception))
        self.assertEqual(contact.commercial_partner_id, self.customer)
        self.assertEqual(self._figures()["ordered"], 900.0)
        free.with_user(user).sudo(False).write({"parent_id": rich.id})
        self.assertEqual(self._figures()["ordered"], 900.0)

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
