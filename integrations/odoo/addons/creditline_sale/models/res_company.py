from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    creditline_gate_pending = fields.Selection(
        [("block", "Block the order"), ("warn", "Warn only"), ("off", "Do not check")],
        string="Orders of customers that are not assessed yet",
        default="warn",
        required=True,
    )
    creditline_group_exposure = fields.Boolean(
        "Count all own companies",
        default=True,
        help="What a customer owes to any company of this database counts against its limit.",
    )
    creditline_pass_immediate = fields.Boolean(
        "Let orders with immediate payment pass",
        help="Orders whose payment terms are due at once are taken as paid in advance.",
    )
