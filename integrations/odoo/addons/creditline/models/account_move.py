from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    creditline_is_disputed = fields.Boolean(
        "Disputed",
        copy=False,
        groups="creditline.group_user",
        help="The customer contests this invoice: it says less about how they pay.",
    )
