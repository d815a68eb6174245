from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    creditline_gate_pending = fields.Selection(related="company_id.creditline_gate_pending", readonly=False)
    creditline_group_exposure = fields.Boolean(related="company_id.creditline_group_exposure", readonly=False)
    creditline_pass_immediate = fields.Boolean(related="company_id.creditline_pass_immediate", readonly=False)
