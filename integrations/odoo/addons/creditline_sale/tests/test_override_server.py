from contextlib import contextmanager

from odoo import fields
from odoo.exceptions import UserError
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

    def test_nothing_is_sent_before_the_commit_and_everything_after_it(self):
        order = self._order(1500.0)
        wizard = self.env["creditline.override.request"].with_user(self.credit_manager)
        wizard.create({"order_id": order.id, "reason": "Known for years"}).action_request_and_approve()
        self.assertFalse(self.server.bodies("/v1/overrides"))
        override = self.env["creditline.override"].search([("order_id", "=", order.id)])
        self.assertTrue(override.is_pending)
        with self._in_registry():
            self.env.cr.postcommit.run()
        override.invalidate_recordset()
        self.assertFalse(override.is_pending)
        [known] = self.server.overrides.values()
        self.assertEqual(known["state"], "approved")

    def test_a_transaction_that_is_run_again_asks_once(self):
        """What was rolled back was never sent; were it sent, its key would be the same."""
        order = self._order(1500.0)
        wizard = self.env["creditline.override.request"].with_user(self.salesman)
        wizard = wizard.create({"order_id": order.id, "reason": "Please"})
        keys = []

        def attempt():
            wizard.action_request()
            override = self.env["creditline.override"].sudo().search([("order_id", "=", order.id)])
            keys.append(override.request_key)

        try:
            with self.env.cr.savepoint():
                attempt()
                raise ValueError("could not serialize")
        except ValueError:
            self.env.invalidate_all()
        attempt()
        self.assertEqual(keys[0], keys[1])
        with self._in_registry():
            self.env.cr.postcommit.run()
        self.assertEqual(len(self.server.overrides), 1)
        self.assertEqual(len(self.server.bodies("/v1/overrides")), 1)

    def test_a_request_after_a_refusal_is_another_one(self):
        order = self._order(1500.0)
        wizard = self.env["creditline.override.request"].with_user(self.salesman)
        wizard = wizard.create({"order_id": order.id, "reason": "Please"})
        wizard.action_request()
        self._send()
        first = self.env["creditline.override"].search([("order_id", "=", order.id)])
        self._receive(self._event(first.server_id, "refused"))
        wizard.action_request()
        self._send()
        self.assertEqual(len(self.server.overrides), 2)

    @contextmanager
    def _in_registry(self):
        """Other cursors share the transaction of the test; the call for it differs by series."""
        if hasattr(self, "enter_registry_test_mode"):
            with self.enter_registry_test_mode():
                yield
            return
        self.env.flush_all()
        self.registry.enter_test_mode(self.cr)
        try:
            yield
        finally:
            self.registry.leave_test_mode()

    def test_a_decision_that_was_taken_on_the_server_meanwhile_holds_here_too(self):
        """The server says 409 to ours, and is asked what holds."""
        for state in ("refused", "approved", "ended"):
            with self.subTest(state=state):
                override = self._ask(self._order(1500.0))
                known = self.server.overrides[override.server_id]
                known |= {"state": state, "by": {"id": "9", "name": "Remote Rita"}, "note": "Not again"}
                known |= {"amount": {**known["amount"], "value": 1400.0}, "ends_on": "2030-01-01"}
                self._approve(override)
                self.assertEqual((override.state, override.decided_by_name), (state, "Remote Rita"))
                self.assertEqual((override.amount, str(override.ends_on)), (1400.0, "2030-01-01"))
                self.assertFalse(override.is_pending)

    def test_an_end_that_the_server_still_takes_is_told_after_its_approval_was_there(self):
        override = self._ask(self._order(1500.0))
        self.server.overrides[override.server_id]["state"] = "approved"
        with self._server_down():
            self._approve(override)
            override.with_user(self.credit_manager).action_end()
        self._send()
        self.assertEqual(self.server.overrides[override.server_id]["state"], "ended")
        self.assertEqual(override.state, "ended")

    def test_what_an_approval_covers_is_what_the_server_took_it_for(self):
        """Here the customer is refused and the server does not know it yet, or the other way round."""
        for is_refused in (False, True):
            with self.subTest(is_refused=is_refused):
                self.server.is_refused = is_refused
                self._decide(self.customer, 0.0, "accept" if is_refused else "refuse")
                override = self._ask(self._order(1500.0))
                with self._server_down():
                    self._approve(override)
                    self.assertEqual(override.covers_refusal, not is_refused, "a guess until the server has heard of it")
                self._send()
                self.assertEqual(override.covers_refusal, is_refused)

    def test_what_an_approval_on_the_server_covers_arrives_with_it(self):
        """The message may come long after the approval, when the customer is refused here."""
        self._decide(self.customer, 0.0, "refuse")
        today = str(fields.Date.today())
        for covers in (False, True):
            override = self._ask(self._order(1500.0))
            self._receive(self._event(override.server_id, "approved", ends_on=today, covers_refusal=covers))
            self.assertEqual(override.covers_refusal, covers)
            with self._server_down():
                if covers:
                    override.order_id.action_confirm()
                else:
                    with self.assertRaises(UserError):
                        override.order_id.action_confirm()

    def test_a_server_that_says_no_is_quoted_and_asked_again(self):
        self.server.refusal = ServerRefused("forbidden", "The key lacks overrides:write.", 403)
        with self.assertLogs("odoo.addons.creditline_sale.models.creditline_override_outbox_mixin", "WARNING"):
            override = self._ask(self._order(1500.0))
        self.assertTrue(override.is_pending)
        self.assertEqual(override.sync_problem, "The key lacks overrides:write.")
        self.server.refusal = None
        override.with_user(self.credit_manager).action_send()
        self._send()
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
