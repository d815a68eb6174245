from odoo import api, models

from ..series import place_groups


class ResGroups(models.Model):
    _inherit = "res.groups"

    @api.model
    def _creditline_place(self):
        """Puts our groups under one heading of the user form; called by the data file, whose form is the same in all
        series, because the field that holds the heading is not."""
        place_groups(self.env, ["group_user", "group_credit_manager", "group_admin"])
