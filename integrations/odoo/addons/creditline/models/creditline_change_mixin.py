from datetime import timedelta
from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..series import REGISTRY_FIELDS, registry_number

# A change of these may mean another legal entity: the decision is made anew.
IDENTITY = {"name", "vat", "country_id", "is_company", "parent_id", "active", *REGISTRY_FIELDS}
# A change of these only has to be known there: who gets the tasks, and where the company is.
PARTICULARS = {"user_id", "city", "zip", "property_payment_term_id", "customer_rank", "supplier_rank"}

# The widget asks right after a person saved; the cron leaves it this head start.
WIDGET_SECONDS = 45


class CreditlineChange(models.AbstractModel):
    _name = "creditline.change.mixin"
    _description = "Changes of a partner that the Creditline server has to know"

    def _creditline_after_create(self):
        self._creditline_mark(self.filtered(lambda one: one._creditline_is_wanted()))

    def _creditline_before_write(self, vals):
        """What an event would say now, by partner; empty where the change cannot concern it."""
        if not (IDENTITY | PARTICULARS) & vals.keys():
            return {}
        return {partner: partner._creditline_facts() for partner in self}

    def _creditline_after_write(self, before):
        anew, told = self.browse(), self.browse()
        for partner, (identity, particulars, was_wanted) in before.items():
            now_identity, now_particulars, is_wanted = partner._creditline_facts()
            if not is_wanted:
                if was_wanted:
                    partner._creditline_forget_change()
            elif not was_wanted or identity != now_identity:
                anew |= partner
            elif particulars != now_particulars and partner.sudo().creditline_state != "none":
                told |= partner
        self._creditline_mark(anew)
        self._creditline_mark(told, is_identity=False)

    def _creditline_facts(self):
        self.ensure_one()
        one = self.sudo()
        identity = (one.name, one.vat, one.country_id.id, registry_number(one), one.is_company)
        particulars = (one.user_id.id, one.city, one.zip, one.property_payment_term_id.id)
        return identity, particulars, one._creditline_is_wanted()

    def _creditline_is_wanted(self):
        """Whether this record is assessed of itself: a company that is a customer or may become one.

        Contacts of a company, one's own companies and colleagues never are; which customers are is a setting.
        """
        self.ensure_one()
        one = self.sudo()
        if not (one.active and one.is_company and one.commercial_partner_id == one):
            return False
        company = one.company_id or self.env.company
        scope = company.sudo().creditline_scope
        if scope == "manual" and one.creditline_state == "none":
            return False
        if scope == "customers" and not one.customer_rank:
            return False
        # Somebody who is a supplier and never bought anything is no prospect.
        if one.supplier_rank and not one.customer_rank:
            return False
        return one._creditline_is_outside()

    def _creditline_is_outside(self):
        one = self.sudo().with_context(active_test=False)
        own = self.env["res.company"].sudo().search_count([("partner_id", "in", one._origin.ids)], limit=1)
        return not own and not any(not user.share for user in one.user_ids)

    def _creditline_forget_change(self):
        """An archived company, or one that became a contact, is not asked about any more."""
        for partner in self.sudo():
            if partner.creditline_event_id or partner.creditline_retry_at:
                state = partner.creditline_state
                partner.write(
                    {
                        "creditline_event_id": False,
                        "creditline_retry_at": False,
                        "creditline_state": partner._creditline_settled_state() if state == "pending" else state,
                    }
                )

    def _creditline_settled_state(self):
        return "decided" if self.creditline_decided_at else "none"

    @api.model
    def _creditline_mark(self, partners, is_identity=True):
        """Notes that the server has to be told of these partners; whoever saves never waits for it.

        Without a server nothing is noted: the day one is connected, it would be asked about everybody at once.
        """
        if not partners or not self.env["creditline.client"]._is_configured():
            return
        now = fields.Datetime.now()
        is_seen = bool(self.env.context.get("creditline_widget"))
        at = now + timedelta(seconds=WIDGET_SECONDS) if is_seen else now
        for partner in partners.sudo():
            is_new = partner.creditline_state == "none" or partner.creditline_event_type == "account.created"
            values = {
                "creditline_event_id": str(uuid4()),
                "creditline_event_type": "account.created" if is_new else "account.updated",
                "creditline_retry_at": at,
                "creditline_attempts": 0,
            }
            if is_identity:
                values["creditline_state"] = "pending"
            partner.write(values)
        self._creditline_trigger(at)

    def action_creditline_assess(self):
        """The action on a list: companies that were there before the server was, or whose decision is out of date."""
        if not self.env.user.has_group("creditline.group_user"):
            raise AccessError(self.env._("Credit decisions are shown to the group Creditline / User."))
        self.check_access("read")
        chosen = self.sudo().commercial_partner_id.filtered(lambda one: one.is_company and one.active)
        self._creditline_mark(chosen.filtered(lambda one: one._creditline_is_outside()))
