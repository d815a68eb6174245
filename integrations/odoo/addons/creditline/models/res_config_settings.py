from odoo import api, fields, models
from odoo.exceptions import AccessError

STATES = [
    ("not_configured", "No server yet"),
    ("configured", "Server known, not connected"),
    ("connected", "Connected"),
    ("copied", "Copy of a connected database: stopped"),
    ("neutralized", "Neutralized database: stopped"),
]


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    creditline_url = fields.Char("Server address", config_parameter="creditline.url")
    # Not stored: what is typed goes to the system parameters, and never comes back to a browser.
    creditline_key = fields.Char(
        "API key", compute="_compute_creditline_key", inverse="_inverse_creditline_key", groups="base.group_system"
    )
    creditline_has_key = fields.Boolean("An API key is set", compute="_compute_creditline_status")
    creditline_status = fields.Selection(STATES, "Connection", compute="_compute_creditline_status")
    creditline_last_contact = fields.Datetime("Last contact", compute="_compute_creditline_status")

    creditline_scope = fields.Selection(related="company_id.creditline_scope", readonly=False)
    creditline_gate = fields.Selection(related="company_id.creditline_gate", readonly=False)
    creditline_gate_at = fields.Selection(related="company_id.creditline_gate_at", readonly=False)
    creditline_offline = fields.Selection(related="company_id.creditline_offline", readonly=False)
    creditline_count_drafts = fields.Boolean(related="company_id.creditline_count_drafts", readonly=False)
    creditline_fallback_user_id = fields.Many2one(related="company_id.creditline_fallback_user_id", readonly=False)
    creditline_write_limit = fields.Boolean(related="company_id.creditline_write_limit", readonly=False)
    creditline_send_ledger = fields.Boolean(related="company_id.creditline_send_ledger", readonly=False)
    creditline_ledger_sent_at = fields.Datetime(related="company_id.creditline_ledger_sent_at")

    def set_values(self):
        parameters = self.env["ir.config_parameter"].sudo()
        before = parameters.get_param("creditline.url") or ""
        result = super().set_values()
        # Another server does not know this database.
        if (self.creditline_url or "") != before:
            parameters.set_param("creditline.paired_uuid", False)
            parameters.set_param("creditline.copied_uuid", False)
            parameters.set_param("creditline.ledger_told_at", False)
            self.env["creditline.ledger"]._forget_all()
        return result

    def _compute_creditline_key(self):
        self.creditline_key = False

    def _inverse_creditline_key(self):
        for settings in self:
            key = (settings.creditline_key or "").strip()
            if key:
                self._creditline_check_admin()
                self.env["ir.config_parameter"].sudo().set_param("creditline.key", key)

    @api.depends("creditline_url")
    def _compute_creditline_status(self):
        parameters = self.env["ir.config_parameter"].sudo()
        for settings in self:
            settings.creditline_has_key = bool(parameters.get_param("creditline.key"))
            settings.creditline_status = self.env["creditline.pairing"]._state()
            settings.creditline_last_contact = self.env["creditline.client"]._last_contact()

    def _creditline_check_admin(self):
        if not (self.env.su or self.env.user.has_group("creditline.group_admin")):
            raise AccessError(self.env._("Only the group Creditline / Administrator connects a server."))

    def action_creditline_test(self):
        self._creditline_check_admin()
        is_fine, sentences = self.env["creditline.diagnosis"]._run()
        title = self.env._("The connection works") if is_fine else self.env._("The connection does not work")
        return self._creditline_notice("success" if is_fine else "danger", title, sentences)

    def action_creditline_connect(self):
        self._creditline_check_admin()
        self.env["creditline.pairing"]._connect()
        return self._creditline_notice("success", self.env._("Connected"), [self.env._("Alerts reach this database.")])

    def action_creditline_renew(self):
        self._creditline_check_admin()
        self.env["creditline.pairing"]._renew()
        return self._creditline_notice(
            "success", self.env._("Keys renewed"), [self.env._("The old API key ends within a day.")]
        )

    def action_creditline_disconnect(self):
        self._creditline_check_admin()
        left = self.env["creditline.pairing"]._disconnect()
        if not left:
            return self._creditline_notice("success", self.env._("Disconnected"), [self.env._("Both sides know.")])
        sentence = self.env._("This side is disconnected; the server could not be told: %(reason)s", reason=left)
        return self._creditline_notice("warning", self.env._("Disconnected here"), [sentence])

    def _creditline_notice(self, kind, title, sentences):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": kind,
                "title": title,
                "message": " ".join(sentences),
                "sticky": kind != "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
