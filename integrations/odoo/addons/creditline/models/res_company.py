from odoo import api, fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    creditline_scope = fields.Selection(
        [
            ("all", "Customers and prospects"),
            ("customers", "Customers that were invoiced"),
            ("manual", "Only when somebody asks"),
        ],
        string="Companies to assess",
        default="all",
        required=True,
    )
    creditline_gate = fields.Selection(
        [("block", "Block the order"), ("warn", "Warn only"), ("off", "Do not check")],
        string="Orders above the credit limit",
        default="block",
        required=True,
    )
    creditline_gate_at = fields.Selection(
        [("order", "On confirmation of the order"), ("delivery", "On delivery"), ("both", "On both")],
        string="When credit is checked",
        default="order",
        required=True,
    )
    creditline_offline = fields.Selection(
        [("block", "Block"), ("warn", "Warn only"), ("last_known", "Use the last decision while it is valid")],
        string="When the server cannot be reached",
        default="last_known",
        required=True,
    )
    creditline_count_drafts = fields.Boolean("Count draft invoices")
    creditline_fallback_user_id = fields.Many2one(
        "res.users", string="Who gets alerts without an owner", domain=[("share", "=", False)]
    )
    creditline_write_limit = fields.Boolean("Copy the limit to Odoo's credit limit")
    creditline_send_ledger = fields.Boolean("Send payment behaviour")
    creditline_ledger_sent_at = fields.Datetime("Payment behaviour sent on", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        # Odoo makes the partner first, which then looks like any customer.
        companies.partner_id._creditline_forget_change()
        return companies
