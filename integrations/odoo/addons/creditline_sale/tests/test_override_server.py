from odoo import fields
from odoo.tests import tagged

from odoo.addons.creditline.creditline_errors import ServerRefused

from .common import OverrideCommon


@tagged("post_install", "-at_install")
class TestOverrideServer(OverrideCommon):
    """Overrides that this database and the server decide together."""

    def test_an_approval_counts_while_the_server_is_down_and_is_told_later(self):
        order = self._order(1500.0)
        with self._server_down():
            override = self._ask(order)
            self._approve(override)
            self.assertEqual(override.state, "approved")
            self.assertTrue(override.is_pending)
            self.assertEqual(override.sync_problem, "It does not answer.")
            order.action_confirm()
        self.assertEqual(order.state, "sale")
        self.assertFalse(self.server.overrides)
        self.env["creditline.override"]._cron_send()
        self.assertFalse(override.is_pending)
        [known] = self.server.overrides.values()
        self.assertEqual((known["state"], known["by"]["name"]), ("approved", "Carla Credit"))
        self.env["creditline.override"]._cron_send()
        self.assertEqual(len(self.server.overrides), 1)

    def test_an_approval_that_the_server_has_not_heard_of_counts_when_it_is_back(self):
        order = self._order(1500.0)
        with self._server_down():
            self._approve(self._ask(order))
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_a_step_that_the_server_took_before_is_over(self):
        override = self._ask(self._order(1500.0))
        self.server.overrides[override.server_id]["state"] = "approved"
        self._approve(override)
        self.assertFalse(override.is_pending)

    def test_a_server_that_says_no_is_quoted_and_asked_again(self):
        self.server.refusal = ServerRefused("forbidden", "The key lacks overrides:write.", 403)
        with self.assertLogs("odoo.addons.creditline_sale.models.creditline_override_outbox_mixin", "WARNING"):
            override = self._ask(self._order(1500.0))
        self.assertTrue(override.is_pending)
        self.assertEqual(override.sync_problem, "The key lacks overrides:write.")
        self.server.refusal = None
        override.with_user(self.credit_manager).action_send()
        self.assertFalse(override.is_pending)

    def _event(self, override_id, state, **values):
        return {
            "id": f"override:{override_id}:{state}",
            "kind": "override",
            "account_id": str(self.customer.id),
            "database_uuid": self.env["ir.config_parameter"].sudo().get_param("database.uuid"),
            "override_id": override_id,
            "state": state,
            "by": {"id": "9", "name": "Remote Rita"},
            "amount": {"value": 1500.0, "currency": self.company.currency_id.name},
            **values,
        }

    def _receive(self, event):
        return self.env["creditline.inbox"].sudo().receive(event)["status"]

    def test_a_decision_on_the_server_arrives_once(self):
        order = self._order(1500.0)
        override = self._ask(order)
        event = self._event(override.server_id, "approved", ends_on=str(fields.Date.today()))
        self.assertEqual(self._receive(event), "done")
        self.assertEqual((override.state, override.decided_by_name), ("approved", "Remote Rita"))
        before = len(order.message_ids)
        self.assertEqual(self._receive(event), "duplicate")
        self.assertEqual(len(order.message_ids), before)
        with self._server_down():
            order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_a_request_on_the_server_is_told_like_any_other_step(self):
        """One line on the customer, and a task for those who decide."""
        self._receive(self._event("r9", "requested"))
        override = self.env["creditline.override"].search([("server_id", "=", "r9")])
        self.assertTrue(override.activity_ids)
        lines = [body for body in self.customer.message_ids.mapped("body") if "override of the credit limit" in body]
        self.assertEqual(len(lines), 1)
        self.assertIn("requested", lines[0])
        self.assertIn("by Remote Rita", lines[0])

    def test_older_news_does_not_undo_a_decision(self):
        override = self._ask(self._order(1500.0))
        self._approve(override)
        self._receive(self._event(override.server_id, "requested"))
        self.assertEqual(override.state, "approved")

    def test_an_override_that_began_on_the_server_is_kept_here(self):
        order = self._order(1500.0)
        reference = {"id": f"sale.order,{order.id}"}
        self._receive(self._event("r1", "approved", order=reference, ends_on=str(fields.Date.today())))
        override = self.env["creditline.override"].search([("server_id", "=", "r1")])
        self.assertEqual((override.order_id.id, override.partner_id, override.amount), (order.id, self.customer, 1500.0))
        self._receive(self._event("r1", "ended"))
        self.assertEqual(override.state, "ended")

    def test_the_echo_of_an_own_decision_says_nothing_twice(self):
        order = self._order(1500.0)
        override = self._ask(order)
        self._approve(override)
        before = len(order.message_ids)
        self._receive(self._event(override.server_id, "approved", ends_on=str(override.ends_on)))
        self.assertEqual(len(order.message_ids), before)
