from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models

from .creditline_exposure import RateMissing

READERS = "creditline.group_user"
# How long what other systems had reserved is believed: the length of a reservation.
RESERVED_MINUTES = 15
FIGURES = [
    "creditline_open",
    "creditline_ordered",
    "creditline_reserved",
    "creditline_overdue",
    "creditline_free",
    "creditline_figures_currency_id",
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    creditline_figures_currency_id = fields.Many2one(
        "res.currency",
        "Currency of the credit figures",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        groups=READERS,
    )
    creditline_open = fields.Monetary(
        "Open invoices",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        currency_field="creditline_figures_currency_id",
        groups=READERS,
    )
    creditline_overdue = fields.Monetary(
        "Overdue",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        currency_field="creditline_figures_currency_id",
        groups=READERS,
    )
    creditline_ordered = fields.Monetary(
        "Ordered, not invoiced",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        currency_field="creditline_figures_currency_id",
        groups=READERS,
    )
    creditline_reserved = fields.Monetary(
        "Reserved elsewhere",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        currency_field="creditline_figures_currency_id",
        groups=READERS,
    )
    creditline_free = fields.Monetary(
        "Free credit",
        compute="_compute_creditline_figures",
        compute_sudo=True,
        currency_field="creditline_figures_currency_id",
        groups=READERS,
    )
    creditline_override_count = fields.Integer(compute="_compute_creditline_override_count", groups=READERS)
    creditline_turn = fields.Integer(copy=False, readonly=True, groups="base.group_system")
    creditline_reserved_amount = fields.Float(copy=False, readonly=True, groups="base.group_system")
    creditline_reserved_currency_id = fields.Many2one(
        "res.currency", copy=False, readonly=True, groups="base.group_system"
    )
    creditline_reserved_at = fields.Datetime(copy=False, readonly=True, groups="base.group_system")

    @api.depends_context("company")
    def _compute_creditline_figures(self):
        for partner in self:
            holder = partner._creditline_holder().sudo()
            if not holder:
                partner.update(dict.fromkeys(FIGURES, False))
                continue
            try:
                figures = holder._creditline_figures()
            except RateMissing:
                # The gate says which rate is missing; a form must open without it.
                figures = dict.fromkeys(("open", "ordered", "reserved", "overdue"), Decimal(0))
            for part, amount in figures.items():
                partner[f"creditline_{part}"] = float(amount)
            used = figures["open"] + figures["ordered"] + figures["reserved"]
            partner.creditline_free = max(0.0, holder._creditline_limit_now() - float(used))
            partner.creditline_figures_currency_id = self.env["creditline.exposure"]._currency(holder, self.env.company)

    def _compute_creditline_override_count(self):
        for partner in self:
            overrides = self.env["creditline.override"]
            partner.creditline_override_count = overrides.search_count(
                [("partner_id", "in", partner._creditline_holder().ids)]
            )

    def _creditline_limit_now(self):
        """The limit of the last decision, 0 where the decision gives none."""
        return self.creditline_limit if self.creditline_decision in ("accept", "request_guarantee") else 0.0

    def _creditline_figures(self, exclude_orders=None, currency=None):
        """What the holder owes -> {open, ordered, reserved, overdue} as Decimal, in the currency of its limit unless told.
        Drafts that count are within ``open``, and ``overdue`` is a part of it."""
        holder = self._creditline_holder().sudo()
        exposures = self.env["creditline.exposure"]
        exposure = exposures._of(holder, self.env.company, exclude_orders, currency=currency)
        return exposures._as_decimals(exposure, holder._creditline_reserved(exposure["currency"]))

    def _creditline_exposure(self, exclude_orders=None):
        """The figures of orders too, in place of those of the base addon: what is invoiced, ordered and drafted depends
        on each other."""
        self.ensure_one()
        orders = self.env["sale.order"].browse(exclude_orders or [])
        exposures = self.env["creditline.exposure"]
        company = self.env.company.sudo()
        holder = self._creditline_holder().sudo()
        exposure = exposures._of(holder, company, orders, currency=company.currency_id)
        drafts = {**exposure, "open": 0.0}
        figures = exposures._as_decimals({**exposure, "drafts": 0.0}, holder._creditline_reserved(company.currency_id))
        parts = {part: figures[part] for part in ("open", "ordered", "reserved")}
        if company.creditline_count_drafts:
            parts["drafts"] = exposures._as_decimals(drafts, 0.0)["open"]
        return parts

    def _creditline_credit(self):
        """As the base addon shows it, converted once and at rates that exist."""
        self.ensure_one()
        holder = self._creditline_holder().sudo()
        if not holder.creditline_decision or not holder.creditline_currency_id:
            return None
        try:
            figures = self._creditline_figures()
        except RateMissing:
            return super()._creditline_credit()
        amounts = {part: float(figures[part]) for part in ("open", "ordered", "reserved")}
        currency = holder.creditline_currency_id
        free = max(0.0, currency.round(holder.creditline_limit - sum(amounts.values())))
        return {**amounts, "limit": holder.creditline_limit, "free": free, "currency": currency.name}

    def _creditline_reserved(self, currency):
        """What other systems had reserved when the server last said so; nothing once those reservations are over."""
        since = fields.Datetime.now() - timedelta(minutes=RESERVED_MINUTES)
        if not self.creditline_reserved_at or self.creditline_reserved_at < since:
            return 0.0
        return self.env["creditline.exposure"]._convert(
            self.creditline_reserved_amount, self.creditline_reserved_currency_id, currency, self.env.company
        )

    def _creditline_keep_reserved(self, amount, currency):
        holder = self.sudo()
        if amount or holder.creditline_reserved_amount:
            holder.write(
                {
                    "creditline_reserved_amount": amount,
                    "creditline_reserved_currency_id": currency.id,
                    "creditline_reserved_at": fields.Datetime.now(),
                }
            )

    def _creditline_forget_figures(self):
        """Odoo keeps computed amounts for the length of a transaction, which an order of this transaction changes."""
        self.sudo().invalidate_recordset([*FIGURES, "creditline_turn"], flush=False)

    def _creditline_has_stake(self):
        """A contact that confirmed orders are invoiced to takes their amount along."""
        if super()._creditline_has_stake():
            return True
        orders = self.env["sale.order"].sudo()
        return bool(orders.search_count([("partner_invoice_id", "=", self.id), ("state", "=", "sale")], limit=1))

    # Where an amount comes from

    def _creditline_documents(self, model, domain, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": domain,
            "context": {"create": False},
        }

    def _creditline_scope(self):
        self.ensure_one()
        exposures = self.env["creditline.exposure"]
        return exposures, self._creditline_members().sudo(), exposures._companies(self.env.company)

    def action_creditline_open(self):
        exposures, members, companies = self._creditline_scope()
        domain = exposures._receivable_domain(members, companies)
        return self._creditline_documents("account.move.line", domain, self.env._("Open invoices and payments"))

    def action_creditline_overdue(self):
        exposures, members, companies = self._creditline_scope()
        overdue = ("date_maturity", "<", fields.Date.to_string(fields.Date.context_today(self)))
        domain = [*exposures._receivable_domain(members, companies), overdue]
        return self._creditline_documents("account.move.line", domain, self.env._("Overdue"))

    def action_creditline_ordered(self):
        exposures, members, companies = self._creditline_scope()
        orders = exposures._orders(members, companies).filtered(lambda order: order._creditline_remaining() > 0)
        return self._creditline_documents(
            "sale.order", [("id", "in", orders.ids)], self.env._("Orders that are not invoiced")
        )

    def action_creditline_reserved(self):
        """Reserved is what other systems hold: of it, this database knows the orders that it reserved itself. One that the
        server heard of as confirmed is among the ordered."""
        _exposures, members, companies = self._creditline_scope()
        orders = (
            self.env["sale.order"]
            .sudo()
            .search(
                [
                    ("partner_invoice_id.commercial_partner_id", "in", members.ids),
                    ("company_id", "in", companies.ids),
                    ("creditline_reserved_until", ">", fields.Datetime.now()),
                    ("creditline_is_confirmation_due", "=", True),
                ]
            )
        )
        return self._creditline_documents("sale.order", [("id", "in", orders.ids)], self.env._("Orders with a reservation"))

    def action_creditline_overrides(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("creditline_sale.action_creditline_override")
        return {**action, "domain": [("partner_id", "=", self._creditline_holder().id)], "context": {"create": False}}
