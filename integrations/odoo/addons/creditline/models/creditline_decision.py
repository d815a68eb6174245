from odoo import api, fields, models
from odoo.tools import SQL

from ..series import add_unique

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
    _rec_name = "decision_id"

    partner_id = fields.Many2one("res.partner", "Customer", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="partner_id.company_id", store=True)
    decision_id = fields.Char("Server reference", required=True)
    score = fields.Integer(aggregator="avg")
    grade = fields.Char()
    pd = fields.Float("Probability of default", digits=(12, 6), aggregator="avg")
    decision = fields.Selection(OUTCOMES)
    currency_id = fields.Many2one("res.currency")
    limit = fields.Monetary("Proposed limit", currency_field="currency_id")
    reasons = fields.Text()
    is_too_little_data = fields.Boolean("Too little data")
    decided_at = fields.Datetime("Decided on", required=True)
    expires_at = fields.Datetime("Valid until")

    def init(self):
        add_unique(self.env.cr, self._table, ["partner_id", "decision_id"])

    @api.model
    def _keep(self, partner, values):
        """Adds a decision to the partner's history; the same decision twice is there once.

        The message of the server and the answer to the widget bring the same decision, maybe at the same time, so the
        database decides who was first.
        """
        row = {
            **values,
            "partner_id": partner.id,
            "company_id": partner.company_id.id or None,
            "create_uid": self.env.uid,
            "create_date": fields.Datetime.now(),
        }
        self.env.cr.execute(
            SQL(
                "INSERT INTO creditline_decision (%s) VALUES (%s) ON CONFLICT (partner_id, decision_id) DO NOTHING",
                SQL(", ").join(SQL.identifier(name) for name in row),
                SQL(", ").join(SQL("%s", value) for value in row.values()),
            )
        )
        partner.invalidate_recordset(["creditline_history_ids"])
