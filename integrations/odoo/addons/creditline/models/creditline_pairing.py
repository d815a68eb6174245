from contextlib import contextmanager
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ..creditline_errors import CreditlineError, ServerRefused
from ..series import OWN_GROUPS, SERIES

CONNECTION = "/v1/crms/odoo/connection"
BOT_LOGIN = "creditline-server"
KEY_NAME = "Creditline server"
KEY_DAYS = 365
RENEW_DAYS = 30


class CreditlinePairing(models.AbstractModel):
    _name = "creditline.pairing"
    _description = "Connection of this database with a Creditline server"

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
