import uuid
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.creditline_override import APPROVERS

DEFAULT_DAYS = 7


class CreditlineOverrideRequest(models.TransientModel):
    _name = "creditline.override.request"
    _description = "Request for a credit override"

    order_id = fields.Many2one("sale.order")
    # Computed with the rights of the user, who must be able to read what it is computed from.
    partner_id = fields.Many2one(
        "res.partner",
        "Customer",
        compute="_compute_from_order",
        compute_sudo=False,
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    company_id = fields.Many2one(
        "res.company", compute="_compute_from_order", compute_sudo=False, store=True, precompute=True
    )
    currency_id = fields.Many2one(
        "res.currency", compute="_compute_from_order", compute_sudo=False, store=True, precompute=True
    )
    amount = fields.Monetary(
        compute="_compute_from_order", compute_sudo=False, store=True, readonly=False, precompute=True
    )
    reason = fields.Text(required=True)
    ends_on = fields.Date(
        "Last day", default=lambda self: fields.Date.context_today(self) + timedelta(days=DEFAULT_DAYS), required=True
    )
    warning = fields.Text(related="order_id.creditline_warning", related_sudo=False)
    can_approve = fields.Boolean(compute="_compute_can_approve")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        active = self.env.context.get("active_id")
        field = {"res.partner": "partner_id", "sale.order": "order_id"}.get(self.env.context.get("active_model"))
        if active and field in fields_list:
            values.setdefault(field, active)
        for name in ("order_id", "partner_id"):
            if values.get(name):
                self.env[self._fields[name].comodel_name].browse(values[name]).check_access("read")
        return values

    @api.model_create_multi
    def create(self, vals_list):
        requests = super().create(vals_list)
        requests._check_readable()
        return requests

    def write(self, vals):
        res = super().write(vals)
        self._check_readable()
        return res

    def _check_readable(self):
        """A request shows its order and its customer, so it is only for people who may see them anyway."""
        for request in self:
            request.order_id.check_access("read")
            request.partner_id.check_access("read")

    @api.depends("order_id")
    def _compute_from_order(self):
        exposures = self.env["creditline.exposure"]
        for request in self:
            request.order_id.check_access("read")
            order = request.order_id.sudo()
            if order:
                request.partner_id = order.partner_invoice_id._creditline_holder()
            request.partner_id.check_access("read")
            holder = request.partner_id and request.partner_id._creditline_holder().sudo()
            request.company_id = order.company_id or self.env.company
            # Of the limit, as everything that is compared with it.
            request.currency_id = exposures._currency(holder, request.company_id) if holder else False
            if order:
                asked = order._creditline_remaining("asked")
                request.amount = exposures._convert(asked, order.currency_id, request.currency_id, order.company_id)
            elif holder:
                request.amount = holder.creditline_limit

    @api.depends_context("uid")
    def _compute_can_approve(self):
        for request in self:
            request.can_approve = self.env.user.has_group(APPROVERS)

    def _make(self):
        self.ensure_one()
        if self.order_id:
            self.order_id.check_access("write")
            if self.order_id.state not in ("draft", "sent", "sale"):
                raise UserError(self.env._("A cancelled order needs no override."))
        self._check_readable()
        if self.amount <= 0:
            raise UserError(self.env._("The amount of an override must be above 0."))
        holder = self.partner_id._creditline_holder()
        self.env["creditline.gate"]._take_turn(holder)
        waiting = self.env["creditline.override"].sudo().search_count(
            [("partner_id", "=", holder.id), ("order_id", "=", self.order_id.id), ("state", "=", "requested")], limit=1
        )
        if waiting:
            raise UserError(self.env._("An override was asked for already and waits for a credit manager."))
        return self.env["creditline.override"]._request(
            {
                "partner_id": holder.id,
                "company_id": self.company_id.id,
                "order_id": self.order_id.id,
                "currency_id": self.currency_id.id,
                "amount": self.amount,
                "reason": self.reason,
                "request_key": self._request_key(),
            }
        )

    def _request_key(self):
        """The same for the same request of the same person, also when the transaction is run again: the server takes
        what it was told twice for one. Another one for what is asked for after that was decided."""
        overrides = self.env["creditline.override"].sudo()
        database = self.env["creditline.client"]._database_uuid()
        number = 0
        while True:
            key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{database}/{self._name},{self.id}/{self.env.uid}/{number}"))
            if not overrides.search_count([("request_key", "=", key)], limit=1):
                return key
            number += 1

    def action_request(self):
        self._make()
        return {"type": "ir.actions.act_window_close"}

    def action_request_and_approve(self):
        """For credit managers, who need not ask themselves first."""
        overrides = self.env["creditline.override"]
        overrides._require_approver()
        overrides._require_end(self.ends_on)
        override = self._make().with_user(self.env.user)
        override._approve(self.ends_on)
        return {"type": "ir.actions.act_window_close"}
