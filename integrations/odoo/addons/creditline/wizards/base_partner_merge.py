from odoo import models

from ..models.res_partner import MERGING, PROTECTED


class BasePartnerMerge(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """The kept partner keeps its own decision: Odoo fills its empty fields with those of the others, and half of
        one decision with half of another would be neither. The server is told of the partner that is left."""
        partners = self.env["res.partner"].browse(partner_ids).exists()
        before = {partner.id: partner.sudo().read(sorted(PROTECTED), load=False)[0] for partner in partners}
        self._creditline_unite_decisions(partners, dst_partner)
        merging = self.with_context(creditline_merging=MERGING)
        kept = dst_partner.with_context(creditline_merging=MERGING) if dst_partner else dst_partner
        result = super(BasePartnerMerge, merging)._merge(partner_ids, dst_partner=kept, extra_checks=extra_checks)
        for partner in partners.exists().sudo() if len(partners.exists()) < len(partners) else ():
            values = before[partner.id]
            partner.write({name: values[name] for name in PROTECTED})
            if partner._creditline_is_wanted():
                partner._creditline_mark(partner)
        return result

    def _creditline_unite_decisions(self, partners, kept):
        """Two records of one company have the same decisions; of each one stays, or Odoo would drop all that move."""
        decisions = self.env["creditline.decision"].sudo().search([("partner_id", "in", partners.ids)], order="id")
        seen = set()
        for decision in decisions.sorted(lambda one: one.partner_id != kept):
            if decision.decision_id in seen:
                decision.unlink()
            else:
                seen.add(decision.decision_id)
