import logging
import socket
import ssl
from unittest.mock import patch

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from odoo.tests import tagged

from ..creditline_errors import CreditlineError, ServerRefused, ServerUnreachable
from ..series import VERSION
from .common import KEY, CreditlineCase, problem

@tagged("post_install", "-at_install")
class TestClient(CreditlineCase):
    def call(self, *args, **options):
        return self.env["creditline.client"]._call(*(args or ("GET", "/v1/thing")), **options)

    def fail(self, answer, *args):
        self.server.on("GET", "/v1/thing", answer)
        with self.assertRaises(CreditlineError) as caught:
            self.call()
        return caught.exception

    def test_every_call_says_who_calls(self):
        """Key, database, version and language are in the headers; the key is nowhere else."""
        self.server.on("POST", "/v1/thing", (200, {"ok": True}))
        self.env["res.lang"]._activate_lang("fr_FR")
        answer = self.env(context={"lang": "fr_FR"})["creditline.client"]._call(
            "POST", "/v1/thing", {"a": 1}, idempotency_key="one"
        )
        self.assertEqual(answer, {"ok": True})
        call = self.server.calls[0]
        self.assertEqual(call["headers"]["Authorization"], f"Bearer {KEY}")
        self.assertEqual(call["headers"]["X-Creditline-Database"], self.uuid)
        self.assertEqual(call["headers"]["User-Agent"], f"creditline-odoo/{VERSION}")
        self.assertEqual(call["headers"]["Accept-Language"], "fr-FR")
        self.assertEqual(call["headers"]["Idempotency-Key"], "one")
        self.assertNotIn(KEY, str({name: value for name, value in call.items() if name != "headers"}))

    def test_every_call_has_a_timeout_and_checks_the_certificate(self):
        """No call may hang for ever, follow a redirect with the key, or skip the certificate."""
        self.server.on("GET", "/v1/thing", (200, {}))
        self.call()
        self.call("GET", "/v1/thing", timeout=2)
        first, second = self.server.calls
        self.assertEqual((first["timeout"], second["timeout"]), (6, 2))
        self.assertFalse(first["allow_redirects"])
        self.assertIsNot(first.get("verify"), False)

    def test_what_went_wrong_is_told_apart(self):
        """DNS, refused, TLS and time-out are different problems, however deep requests buries them."""
        refused = NewConnectionError(None, "no")
        refused.__cause__ = ConnectionRefusedError(111, "refused")
        unknown = NewConnectionError(None, "no")
        unknown.__context__ = socket.gaierror(-2, "Name or service not known")
        untrusted = ssl.SSLCertVerificationError("self-signed certificate")
        for error, expected in (
            (requests.exceptions.ConnectionError(MaxRetryError(None, "/", unknown)), "dns"),
            (requests.exceptions.ConnectionError(MaxRetryError(None, "/", refused)), "refused"),
            (requests.exceptions.SSLError(MaxRetryError(None, "/", untrusted)), "tls"),
            (requests.exceptions.ConnectTimeout(), "timeout"),
            (requests.exceptions.ReadTimeout(), "timeout"),
            (requests.exceptions.ConnectionError("broken pipe"), "network"),
        ):
            with self.subTest(expected=expected):
                self.assertEqual(self.fail(error).problem, expected)

    def test_an_error_of_the_server_is_no_refusal(self):
        """5xx and 429 say nothing about the company: unreachable, with the wait that was asked for."""
        self.server.headers["Retry-After"] = "5"
        for status in (429, 500, 502, 503, 504):
            error = self.fail(problem(status, "internal"))
            self.assertEqual((type(error), error.problem, error.retry_after), (ServerUnreachable, "server", 5))

    def test_a_refusal_carries_code_detail_and_fields(self):
        """What the server refuses comes with its stable code."""
        error = self.fail(problem(422, "body_invalid", "Wrong.", errors=[{"field": "amount", "message": "too big"}]))
        self.assertEqual((error.code, error.detail, error.status), ("body_invalid", "Wrong.", 422))
        self.assertEqual(error.errors, [{"field": "amount", "message": "too big"}])

    def test_another_program_at_the_address_is_no_refusal(self):
        """A login page or a proxy's error is an unreachable server, whatever its status."""
        for answer in ((404, b"<html>not here</html>"), (403, b"<html>proxy</html>"), (302, b""), (200, b"<html>")):
            with self.subTest(answer=answer):
                self.assertEqual(self.fail(answer).problem, "address")

    def test_the_key_does_not_travel_in_clear(self):
        """http:// is refused before anything is sent, save on this machine or where an administrator allows it."""
        self.parameters.set_param("creditline.url", "http://credit.example.com")
        with self.assertRaises(ServerUnreachable) as caught:
            self.call()
        self.assertEqual((caught.exception.problem, self.server.calls), ("tls", []))
        client = self.env["creditline.client"]
        self.parameters.set_param("creditline.url", "http://127.0.0.1:3000/")
        self.assertEqual(client._url(), "http://127.0.0.1:3000")
        self.parameters.set_param("creditline.url", "http://creditline:3000")
        self.parameters.set_param("creditline.allow_http", "1")
        self.assertEqual(client._url(), "http://creditline:3000")

    def test_a_wrong_address_is_named(self):
        """Something that is no web address is said to be so; nothing is sent."""
        for url in ("credit", "ftp://credit.example.com", "https://", "https://user@host", "https://[::1"):
            self.parameters.set_param("creditline.url", url)
            with self.subTest(url=url), self.assertRaises(ServerUnreachable) as caught:
                self.call()
            self.assertEqual(caught.exception.problem, "address")

    def test_the_key_is_never_logged(self):
        """A failing call logs the method, the path and the kind of problem, not the request."""
        self.server.on("GET", "/v1/thing", requests.exceptions.ConnectionError(f"Authorization: Bearer {KEY}"))
        with self.assertLogs("odoo.addons.creditline.models.creditline_client", logging.INFO) as logs:
            with self.assertRaises(ServerUnreachable) as caught:
                self.call()
        self.assertNotIn(KEY, "".join(logs.output) + str(caught.exception))
        self.assertIsNone(caught.exception.__cause__)

    def test_a_copy_stops_calling(self):
        """Once the server says that this is a copy, or the database's id changed, nothing is sent any more."""
        error = self.fail(problem(409, "connection_copied", "This database is a copy."))
        self.assertEqual(error.code, "connection_copied")
        self.server.calls.clear()
        with self.assertRaises(ServerRefused):
            self.call()
        self.parameters.set_param("creditline.copied_uuid", False)
        self.parameters.set_param("creditline.paired_uuid", "00000000-0000-0000-0000-000000000000")
        with self.assertRaises(ServerRefused) as caught:
            self.call()
        self.assertEqual((caught.exception.code, self.server.calls), ("connection_copied", []))

    def test_without_key_nothing_is_sent(self):
        """A server address alone is not enough to call."""
        self.parameters.set_param("creditline.key", False)
        with self.assertRaises(ServerUnreachable) as caught:
            self.call()
        self.assertEqual((caught.exception.problem, self.server.calls), ("not_configured", []))

    def test_real_sockets(self):
        """Without the stand-in: a closed port of this machine is "refused"."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.parameters.set_param("creditline.url", f"http://127.0.0.1:{port}")
        with patch.object(requests, "request", requests.api.request), self.assertRaises(ServerUnreachable) as caught:
            self.call()
        self.assertEqual(caught.exception.problem, "refused")
