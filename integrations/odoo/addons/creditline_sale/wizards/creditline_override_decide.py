from datetime import timedelta

from odoo import api, fields, models

from .creditline_override_request import DEFAULT_DAYS


class CreditlineOverrideDecide(models.TransientModel):
    _name = "creditline.override.decide"
    _description = "Decision on a credit override"

    override_id = fields.Many2one("creditline.override", required=True, ondelete="cascade")
    mode = fields.Selection([("approve", "Approve"), ("refuse", "Refuse")], required=True, default="approve")
    currency_id = fields.Many2one(related="override_id.currency_id", related_sudo=False)
    amount = fields.Monetary(compute="_compute_amount", compute_sudo=False, store=True, readonly=False, precompute=True)
    reason = fields.Text(related="override_id.reason", related_sudo=False)
    ends_on = fields.Date(
        "Last day", default=lambda self: fields.Date.context_today(self) + timedelta(days=DEFAULT_DAYS)
    )
    note = fields.Text()

    @api.depends("override_id")
    def _compute_amount(self):
        for decision in self:
            decision.amount = decision.override_id.amount

    def action_approve(self):
        self.ensure_one()
        self.override_id._approve(self.ends_on, self.amount, self.note)
        return {"type": "ir.actions.act_window_close"}

    def action_refuse(self):
        self.ensure_one()
        self.override_id._refuse(self.note)
        return {"type": "ir.actions.act_window_close"}
