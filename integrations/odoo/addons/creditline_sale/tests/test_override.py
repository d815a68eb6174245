from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from .common import OverrideCommon


@tagged("post_install", "-at_install")
class TestOverride(OverrideCommon):
    """Above the limit only by a named person, with a reason and an end."""

    def test_ask_19_request_approve_confirm(self):
        order = self._order(1500.0)
        with self.assertRaises(UserError):
            order.action_confirm()
        override = self._ask(order)
        self.assertEqual((override.state, override.amount), ("requested", 1500.0))
        self.assertEqual(override.requested_by_id, self.salesman)
        self.assertIn(self.credit_manager, override.sudo().activity_ids.user_id)
        self._approve(override)
        self.assertEqual(override.state, "approved")
        self.assertEqual(override.decided_by_name, "Carla Credit")
        self.assertEqual(override.ends_on, fields.Date.today() + timedelta(days=7))
        self.assertFalse(override.sudo().activity_ids)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        [known] = self.server.overrides.values()
        self.assertEqual((known["state"], known["order"]), ("approved", f"sale.order,{order.id}"))
        self.assertEqual(known["by"], {"id": str(self.credit_manager.id), "name": "Carla Credit"})
        for record in (order, self.customer):
            bodies = " ".join(record.sudo().message_ids.mapped("body"))
            self.assertIn("Sally Sales asked for an override", bodies)
            self.assertIn("Carla Credit approved the override", bodies)
        self.assertIn("override of Carla Credit", " ".join(order.message_ids.mapped("body")))

    def test_ask_09_a_salesperson_cannot_approve_in_any_way(self):
        override = self._ask(self._order(1500.0))
        own = override.with_user(self.salesman)
        with self.assertRaises(AccessError):
            own.write({"state": "approved"})
        with self.assertRaises(AccessError):
            own.create({"partner_id": self.customer.id, "state": "approved"})
        with self.assertRaises(AccessError):
            own.unlink()
        for method in ("action_approve", "action_refuse", "action_end", "action_send"):
            with self.assertRaises(AccessError):
                getattr(own, method)()
        with self.assertRaises(AccessError):
            self._approve(override, user=self.salesman)
        wizard = self.env["creditline.override.request"].with_user(self.salesman)
        other = wizard.create({"order_id": self._order(1600.0).id, "reason": "Please"})
        before = len(self.server.calls)
        with self.assertRaises(AccessError):
            other.action_request_and_approve()
        self.assertEqual(override.state, "requested")
        self.assertEqual(len(self.server.calls), before, "nobody is told of what was not allowed")

    def test_not_even_a_credit_manager_writes_the_record_itself(self):
        override = self._ask(self._order(1500.0)).with_user(self.credit_manager)
        with self.assertRaises(AccessError):
            override.write({"state": "approved", "amount": 99999.0})

    def test_a_credit_manager_approves_with_one_click_on_the_quotation(self):
        order = self._order(1500.0)
        action = order.with_user(self.credit_manager).action_creditline_request()
        form = Form(self.env["creditline.override.request"].with_user(self.credit_manager).with_context(**action["context"]))
        form.reason = "Known for years"
        self.assertEqual(form.amount, 1500.0)
        form.save().action_request_and_approve()
        self._send()
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_an_override_of_an_order_covers_this_order_up_to_its_amount(self):
        order = self._order(1500.0)
        self._approve(self._ask(order))
        with self.assertRaises(UserError):
            self._order(1200.0).action_confirm()
        order.order_line.product_uom_qty = 16.0
        with self.assertRaises(UserError):
            order.action_confirm()
        order.order_line.product_uom_qty = 15.0
        order.action_confirm()
        with self.assertRaises(UserError):
            order.order_line.product_uom_qty = 16.0

    def test_ask_01_an_override_is_in_the_currency_of_the_limit(self):
        foreign = self.env["res.currency"].sudo().with_context(active_test=False).search([("name", "=", "CHF")])
        foreign.active = True
        foreign.rate_ids.unlink()
        rate = {"currency_id": foreign.id, "rate": 2.0, "name": "2020-01-01", "company_id": self.company.id}
        self.env["res.currency.rate"].sudo().create(rate)
        self._decide(self.customer, 1000.0, currency=foreign)
        self._know(self.customer)
        order = self._order(600.0)
        override = self._ask(order)
        self.assertEqual((override.amount, override.currency_id), (1200.0, foreign))
        self._approve(override)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_an_override_of_a_customer_takes_the_place_of_the_limit(self):
        self._approve(self._ask(amount=2000.0))
        self._order(1500.0).action_confirm()
        with self.assertRaises(UserError):
            self._order(600.0).action_confirm()

    def test_an_override_ends_by_its_date(self):
        order = self._order(1500.0)
        override = self._ask(order)
        self._approve(override)
        override.sudo().ends_on = fields.Date.today() - timedelta(days=1)
        with self._server_down(), self.assertRaises(UserError):
            order.action_confirm()
        self.env["creditline.override"]._cron_expire()
        self.assertEqual(override.state, "expired")
        self.assertIn("has expired", " ".join(order.message_ids.mapped("body")))

    def test_an_override_ends_by_hand(self):
        order = self._order(1500.0)
        override = self._ask(order)
        self._approve(override)
        override.with_user(self.credit_manager).action_end()
        self._send()
        self.assertEqual(override.state, "ended")
        self.assertEqual(next(iter(self.server.overrides.values()))["state"], "ended")
        with self.assertRaises(UserError):
            order.action_confirm()

    def test_a_refused_request_says_why_and_releases_nothing(self):
        order = self._order(1500.0)
        override = self._ask(order)
        wizard = self.env["creditline.override.decide"].with_user(self.credit_manager)
        wizard.create({"override_id": override.id, "mode": "refuse", "note": "Two invoices are late"}).action_refuse()
        self._send()
        self.assertEqual(override.state, "refused")
        self.assertIn("Two invoices are late", " ".join(order.message_ids.mapped("body")))
        with self.assertRaises(UserError):
            order.action_confirm()
        with self.assertRaises(UserError):
            self._approve(override)

    def test_amount_and_end_are_the_approvers_to_set_within_reason(self):
        override = self._ask(self._order(1500.0))
        with self.assertRaises(UserError):
            self._approve(override, ends_on=fields.Date.today() - timedelta(days=1))
        with self.assertRaises(UserError):
            self._approve(override, amount=-5.0)
        self._approve(override, amount=1800.0, ends_on=fields.Date.today() + timedelta(days=2))
        [known] = self.server.overrides.values()
        self.assertEqual(known["amount"]["value"], 1800.0)
        self.assertEqual(known["ends_on"], str(fields.Date.today() + timedelta(days=2)))

    def test_an_approval_that_cannot_be_leaves_no_request(self):
        """Neither here nor on the server."""
        wizard = self.env["creditline.override.request"].with_user(self.credit_manager)
        yesterday = fields.Date.today() - timedelta(days=1)
        request = wizard.create({"order_id": self._order(1500.0).id, "reason": "Please", "ends_on": yesterday})
        count = self.env["creditline.override"].search_count([])
        with self.assertRaisesRegex(UserError, "in the past"):
            request.action_request_and_approve()
        self._send()
        self.assertEqual(self.env["creditline.override"].search_count([]), count)
        self.assertFalse(self.server.overrides)

    def test_orders_of_others_stay_out_of_sight_of_a_request(self):
        """A salesperson who sees only own orders reads neither amount nor warning of another one's."""
        own = {"company_id": self.company.id, "company_ids": [Command.set(self.company.ids)]}
        stranger = new_test_user(self.env, "creditline_own", "sales_team.group_sale_salesman", **own)
        order = self._order(1500.0)
        requests = self.env["creditline.override.request"].with_user(stranger)
        with self.assertRaises(AccessError):
            requests.with_context(active_model="sale.order", active_id=order.id).default_get(["order_id"])
        with self.assertRaises(AccessError):
            requests.with_context(default_order_id=order.id).default_get(["order_id"])
        with self.assertRaises(AccessError):
            requests.create({"order_id": order.id, "reason": "Curious"})
        spec = {"order_id": {"fields": {"display_name": {}}}, "amount": {}, "warning": {}, "partner_id": {}}
        with self.assertRaises(AccessError):
            requests.onchange({"order_id": order.id}, ["order_id"], spec)
        request = requests.create({"partner_id": self.customer.id, "reason": "Curious", "amount": 1.0})
        with self.assertRaises(AccessError):
            request.write({"order_id": order.id})

    def test_one_request_at_a_time(self):
        order = self._order(1500.0)
        self._ask(order)
        with self.assertRaisesRegex(UserError, "waits for a credit manager"):
            self._ask(order)

    def test_an_override_given_before_a_refusal_does_not_cover_it(self):
        order = self._order(1500.0)
        self._approve(self._ask(order))
        self._decide(self.customer, 0.0, "refuse")
        with self._server_down():
            with self.assertRaises(UserError):
                order.action_confirm()
            second = self._order(100.0)
            self._approve(self._ask(second))
            second.action_confirm()
        self.assertEqual(second.state, "sale")

    def test_overrides_of_other_companies_are_out_of_sight(self):
        override = self._ask(self._order(1500.0))
        other = self.env["res.company"].sudo().create({"name": "Elsewhere"})
        override.sudo().company_id = other
        self.assertFalse(self.env["creditline.override"].with_user(self.credit_manager).search([("id", "=", override.id)]))
        with self.assertRaises(AccessError):
            override.with_user(self.credit_manager).action_approve()
        with self.assertRaises(AccessError):
            self._approve(override)
