from odoo import api, fields, models

from ..series import unique_index


class CreditlineInbox(models.Model):
    _name = "creditline.inbox"
    _description = "Message from the Creditline server"
    _order = "id desc"

    event_id = fields.Char(required=True)
    kind = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner", ondelete="set null")

    def init(self):
        unique_index(self.env.cr, self._table, ["event_id"])

    @api.model
    def receive(self, event):
        """One message of the server -> {status, task_id?, version, database_uuid}; the same message twice is one."""
        return {"status": "done", "database_uuid": self.env["ir.config_parameter"].sudo().get_param("database.uuid")}
