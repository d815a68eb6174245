import json

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, HttpCase, new_test_user, tagged

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

    def test_a_salesperson_types_a_new_customer_and_a_contact_of_one(self):
        """Nothing is searched for by an id that a record does not have yet, which Odoo warns of."""
        groups = "sales_team.group_sale_salesman_all_leads,base.group_partner_manager"
        own = {"company_id": self.company.id, "company_ids": [Command.set(self.company.ids)]}
        user = new_test_user(self.env, "creditline_new", groups, **own)
        partners = self.env["res.partner"].with_user(user)
        with self.assertNoLogs("odoo", "WARNING"):
            form = Form(partners)
            form.name = "Not there yet"
            self.assertEqual((form.creditline_open, form.creditline_override_count), (0.0, 0))
            self.assertFalse(form.save()._creditline_exposure()["open"])
            with Form(self.customer.with_user(user)) as form:
                form.name = "Renamed"
            contact = Form(partners.with_context(default_parent_id=self.customer.id, default_name="Ann"))
            self.assertEqual(contact.save()._creditline_holder(), self.customer)

    def test_a_new_customer_owes_nothing_before_it_is_saved(self):
        """Other customers' orders, overrides and debts never show in a form that is about to make one."""
        self._open_invoice(250.0)
        self._ask(self._order(1500.0))
        new = self.env["res.partner"].with_user(self.salesman).new({"name": "New", "is_company": True})
        with self.assertNoLogs("odoo", "WARNING"):
            self.assertEqual((new.creditline_open, new.creditline_free, new.creditline_override_count), (0.0, 0.0, 0))
            self.assertFalse(new._creditline_members())
            self.assertEqual(new._creditline_figures()["open"], 0)
            self.assertFalse(any(new._creditline_exposure().values()))

    def test_a_customer_on_the_portal_reads_no_limit_from_its_order(self):
        order = self._order(1500.0)
        login = {"partner_id": self.customer.id, "company_id": self.company.id, "company_ids": [Command.set(self.company.ids)]}
        portal = new_test_user(self.env, "creditline_portal", "base.group_portal", **login)
        order.message_subscribe(self.customer.ids)
        seen = order.with_user(portal).sudo(False)
        self.assertEqual(seen.read(["amount_total"])[0]["amount_total"], 1500.0)
        names = [name for name in order._fields if name.startswith("creditline_")]
        for name in names:
            with self.subTest(name=name), self.assertRaises(AccessError):
                seen.read([name])
        self.assertFalse(set(seen.fields_get()) & set(names))

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
