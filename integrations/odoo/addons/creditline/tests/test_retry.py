from unittest.mock import patch

import requests

from odoo import fields
from odoo.tests import tagged

from .common import CreditlineCase, decided, problem

EVENTS = "/v1/crms/odoo/events"


@tagged("post_install", "-at_install")
class TestRetry(CreditlineCase):
    """What happens while the server is away, busy, or says no."""

    def test_wait_doubles_and_the_run_stops_at_an_absent_server(self):
        """An absent server is asked once a run, not once a partner, and later each time."""
        one, two = self.customer("One"), self.customer("Two")
        self.server.on("POST", EVENTS, requests.exceptions.ConnectTimeout())
        waits = []
        for attempt in range(1, 5):
            self.due_now(one)
            two.sudo().creditline_retry_at = "2020-01-02 00:00:00"
            self.server.calls.clear()
            self.Partner._creditline_cron()
            self.assertEqual(len(self.server.calls), 1)
            self.assertEqual(one.creditline_attempts, attempt)
            waits.append((one.creditline_retry_at - fields.Datetime.now()).total_seconds())
        for wait, expected in zip(waits, (30, 60, 120, 240), strict=True):
            self.assertAlmostEqual(wait, expected, delta=expected * 0.1 + 2)
        self.assertEqual(one.creditline_state, "pending")
        self.assertEqual(two.creditline_attempts, 0)

    def test_retry_after_of_the_server_is_kept(self):
        """A server that asks to slow down is asked again when it said."""
        partner = self.customer()
        self.server.headers["Retry-After"] = "77"
        self.server.on("POST", EVENTS, problem(429, "slow_down"))
        partner._creditline_cron()
        wait = partner.creditline_retry_at - fields.Datetime.now()
        self.assertAlmostEqual(wait.total_seconds(), 77, delta=2)

    def test_idempotency_key_is_stable(self):
        """Every attempt for one change has the same id and key; the next change has another."""
        partner = self.customer()
        self.server.on("POST", EVENTS, requests.exceptions.ReadTimeout())
        for _attempt in range(2):
            self.due_now(partner)
            partner._creditline_cron()
        self.server.on("POST", EVENTS, (202, {}))
        self.due_now(partner)
        partner._creditline_cron()
        sent = self.server.sent("POST", EVENTS)
        self.assertEqual(len({call["json"]["event_id"] for call in sent}), 1)
        self.assertEqual({call["headers"]["Idempotency-Key"] for call in sent}, {sent[0]["json"]["event_id"]})
        partner.name = "Alpha Holding"
        partner._creditline_cron()
        self.assertNotEqual(self.server.sent("POST", EVENTS)[-1]["json"]["event_id"], sent[0]["json"]["event_id"])

    def test_a_company_still_being_assessed_is_asked_about_again(self):
        """A card that says "assessing" is fetched again later, until it is decided."""
        partner = self.customer()
        waiting = {"state": "assessing", "account_id": str(partner.id), "since": "2026-11-22T07:00:00Z"}
        self.server.on("GET", r"/v1/crms/odoo/accounts/\d+/card", (200, waiting))
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "assessing")
        self.assertGreater(partner.creditline_retry_at, fields.Datetime.now())
        self.server.on("GET", r"/v1/crms/odoo/accounts/\d+/card", (200, decided(partner.id)))
        self.due_now(partner)
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "decided")

    def test_a_refused_company_says_which_field_is_wrong(self):
        """What the server refuses is not tried again until it changes, and the reason is shown."""
        partner = self.customer()
        fault = {"field": "account.vat", "message": "has a wrong check digit"}
        self.server.on("POST", EVENTS, problem(422, "body_invalid", "The body is wrong.", errors=[fault]))
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "failed")
        self.assertIn("account.vat: has a wrong check digit", partner.creditline_card["problem"]["detail"])
        self.assertFalse(partner.creditline_event_id or partner.creditline_retry_at)
        self.server.on("POST", EVENTS, (202, {}))
        partner.city = "Lyon"
        partner.name = "Alpha Deux"
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "decided")

    def test_a_wrong_key_fails_nobody(self):
        """While the connection is refused, companies wait; none is marked as failed."""
        partner = self.customer()
        self.server.on("POST", EVENTS, problem(401, "credentials_invalid", "The API key is unknown."))
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "pending")
        self.assertTrue(partner.creditline_event_id)

    def test_no_country_is_said_without_asking(self):
        """Without country and VAT number the server is not asked; the card says what to fill in."""
        partner = self.customer(country_id=False)
        partner._creditline_cron()
        self.assertEqual(self.server.calls, [])
        self.assertEqual(partner.creditline_card["problem"]["code"], "country_missing")

    def test_one_record_that_trips_us_keeps_nobody_waiting(self):
        """An unforeseen fault at one partner is logged, and the others are assessed."""
        bad, good = self.customer("Bad"), self.customer("Good")
        original = type(self.Partner)._creditline_event

        def event_of(partner):
            if partner.name == "Bad":
                raise ValueError("unforeseen")
            return original(partner)

        with (
            patch.object(type(self.Partner), "_creditline_event", event_of),
            self.assertLogs("odoo.addons.creditline.models.creditline_retry_mixin", "ERROR"),
        ):
            self.Partner._creditline_cron()
        self.assertEqual((bad.creditline_state, good.creditline_state), ("pending", "decided"))
        self.assertEqual(bad.creditline_attempts, 1)
