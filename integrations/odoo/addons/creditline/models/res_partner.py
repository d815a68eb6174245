from odoo import fields, models

from .creditline_decision import OUTCOMES

READERS = "creditline.group_user"

STATES = [
    ("none", "Not assessed"),
    ("pending", "Waiting"),
    ("assessing", "Being assessed"),
    ("decided", "Decided"),
    ("too_little_data", "Too little data"),
    ("choose_company", "Which company?"),
    ("failed", "Failed"),
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    creditline_state = fields.Selection(STATES, string="Credit", default="none", copy=False, groups=READERS)
    creditline_score = fields.Integer("Credit score", copy=False, groups=READERS)
    creditline_grade = fields.Char("Credit grade", copy=False, groups=READERS)
    creditline_pd = fields.Float("Probability of default", digits=(12, 6), copy=False, groups=READERS)
    creditline_decision = fields.Selection(OUTCOMES, string="Credit decision", copy=False, groups=READERS)
    creditline_currency_id = fields.Many2one("res.currency", "Currency of the limit", copy=False, groups=READERS)
    creditline_limit = fields.Monetary(
        "Proposed credit limit", currency_field="creditline_currency_id", copy=False, groups=READERS
    )
    creditline_reasons = fields.Text("Credit reasons", copy=False, groups=READERS)
    creditline_decided_at = fields.Datetime("Credit decided on", copy=False, groups=READERS)
    creditline_expires_at = fields.Datetime("Credit decision valid until", copy=False, groups=READERS)
    creditline_card = fields.Json("Credit card as last seen", copy=False, groups=READERS)
    creditline_history_ids = fields.One2many(
        "creditline.decision", "partner_id", "Credit decisions", copy=False, groups=READERS
    )
    creditline_limit_holder_id = fields.Many2one(
        "res.partner", "Shares the limit of", domain=[("is_company", "=", True)], copy=False, groups=READERS
    )

    def _creditline_holder(self):
        """The partner that holds the limit: the commercial partner, or the one that it shares a limit with."""
        self.ensure_one()
        commercial = self.sudo().commercial_partner_id
        return commercial.creditline_limit_holder_id or commercial

    def _creditline_exposure(self, exclude_orders=None):
        """What the holder owes, as a dict of Decimal by part, in the currency of the env's company."""
        return {}

    def creditline_refresh(self, force=False):
        self.ensure_one()
        return self.creditline_read()

    def creditline_read(self):
        self.ensure_one()
        return {"card": None, "credit": None, "connection": "not_configured", "language": "en", "can_refresh": False}

    def creditline_choose(self, candidate):
        self.ensure_one()
        return self.creditline_read()
