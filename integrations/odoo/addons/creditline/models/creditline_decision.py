from odoo import fields, models

from ..series import unique_index

OUTCOMES = [
    ("accept", "Accept"),
    ("request_guarantee", "Guarantee needed"),
    ("refer", "To review"),
    ("refuse", "Refused"),
]


class CreditlineDecision(models.Model):
    _name = "creditline.decision"
    _description = "Credit decision"
    _order = "decided_at desc, id desc"
    _rec_name = "decided_at"

    partner_id = fields.Many2one("res.partner", required=True, ondelete="cascade", index=True)
    decision_id = fields.Char("Server reference", required=True)
    score = fields.Integer()
    grade = fields.Char()
    pd = fields.Float("Probability of default", digits=(12, 6))
    decision = fields.Selection(OUTCOMES)
    currency_id = fields.Many2one("res.currency")
    limit = fields.Monetary(currency_field="currency_id")
    reasons = fields.Text()
    is_too_little_data = fields.Boolean("Too little data")
    decided_at = fields.Datetime(required=True)
    expires_at = fields.Datetime()

    def init(self):
        unique_index(self.env.cr, self._table, ["partner_id", "decision_id"])
