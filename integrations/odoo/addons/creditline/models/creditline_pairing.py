from contextlib import contextmanager
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ..creditline_errors import CreditlineError, ServerRefused, ServerUnreachable
from ..series import OWN_GROUPS, SERIES

CONNECTION = "/v1/crms/odoo/connection"
BOT_LOGIN = "creditline-server"
KEY_NAME = "Creditline server"
KEY_DAYS = 365
RENEW_DAYS = 30

# A body that no version of the server takes: the answer tells whether the key may call, and nothing is written.
NOTHING = {"creditline_test": True}

# What the addons call, by the scope that it needs.
NEEDED = [
    ("crm:write", "POST", "/v1/crms/odoo/events"),
    ("crm:read", "GET", "/v1/crms/odoo/accounts/0/card"),
    ("orders:write", "POST", "/v1/orders/check"),
    ("overrides:read", "GET", "/v1/overrides/0"),
    ("overrides:write", "POST", "/v1/overrides"),
    ("overrides:approve", "POST", "/v1/overrides/0/approve"),
    ("ledger:write", "POST", "/v1/ledger/invoices"),
    ("connections:read", "GET", CONNECTION),
    ("connections:write", "PUT", CONNECTION),
]


class CreditlinePairing(models.AbstractModel):
    _name = "creditline.pairing"
    _description = "Connection of this database with a Creditline server"

    # ---- test

    @api.model
    def _diagnose(self):
        """What is wrong between here and the server, the first thing that stops everything else -> (ok, sentences)."""
        client = self.env["creditline.client"]
        if not client._is_configured():
            return False, [self.env._("Enter the address of the server and an API key, and save.")]
        try:
            client._stop_copies()
            ping = client._send("GET", "/v1/ping", with_key=False)
            if not _is_ping(ping):
                raise ServerUnreachable(client._problem_text("address"), "address")
            wrong = self._clock_fault(client, ping) + self._key_faults(client)
        except ServerRefused as error:
            return False, [error.detail]
        except ServerUnreachable as error:
            return False, [str(error)]
        return not wrong, wrong or [self._praise(ping.json())]

    @api.model
    def _clock_fault(self, client, response):
        minutes = round(client._clock_skew_seconds(response) / 60)
        if abs(minutes) < 5:
            return []
        return [
            self.env._(
                "The clocks of this machine and of the server differ by %(minutes)s minutes. Set this machine's clock.",
                minutes=abs(minutes),
            )
        ]

    @api.model
    def _key_faults(self, client):
        """A wrong key, or every scope by name that the key lacks."""
        missing, unknown = [], []
        for scope, method, path in NEEDED:
            response = client._send(method, path, None if method == "GET" else NOTHING)
            code = _code_of(response)
            if response.status_code == 401:
                return [self.env._("The API key is not valid (401): it is wrong, revoked or past its end.")]
            if code == "scope_missing":
                missing.append(scope)
            elif code == "crm_unknown" or _lacks_route(response, method, path):
                unknown.append(path)
            elif code == "connection_copied":
                raise client._refusal_of(response)
            elif response.status_code >= 500:
                raise ServerUnreachable(client._busy_text(response), "server")
        faults = []
        if missing:
            faults.append(self.env._("The API key lacks scopes (403): %(scopes)s.", scopes=", ".join(missing)))
        if unknown:
            faults.append(
                self.env._("This server is too old for the addon: it has no %(paths)s.", paths=", ".join(unknown))
            )
        return faults

    @api.model
    def _praise(self, ping):
        state = self._state()
        text = self.env._(
            "Server %(version)s (%(mode)s) answers, and the key may do everything that is needed.",
            version=ping.get("version"),
            mode=ping.get("mode"),
        )
        if state == "connected":
            return text
        return text + " " + self.env._("Now connect, so that alerts reach this database.")

    # ---- connect, renew, disconnect

    @api.model
    def _state(self):
        """not_configured | configured | connected | copied | neutralized."""
        parameters = self.env["ir.config_parameter"].sudo()
        uuid = parameters.get_param("database.uuid")
        if parameters.get_param("database.is_neutralized"):
            return "neutralized"
        paired = parameters.get_param("creditline.paired_uuid")
        if parameters.get_param("creditline.copied_uuid") == uuid or (paired and paired != uuid):
            return "copied"
        if not self.env["creditline.client"]._is_configured():
            return "not_configured"
        return "connected" if paired else "configured"

    @api.model
    def _connect(self):
        """Gives the server a key of its own user here, and removes that user's older keys once the server has it.

        The server calls back before it answers, so the key has to be there for other transactions: it is committed
        first, and taken back when the server does not accept it.
        """
        with self._committed() as own:
            own._forget_copies()
            user = own._server_user()
            key, record = own._make_key(user)
            own.env.cr.commit()  # pylint: disable=invalid-commit
            try:
                own._offer(user, key)
            except CreditlineError as error:
                record.sudo().unlink()
                own.env.cr.commit()  # pylint: disable=invalid-commit
                raise UserError(own._told(error)) from None
            own._drop_keys(user, record)
            parameters = own.env["ir.config_parameter"]
            parameters.set_param("creditline.paired_uuid", own.env["creditline.client"]._database_uuid())
            parameters.set_param("creditline.last_contact", fields.Datetime.to_string(fields.Datetime.now()))

    @api.model
    def _renew(self):
        """A new API key for us and a new key here for the server. Ours is kept at once: the old one ends in a day."""
        with self._committed() as own:
            try:
                answer = own.env["creditline.client"]._call("POST", "/v1/api-keys/rotate", {})
            except CreditlineError as error:
                raise UserError(own._told(error)) from None
            own.env["ir.config_parameter"].set_param("creditline.key", answer["key"])
        self._connect()

    @api.model
    def _disconnect(self):
        """Ends the connection on both sides; here also when the server is away or does not know it any more."""
        with self._committed() as own:
            try:
                own.env["creditline.client"]._call("DELETE", CONNECTION)
                left = ""
            except CreditlineError as error:
                left = own._told(error)
            user = own.env["res.users"].with_context(active_test=False).search([("login", "=", BOT_LOGIN)])
            own._drop_keys(user, own.env["res.users.apikeys"])
            own._forget_copies()
            own.env["ir.config_parameter"].set_param("creditline.paired_uuid", False)
        return left

    @api.model
    def _cron_renew(self):
        """`creditline: keys`: renews the server's key before it ends."""
        if self._state() != "connected":
            return
        user = self.env["res.users"].sudo().search([("login", "=", BOT_LOGIN)])
        soon = fields.Datetime.now() + timedelta(days=RENEW_DAYS)
        keys = self.env["res.users.apikeys"].sudo().search([("user_id", "=", user.id), ("name", "=", KEY_NAME)])
        if not keys or any(key.expiration_date and key.expiration_date < soon for key in keys):
            self._renew()

    @api.model
    @contextmanager
    def _committed(self):
        """The same model in a transaction of its own, with all rights."""
        with self.env.registry.cursor() as cr:
            yield self.with_env(self.env(cr=cr, user=SUPERUSER_ID, su=True))

    @api.model
    def _forget_copies(self):
        """Who connects a copy says that it is a database of its own."""
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("creditline.copied_uuid", False)
        if parameters.get_param("creditline.paired_uuid") != parameters.get_param("database.uuid"):
            parameters.set_param("creditline.paired_uuid", False)

    @api.model
    def _server_user(self):
        """The user that the server's calls run as: a portal user that has no password, and may send messages only."""
        users = self.env["res.users"].with_context(active_test=False, no_reset_password=True)
        user = users.search([("login", "=", BOT_LOGIN)], limit=1)
        if not user:
            main = self.env["res.company"].search([], order="id", limit=1)
            user = users.create(
                {
                    "name": "Creditline",
                    "login": BOT_LOGIN,
                    # The sender of what its tasks notify people of.
                    "email": main.email or self.env.ref("base.user_admin").email or "noreply@example.com",
                    "company_id": main.id,
                    "company_ids": [(6, 0, self.env["res.company"].search([("active", "=", True)]).ids)],
                }
            )
        portal, bot = self.env.ref("base.group_portal"), self.env.ref("creditline.group_bot")
        user.write({"active": True, OWN_GROUPS: [(6, 0, (portal + bot).ids)]})
        return user

    @api.model
    def _make_key(self, user):
        keys = self.env["res.users.apikeys"].with_user(user).sudo()
        ends = fields.Datetime.now() + timedelta(days=KEY_DAYS)
        key = keys._generate("rpc", KEY_NAME, ends)
        return key, keys.search([("user_id", "=", user.id)], order="id desc", limit=1)

    @api.model
    def _drop_keys(self, user, kept):
        keys = self.env["res.users.apikeys"].sudo().search([("user_id", "in", user.ids), ("id", "not in", kept.ids)])
        keys._remove()

    @api.model
    def _offer(self, user, key):
        parameters = self.env["ir.config_parameter"]
        self.env["creditline.client"]._call(
            "PUT",
            CONNECTION,
            {
                "base_url": parameters.get_param("web.base.url"),
                "database": self.env.cr.dbname,
                "database_uuid": parameters.get_param("database.uuid"),
                "series": SERIES,
                "login": user.login,
                "key": key,
                "company_name": user.company_id.name[:200],
            },
            timeout=30,
        )

    @api.model
    def _told(self, error):
        """A failure as an administrator reads it: the sentence, and every field that the server names."""
        lines = [error.detail if isinstance(error, ServerRefused) else str(error)]
        fields_told = [f"{one.get('field', '')}: {one.get('message', '')}" for one in getattr(error, "errors", [])]
        # The sentence may be that of the one field that is wrong.
        return "\n".join(lines + [text for text in fields_told if text not in lines])


def _is_ping(response):
    try:
        answer = response.json()
    except ValueError:
        return False
    return response.status_code == 200 and isinstance(answer, dict) and {"status", "mode", "version"} <= answer.keys()


def _lacks_route(response, method, path):
    """A made-up id is not found of itself; without one it is the address that is unknown."""
    return response.status_code in (404, 405) and method != "GET" and "/0" not in path


def _code_of(response):
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer.get("code") if isinstance(answer, dict) else None
