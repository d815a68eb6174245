from decimal import Decimal

from odoo import fields, models
from odoo.exceptions import UserError

PARTS = ("open", "drafts", "ordered")


class RateMissing(UserError):
    """Odoo converts at 1.0 where it has no rate; a credit check must not."""


class CreditlineExposure(models.AbstractModel):
    _name = "creditline.exposure"
    _description = "What a customer owes and will owe"

    def _companies(self, company):
        """The own companies whose claims count: all of them, or the company with its branches."""
        companies = self.env["res.company"].sudo()
        if company.creditline_group_exposure:
            # All of them, on purpose: a database has a handful of companies.
            return companies.search([])  # pylint: disable=no-search-all
        return companies.search([("id", "child_of", company.root_id.id)])

    def _currency(self, holder, company):
        return holder.sudo().creditline_currency_id or company.currency_id

    def _convert(self, amount, source, target, company):
        """At today's rate of the company; raises RateMissing where Odoo would silently take 1.0."""
        if source == target or not amount:
            return amount
        for currency in source | target:
            if currency != company.currency_id and not self._has_rate(currency, company):
                raise RateMissing(
                    self.env._(
                        "There is no exchange rate between %(currency)s and %(other)s in %(company)s, so the credit limit "
                        "cannot be compared.",
                        currency=source.name,
                        other=target.name,
                        company=company.display_name,
                    )
                )
        return source._convert(amount, target, company, fields.Date.context_today(self))

    def _has_rate(self, currency, company):
        domain = [("currency_id", "=", currency.id), ("company_id", "in", [False, company.root_id.id])]
        return bool(self.env["res.currency.rate"].sudo().search_count(domain, limit=1))

    def _receivable_domain(self, members, companies):
        return [
            ("parent_state", "=", "posted"),
            ("account_id.account_type", "=", "asset_receivable"),
            ("reconciled", "=", False),
            ("partner_id.commercial_partner_id", "in", members.ids),
            ("company_id", "in", companies.ids),
        ]

    def _draft_domain(self, members, companies):
        return [
            ("state", "=", "draft"),
            ("move_type", "=", "out_invoice"),
            ("commercial_partner_id", "in", members.ids),
            ("company_id", "in", companies.ids),
        ]

    def _order_line_domain(self, members, companies, exclude_orders):
        """Lines of confirmed orders that may hold something uninvoiced. A line counts as invoiced in Odoo as soon as a
        draft invoice holds it, hence the second half."""
        return [
            ("state", "=", "sale"),
            ("display_type", "=", False),
            # Invoiced down payments have no quantities; a line with one only bears the flag.
            "|",
            "|",
            ("is_downpayment", "=", False),
            ("product_uom_qty", "!=", 0),
            ("qty_delivered", "!=", 0),
            ("company_id", "in", companies.ids),
            ("order_id.partner_invoice_id.commercial_partner_id", "in", members.ids),
            ("order_id", "not in", exclude_orders.ids),
            "|",
            ("invoice_status", "!=", "invoiced"),
            ("invoice_lines.parent_state", "=", "draft"),
        ]

    def _orders(self, members, companies, exclude_orders=None):
        """Confirmed orders that no posted invoice fully holds."""
        exclude_orders = self.env["sale.order"].browse(exclude_orders.ids if exclude_orders else [])
        lines = self.env["sale.order.line"].sudo()
        return lines.search(self._order_line_domain(members, companies, exclude_orders)).order_id

    def _add_receivables(self, sums, members, companies, currency):
        lines = self.env["account.move.line"].sudo()
        domain = self._receivable_domain(members, companies)
        today = fields.Date.context_today(self)
        for part, more in (("open", []), ("overdue", [("date_maturity", "<", today)])):
            groups = lines._read_group(domain + more, ["company_id", "currency_id"], ["amount_residual_currency:sum"])
            for company, source, amount in groups:
                sums[company.id][part] += self._convert(amount, source, currency, company)

    def _add_drafts(self, sums, members, companies, currency):
        """Draft invoices that belong to no order: the others are part of what their order still has to invoice."""
        for move in self.env["account.move"].sudo().search(self._draft_domain(members, companies)):
            own = move.invoice_line_ids.filtered(lambda line: line.display_type == "product" and not line.sale_line_ids)
            amount = max(0.0, sum(own.mapped("price_total")))
            sums[move.company_id.id]["drafts"] += self._convert(amount, move.currency_id, currency, move.company_id)

    def _add_orders(self, sums, orders, currency, basis):
        for order in orders:
            amount = order._creditline_remaining(basis)
            sums[order.company_id.id]["ordered"] += self._convert(
                amount, order.currency_id, currency, order.company_id
            )

    def _of(self, holder, company, exclude_orders=None, basis="ordered", currency=None):
        """What the holder owes -> {open, drafts, ordered, overdue, credits, currency}.

        ``basis`` is ``ordered`` (what confirmed orders have not invoiced) or ``delivered`` (only what was delivered of
        them). Amounts are floats in ``currency``, that of the limit unless told, at today's rate. A credit balance pays
        for orders at the own company that holds it and for nothing else, so no part is ever below 0; ``credits`` is
        what is left of it, by company.
        """
        holder = holder.sudo()
        currency = currency or self._currency(holder, company)
        # Nobody owes anything before the record is there.
        members = holder._creditline_members().sudo() if holder else holder
        companies = self._companies(company)
        orders = self._orders(members, companies, exclude_orders)
        sums = {one.id: dict.fromkeys(("open", "overdue", "drafts", "ordered"), 0.0) for one in companies}
        self._add_receivables(sums, members, companies, currency)
        if company.creditline_count_drafts:
            self._add_drafts(sums, members, companies, currency)
        self._add_orders(sums, orders, currency, basis)
        credits = {company_id: self._use_credit(own) for company_id, own in sums.items()}
        rounded = {part: currency.round(sum(own[part] for own in sums.values())) for part in (*PARTS, "overdue")}
        return {**rounded, "credits": credits, "currency": currency}

    def _use_credit(self, own):
        """Lets the credit balance of one own company pay for its orders -> what is left of it."""
        credit = max(0.0, -own["open"])
        own["open"] = max(0.0, own["open"])
        own["overdue"] = max(0.0, own["overdue"])
        for part in ("ordered", "drafts"):
            used = min(credit, own[part])
            own[part] -= used
            credit -= used
        return credit

    def _as_decimals(self, exposure, reserved):
        """The parts as Decimal with the decimals of the currency, drafts within open."""
        places = Decimal(1).scaleb(-exposure["currency"].decimal_places)
        amounts = {
            "open": exposure["open"] + exposure["drafts"],
            "ordered": exposure["ordered"],
            "overdue": exposure["overdue"],
            "reserved": reserved,
        }
        return {part: Decimal(str(amount)).quantize(places) for part, amount in amounts.items()}
