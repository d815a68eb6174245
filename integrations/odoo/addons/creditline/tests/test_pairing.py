import requests

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.creditline_pairing import BOT_LOGIN, CONNECTION, KEY_NAME
from ..series import SERIES
from .common import KEY, CreditlineCase, problem

NEW_KEY = "cl_test_111111111111_" + "cd" * 32


@tagged("post_install", "-at_install")
class TestPairing(CreditlineCase):
    def setUp(self):
        super().setUp()
        self.server.on("PUT", CONNECTION, (200, {"state": "connected"}))
        self.server.on("DELETE", CONNECTION, (204, b""))
        self.pairing = self.env["creditline.pairing"].sudo()
        self.keys()._remove()

    def keys(self):
        return self.env["res.users.apikeys"].sudo().search([("user_id.login", "=", BOT_LOGIN)])

    def connect(self):
        with self.in_registry():
            self.pairing._connect()

    def test_connecting_gives_the_server_a_key_of_its_own_user(self):
        """The key works, belongs to a portal user without a password, and the database counts as connected."""
        self.connect()
        body = self.server.sent("PUT", CONNECTION)[0]["json"]
        self.assertEqual(body["database"], self.env.cr.dbname)
        self.assertEqual((body["database_uuid"], body["series"], body["login"]), (self.uuid, SERIES, BOT_LOGIN))
        uid = self.env["res.users.apikeys"]._check_credentials(scope="rpc", key=body["key"])
        user = self.env["res.users"].browse(uid)
        self.assertEqual((user.login, user.share), (BOT_LOGIN, True))
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", (uid,))
        self.assertFalse(self.env.cr.fetchone()[0])
        self.assertEqual(self.pairing._state(), "connected")
        self.assertTrue(self.env["creditline.client"]._last_contact())

    def test_the_key_is_there_before_the_server_calls_back(self):
        """The server pings before it answers, so its key has to open the door by then."""
        seen = []

        def answer(call, found):
            seen.append(self.env["res.users.apikeys"]._check_credentials(scope="rpc", key=call["json"]["key"]))
            return 200, {}

        self.server.on("PUT", CONNECTION, answer)
        self.connect()
        self.assertTrue(seen[0])

    def test_a_refused_connection_leaves_no_key(self):
        """When the server cannot use the connection it says why, and the new key is taken back."""
        fault = {"field": "base_url", "message": "cannot be reached"}
        self.server.on("PUT", CONNECTION, problem(422, "connection_unusable", "Odoo is unreachable.", errors=[fault]))
        with self.assertRaisesRegex(UserError, "Odoo is unreachable.\nbase_url: cannot be reached"):
            self.connect()
        self.assertFalse(self.keys())
        self.assertEqual(self.pairing._state(), "configured")

    def test_connecting_again_leaves_one_key(self):
        """The user's older keys end once the server has the new one."""
        self.connect()
        self.connect()
        self.assertEqual(len(self.keys()), 1)

    def test_renewing_replaces_both_keys(self):
        """Our key is replaced by the server's new one, and the server's by ours."""
        self.connect()
        old = self.keys()
        self.server.on("POST", "/v1/api-keys/rotate", (200, {"key": NEW_KEY, "old_valid_until": "2026-11-23T07:00:00Z"}))
        with self.in_registry():
            self.pairing._renew()
        self.assertEqual(self.parameters.get_param("creditline.key"), NEW_KEY)
        self.assertEqual(self.server.calls[-1]["headers"]["Authorization"], f"Bearer {NEW_KEY}")
        self.assertEqual(len(self.keys()), 1)
        self.assertNotEqual(self.keys(), old)

    def test_a_new_key_is_kept_when_the_rest_fails(self):
        """The old key ends in a day, so the new one is kept even if the server's own key could not be renewed."""
        self.connect()
        self.server.on("POST", "/v1/api-keys/rotate", (200, {"key": NEW_KEY, "old_valid_until": "2026-11-23T07:00:00Z"}))
        self.server.on("PUT", CONNECTION, requests.exceptions.ReadTimeout())
        with self.in_registry(), self.assertRaises(UserError):
            self.pairing._renew()
        self.assertEqual(self.parameters.get_param("creditline.key"), NEW_KEY)
        self.assertEqual(len(self.keys()), 1)

    def test_keys_are_renewed_before_they_end(self):
        """The daily cron renews a key that ends soon, and leaves others alone."""
        self.connect()
        self.server.on("POST", "/v1/api-keys/rotate", (200, {"key": NEW_KEY}))
        with self.in_registry():
            self.pairing._cron_renew()
        self.assertFalse(self.server.sent("POST", "/v1/api-keys/rotate"))
        soon = fields.Datetime.add(fields.Datetime.now(), days=10)
        self.env.cr.execute("UPDATE res_users_apikeys SET expiration_date = %s WHERE name = %s", (soon, KEY_NAME))
        self.env.invalidate_all()
        with self.in_registry():
            self.pairing._cron_renew()
        self.assertEqual(len(self.server.sent("POST", "/v1/api-keys/rotate")), 1)

    def test_disconnecting_ends_both_sides(self):
        """The server is told, its key here is gone; and also when the server is away."""
        for answer, is_told in (((204, b""), True), (requests.exceptions.ConnectTimeout(), False)):
            with self.subTest(is_told=is_told):
                self.connect()
                self.server.on("DELETE", CONNECTION, answer)
                with self.in_registry():
                    left = self.pairing._disconnect()
                self.assertEqual(not left, is_told)
                self.assertFalse(self.keys())
                self.assertEqual(self.pairing._state(), "configured")

    def test_a_copy_connects_as_a_database_of_its_own(self):
        """Whoever presses Connect on a copy says that it is one: its calls work again."""
        self.parameters.set_param("creditline.paired_uuid", "00000000-0000-0000-0000-000000000000")
        self.parameters.set_param("creditline.copied_uuid", self.uuid)
        self.assertEqual(self.pairing._state(), "copied")
        self.connect()
        self.assertEqual(self.pairing._state(), "connected")
        self.assertEqual(self.parameters.get_param("creditline.key"), KEY)
