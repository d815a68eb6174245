from decimal import Decimal

from odoo import fields, models


class CreditlineExposure(models.AbstractModel):
    _name = "creditline.exposure.mixin"
    _description = "What a partner owes"

    def _creditline_exposure(self, exclude_orders=None):
        """What the holder of the limit and those who share it owe us -> {part: Decimal}, in the currency of env.company.

        Parts here: ``open``, posted receivables less payments and credit notes, whichever of our companies is owed;
        ``drafts``, draft customer invoices where the company counts them. ``exclude_orders``: ids of orders that the
        caller counts itself; the addons that know orders add their parts and heed it. All companies count, since one
        that pays late at a subsidiary is the same risk everywhere.
        """
        self.ensure_one()
        members = self._creditline_members().sudo()
        parts = {"open": self._creditline_receivable(members)}
        if self.env.company.sudo().creditline_count_drafts:
            parts["drafts"] = self._creditline_draft_invoices(members)
        return parts

    def _creditline_receivable(self, members):
        groups = self.env["account.move.line"].sudo()._read_group(
            [
                ("partner_id.commercial_partner_id", "in", members.ids),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("reconciled", "=", False),
            ],
            ["company_id"],
            ["amount_residual:sum"],
        )
        return sum((self._creditline_in_own_currency(total, company) for company, total in groups), Decimal(0))

    def _creditline_draft_invoices(self, members):
        groups = self.env["account.move"].sudo()._read_group(
            [
                ("commercial_partner_id", "in", members.ids),
                ("move_type", "in", ("out_invoice", "out_refund")),
                ("state", "=", "draft"),
            ],
            ["company_id"],
            ["amount_total_signed:sum"],
        )
        return sum((self._creditline_in_own_currency(total, company) for company, total in groups), Decimal(0))

    def _creditline_in_own_currency(self, amount, company):
        """An amount in a company's currency as Decimal in that of env.company, at today's rate."""
        target = self.env.company.sudo().currency_id
        today = fields.Date.context_today(self)
        return _decimal(company.currency_id._convert(amount, target, self.env.company, today), target)

    def _creditline_credit(self):
        """{limit, open, ordered, reserved, free, currency} of the holder for the card, in the currency of the limit;
        None while there is no decision. What is free is never below 0."""
        self.ensure_one()
        holder = self._creditline_holder().sudo()
        currency = holder.creditline_currency_id
        if not holder.creditline_decision or not currency:
            return None
        company = self.env.company.sudo()
        today = fields.Date.context_today(self)
        parts = {
            name: _decimal(company.currency_id._convert(float(amount), currency, company, today), currency)
            for name, amount in self._creditline_exposure().items()
        }
        receivable = parts.get("open", Decimal(0))
        reserved = parts.get("reserved", Decimal(0))
        ordered = sum(parts.values(), Decimal(0)) - receivable - reserved
        limit = _decimal(holder.creditline_limit, currency)
        free = max(Decimal(0), limit - max(receivable, Decimal(0)) - ordered - reserved)
        amounts = {"limit": limit, "open": receivable, "ordered": ordered, "reserved": reserved, "free": free}
        return {**{name: float(amount) for name, amount in amounts.items()}, "currency": currency.name}


def _decimal(amount, currency):
    """Through text: a float carries digits that no amount of money has."""
    return Decimal(f"{amount:.{currency.decimal_places}f}")
