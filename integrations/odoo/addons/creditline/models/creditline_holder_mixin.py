from odoo import api, models
from odoo.exceptions import AccessError, UserError

# What decides on whose limit a partner lives.
ENTITY = {"parent_id", "is_company", "commercial_partner_id", "creditline_limit_holder_id"}


class CreditlineHolderMixin(models.AbstractModel):
    """On whose limit a customer lives decides how much it may owe, so it is not for salespeople to say."""

    _name = "creditline.holder.mixin"
    _description = "Whose credit limit a partner lives on"

    @api.model
    def _creditline_may_choose_holder(self):
        return self.env.su or self.env.user.has_group("creditline.group_credit_manager")

    def _creditline_guard_new_holder(self):
        """Looked at once the record is there: its holder may come from a default, of the context or of a user."""
        if self._creditline_may_choose_holder():
            return
        for partner in self.sudo():
            # A contact has what its company has.
            own = partner.commercial_partner_id if partner.commercial_partner_id != partner else self.browse()
            if partner.creditline_limit_holder_id != own.sudo().creditline_limit_holder_id:
                self._creditline_refuse_holder()

    def _creditline_guard_holder(self, vals):
        if "creditline_limit_holder_id" not in vals or self._creditline_may_choose_holder():
            return
        wanted = vals["creditline_limit_holder_id"] or False
        if any(partner.creditline_limit_holder_id.id != wanted for partner in self.sudo()):
            self._creditline_refuse_holder()

    @api.model
    def _creditline_refuse_holder(self):
        raise AccessError(self.env._("Only a credit manager says whose credit limit a customer shares."))

    def _creditline_contacts(self, vals):
        """Those that show what is said of their company; empty where the change cannot make them companies."""
        return self.filtered(lambda one: one.commercial_partner_id != one) if ENTITY & vals.keys() else self.browse()

    def _creditline_begin_anew(self, vals, shared):
        """Of contacts that became companies of their own: nothing was decided of them, and they share nobody's limit."""
        values = {**dict.fromkeys(shared, False), "creditline_state": "none"}
        values = {name: value for name, value in values.items() if name not in vals}
        companies = self.filtered(lambda one: one.commercial_partner_id == one)
        if companies:
            companies.sudo().write(values)

    def _creditline_stakes(self, vals):
        """{partner: holder} of those that would leave a refusal or debts behind, were their holder another one."""
        if not ENTITY & vals.keys() or self._creditline_may_choose_holder():
            return {}
        return {one: one._creditline_holder() for one in self if one.sudo()._creditline_has_stake()}

    def _creditline_has_stake(self):
        self.ensure_one()
        if self.commercial_partner_id != self:
            return False
        if self.creditline_decision == "refuse":
            return True
        try:
            return any(self._creditline_exposure().values())
        except UserError:
            # An amount in a currency without a rate is owed all the same.
            return True

    @api.model
    def _creditline_guard_stakes(self, stakes):
        for partner, holder in stakes.items():
            if partner._creditline_holder() != holder:
                raise AccessError(
                    self.env._(
                        "%(name)s was refused credit or owes something: only a credit manager puts it under another company.",
                        name=partner.display_name,
                    )
                )
