from odoo import fields, models

from ..series import unique_index


class CreditlineTask(models.Model):
    _name = "creditline.task"
    _description = "Task that the Creditline server gave"
    _order = "id desc"

    key = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner", ondelete="cascade", index=True)

    def init(self):
        unique_index(self.env.cr, self._table, ["key"])
