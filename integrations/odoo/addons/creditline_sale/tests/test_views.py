import json

from odoo.tests import Form, HttpCase, tagged

from .common import CreditlineSaleCommon, OverrideCommon


@tagged("post_install", "-at_install")
class TestViews(OverrideCommon):
    """What people see, each with the rights that they have."""

    def test_a_salesperson_types_a_quotation_and_is_warned_before_it_is_saved(self):
        form = Form(self.env["sale.order"].with_user(self.salesman))
        form.partner_id = self.customer
        with form.order_line.new() as line:
            line.product_id = self.product
            line.product_uom_qty = 13.0
        self.assertIn("Over by:", form.creditline_warning)
        order = form.save()
        self.assertTrue(order.creditline_can_request)

    def test_a_salesperson_opens_the_customer_and_sees_what_it_owes(self):
        self._open_invoice(250.0)
        form = Form(self.customer.with_user(self.salesman))
        self.assertEqual(form.creditline_open, 250.0)

    def test_the_card_counts_orders(self):
        self._open_invoice(250.0)
        self._order(300.0).action_confirm()
        credit = self.customer.with_user(self.salesman)._creditline_credit()
        expected = {"limit": 1000.0, "open": 250.0, "ordered": 300.0, "reserved": 0.0, "free": 450.0}
        self.assertEqual(credit, {**expected, "currency": self.company.currency_id.name})

    def test_an_override_is_asked_for_from_the_action_menu_too(self):
        order = self._order(1500.0)
        requests = self.env["creditline.override.request"].with_user(self.salesman)
        form = Form(requests.with_context(active_model="sale.order", active_id=order.id, active_ids=order.ids))
        form.reason = "Exception"
        form.save().action_request()
        self.assertEqual(order.with_user(self.salesman).creditline_override_count, 1)
        form = Form(requests.with_context(active_model="res.partner", active_id=self.customer.id))
        form.reason = "A good year"
        form.amount = 3000.0
        form.save().action_request()
        self.assertEqual(self.customer.with_user(self.salesman).creditline_override_count, 2)

    def test_every_view_of_overrides_opens(self):
        override = self._ask(self._order(1500.0))
        for user in (self.salesman, self.credit_manager):
            self.assertEqual(Form(override.with_user(user)).state, "requested")
        action = override.with_user(self.credit_manager).action_approve()
        form = Form(self.env["creditline.override.decide"].with_user(self.credit_manager).with_context(**action["context"]))
        self.assertEqual(form.amount, 1500.0)
        form.save().action_approve()
        self.assertEqual(override.state, "approved")

    def test_a_quotation_with_an_override_cannot_be_deleted(self):
        """Its override would be left without an order, and so release every order of the customer."""
        order = self._order(1500.0)
        override = self._ask(order)
        self.assertEqual(override._fields["order_id"].ondelete, "restrict")


@tagged("post_install", "-at_install")
class TestPortal(CreditlineSaleCommon, HttpCase):
    def test_a_customer_who_signs_is_told_nothing_about_limits(self):
        order = self._order(1500.0).sudo()
        order.write({"require_signature": True, "require_payment": False})
        order.action_quotation_sent()
        signature = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        params = {"access_token": order._portal_ensure_token(), "name": "Ann Buyer", "signature": signature}
        body = json.dumps({"params": params})
        headers = {"Content-Type": "application/json"}
        answer = self.url_open(f"/my/orders/{order.id}/accept", data=body, headers=headers)
        self.assertEqual(answer.status_code, 200)
        self.assertNotIn("limit", answer.text.lower())
        self.assertTrue(answer.json()["result"]["force_refresh"])
        order.invalidate_recordset()
        self.assertEqual((order.state, order.signed_by), ("sent", "Ann Buyer"))
        self.assertTrue(order.activity_ids)
        page = self.url_open(order.get_portal_url())
        self.assertNotIn("Over by", page.text)
