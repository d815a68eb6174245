from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import requests

from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user, tagged

from ..models.creditline_diagnosis import NEEDED
from ..models.creditline_pairing import CONNECTION
from .common import KEY, URL, CreditlineCase, problem

PING = {"status": "ok", "mode": "live", "version": "1.2.3", "currencies": ["EUR"]}


@tagged("post_install", "-at_install")
class TestSettings(CreditlineCase):
    def setUp(self):
        super().setUp()
        self.server.on("GET", "/v1/ping", (200, PING))
        for _scope, method, path in NEEDED:
            self.server.on(method, path, problem(404 if method == "GET" or "/0" in path else 422, "not_found"))

    def said(self):
        notice = self.env["res.config.settings"].create({}).action_creditline_test()["params"]
        return notice["type"], notice["message"]

    def test_a_good_connection_says_so(self):
        """Server, version and rights are confirmed, and what to do next."""
        kind, text = self.said()
        self.assertEqual(kind, "success", text)
        self.assertIn("1.2.3", text)
        self.assertIn("Now connect", text)

    def test_no_address_or_key(self):
        """An empty form is told what to fill in."""
        self.parameters.set_param("creditline.key", False)
        self.assertEqual(self.said()[0], "danger")
        self.assertIn("Enter the address", self.said()[1])

    def test_what_is_wrong_with_the_way(self):
        """Refused, TLS, time-out and another program at the address each have their sentence."""
        for answer, text in (
            (requests.exceptions.ConnectionError(ConnectionRefusedError()), "connection was refused"),
            (requests.exceptions.SSLError("expired"), "certificate of credit.example.com"),
            (requests.exceptions.ConnectTimeout(), "did not answer in time"),
            ((200, b"<html>Welcome to nginx</html>"), "not as a Creditline server"),
            ((200, {"status": "ok"}), "not as a Creditline server"),
            ((404, b"nothing"), "not as a Creditline server"),
        ):
            with self.subTest(text=text):
                self.server.on("GET", "/v1/ping", answer)
                kind, said = self.said()
                self.assertEqual(kind, "danger")
                self.assertIn(text, said)

    def test_the_address_is_tested_before_the_key_is_sent(self):
        """A wrong address never sees the key."""
        self.server.on("GET", "/v1/ping", (200, b"<html>"))
        self.said()
        self.assertEqual(len(self.server.calls), 1)
        self.assertNotIn("Authorization", self.server.calls[0]["headers"])

    def test_a_wrong_key(self):
        """401 is the key, and said so once."""
        for _scope, method, path in NEEDED:
            self.server.on(method, path, problem(401, "credentials_invalid", "unknown"))
        kind, text = self.said()
        self.assertEqual(kind, "danger")
        self.assertIn("API key is not valid (401)", text)

    def test_missing_scopes_by_name(self):
        """403 names every scope that the key lacks, not only the first."""
        for scope, method, path in NEEDED:
            if scope in ("orders:write", "ledger:write"):
                self.server.on(method, path, problem(403, "scope_missing", f"This key lacks the scope {scope}."))
        kind, text = self.said()
        self.assertEqual((kind, "lacks scopes (403): orders:write, ledger:write." in text), ("danger", True), text)

    def test_an_old_server(self):
        """A server that does not know an address is too old for the addon."""
        self.server.on("POST", "/v1/orders/check", problem(404, "not_found"))
        kind, text = self.said()
        self.assertEqual(kind, "danger")
        self.assertIn("too old for the addon: it has no /v1/orders/check", text)

    def test_the_clock(self):
        """A clock that differs by minutes is named, before it makes certificates and dates wrong."""
        self.server.headers["Date"] = format_datetime(datetime.now(timezone.utc) - timedelta(minutes=42), usegmt=True)
        kind, text = self.said()
        self.assertEqual(kind, "danger")
        self.assertIn("differ by 42 minutes", text)
        self.server.headers["Date"] = format_datetime(datetime.now(timezone.utc), usegmt=True)
        self.assertEqual(self.said()[0], "success")

    def test_a_copy_is_named(self):
        """A copied database is told so instead of a technical error."""
        self.server.on("POST", "/v1/crms/odoo/events", problem(409, "connection_copied", "This is a copy."))
        self.assertEqual(self.said(), ("danger", "This is a copy."))
        self.server.calls.clear()
        self.assertIn("copy of the one that is connected", self.said()[1])
        self.assertEqual(self.server.calls, [])

    def test_nothing_is_written_by_the_test(self):
        """What is sent to find out about scopes is refused by every version of the server."""
        self.said()
        for call in self.server.calls:
            self.assertIn(call["json"], (None, {"creditline_test": True}))

    def test_the_key_is_write_only(self):
        """A key that is saved never comes back, and is not kept in the table of the settings."""
        with Form(self.env["res.config.settings"]) as form:
            self.assertFalse(form.creditline_key)
            form.creditline_url = URL + "/"
            form.creditline_key = "  cl_live_new  "
        settings = form.record
        settings.execute()
        self.assertEqual(self.parameters.get_param("creditline.key"), "cl_live_new")
        self.assertFalse(self.env["res.config.settings"].create({}).creditline_key)
        self.env.cr.execute("SELECT * FROM res_config_settings WHERE id = %s", (settings.id,))
        self.assertNotIn("cl_live_new", str(self.env.cr.fetchall()))

    def test_an_empty_key_keeps_the_one_that_is_set(self):
        """Saving other settings does not delete the key."""
        self.env["res.config.settings"].create({"creditline_gate": "warn"}).execute()
        self.assertEqual(self.parameters.get_param("creditline.key"), KEY)
        self.assertEqual(self.company.creditline_gate, "warn")

    def test_another_address_is_another_server(self):
        """After the address changes the database is not connected any more, and no invoice counts as told."""
        self.parameters.set_param("creditline.paired_uuid", self.uuid)
        told = {"move_ref": 1, "company_id": self.company.id, "state": "posted"}
        self.env["creditline.ledger"].sudo().create(told)
        self.assertEqual(self.env["res.config.settings"].create({}).creditline_status, "connected")
        self.env["res.config.settings"].create({"creditline_url": "https://other.example.com"}).execute()
        self.assertEqual(self.env["res.config.settings"].create({}).creditline_status, "configured")
        self.assertFalse(self.env["creditline.ledger"].sudo().search_count([]))

    def test_settings_are_per_company(self):
        """Gate, scope and fallback of one company leave another one's alone."""
        other = self.env["res.company"].create({"name": "Other"})
        self.env["res.config.settings"].with_company(other).create({"creditline_gate": "off"}).execute()
        self.assertEqual((other.creditline_gate, self.company.creditline_gate), ("off", "block"))

    def test_who_may_connect(self):
        """The buttons are for the group Administrator, also when they are called over the API."""
        user = new_test_user(self.env, "cl_manager", "base.group_user,creditline.group_credit_manager")
        settings = self.env["res.config.settings"].create({}).with_user(user)
        for name in ("test", "connect", "renew", "disconnect"):
            with self.assertRaises(AccessError):
                getattr(settings, f"action_creditline_{name}")()
        self.assertFalse(self.server.sent("PUT", CONNECTION))
