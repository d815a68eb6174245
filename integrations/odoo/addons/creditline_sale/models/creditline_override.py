from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date, plaintext2html
from odoo.tools.misc import formatLang

from odoo.addons.creditline.series import add_unique

APPROVERS = "creditline.group_credit_manager"
ACTIVITY = "creditline_sale.mail_activity_type_override"
STATES = [
    ("requested", "Requested"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("ended", "Ended"),
    ("expired", "Expired"),
]


class CreditlineOverride(models.Model):
    """An order, or a customer for a time, above its credit limit: asked for with a reason, decided by a named person.

    Nobody may write these records but the methods below, which say who did what.
    """

    _name = "creditline.override"
    _description = "Credit override"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "creditline.override.outbox.mixin",
        "creditline.override.inbox.mixin",
    ]
    _order = "id desc"
    _mail_post_access = "read"

    name = fields.Char(compute="_compute_name")
    partner_id = fields.Many2one("res.partner", "Customer", required=True, index=True, readonly=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True, readonly=True)
    # Without its order it would release every order of the customer, so the order cannot be deleted.
    order_id = fields.Many2one("sale.order", index=True, readonly=True, ondelete="restrict")
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    amount = fields.Monetary(
        required=True,
        readonly=True,
        tracking=True,
        help="Of one order: up to this amount. Without an order: the credit limit until the end.",
    )
    reason = fields.Text(required=True, readonly=True)
    state = fields.Selection(STATES, required=True, default="requested", readonly=True, tracking=True, index=True)
    requested_by_id = fields.Many2one("res.users", "Asked by", readonly=True, index=True)
    requested_by_name = fields.Char("Asked by (name)", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True)
    decided_by_name = fields.Char("Decided by (name)", readonly=True)
    decided_at = fields.Datetime("Decided on", readonly=True)
    ends_on = fields.Date("Last day", readonly=True, tracking=True)
    note = fields.Text(readonly=True)
    covers_refusal = fields.Boolean(
        "Given in spite of a refusal", readonly=True, help="A refusal that comes later is not covered by the override."
    )

    def init(self):
        add_unique(self.env.cr, self._table, ["server_id"])

    @api.depends("partner_id", "order_id")
    def _compute_name(self):
        for override in self:
            override.name = (override.order_id or override.partner_id).display_name

    # Which overrides count

    def _in_force(self, holder, order):
        """Approved overrides that are not over: those of the order first, then those of the customer, the highest first."""
        found = self.search(
            [
                ("partner_id", "=", holder.id),
                ("state", "=", "approved"),
                ("ends_on", ">=", fields.Date.context_today(self)),
                ("order_id", "in", [False, order._origin.id]),
            ]
        )
        return found.sorted(lambda override: (not override.order_id, -override.amount))

    # Steps

    @api.model
    def _request(self, values):
        """A request by the user of the environment -> the override, known to the server or waiting for it."""
        user = self.env.user
        override = self.sudo().create(
            {
                **values,
                "state": "requested",
                "requested_by_id": user.id,
                "requested_by_name": user.name,
            }
        )
        override.pending_steps = [{"step": "request", "by": self._person(user), "amount": override._money()}]
        override._log(
            self.env._(
                "%(by)s asked for an override up to %(amount)s. Reason: %(reason)s",
                by=user.name,
                amount=override._amount_text(),
                reason=override.reason,
            )
        )
        override._ask_approvers()
        override._send_later()
        return override

    def _require_approver(self):
        if not self.env.user.has_group(APPROVERS):
            raise AccessError(self.env._("Only a credit manager decides on overrides."))
        # Record rules, too: sudo comes after this line only.
        self.check_access("read")

    @api.model
    def _require_end(self, ends_on):
        if not ends_on or ends_on < fields.Date.context_today(self):
            raise UserError(self.env._("The last day of an override cannot be in the past."))

    def _approve(self, ends_on, amount=None, note=None):
        """Approval by the user of the environment. It counts at once, whether or not the server can be reached."""
        self.ensure_one()
        self._require_approver()
        if self.state != "requested":
            raise UserError(self.env._("This override is decided already."))
        self._require_end(ends_on)
        if amount is not None and amount <= 0:
            raise UserError(self.env._("The amount of an override must be above 0."))
        override = self.sudo()
        # What the approver saw holds until the server says what it took the approval for.
        covers_refusal = override.partner_id.creditline_decision == "refuse"
        override._decide("approved", note, ends_on=ends_on, amount=amount or override.amount, covers_refusal=covers_refusal)
        step = {"step": "approve", "ends_on": str(ends_on), "amount": override._money()}
        override._log(
            self.env._(
                "%(by)s approved the override up to %(amount)s until %(ends_on)s.",
                by=self.env.user.name,
                amount=override._amount_text(),
                ends_on=format_date(self.env, ends_on),
            ),
            note,
        )
        override._push(step, note, self.env.user)

    def _refuse(self, note=None):
        self.ensure_one()
        self._require_approver()
        if self.state != "requested":
            raise UserError(self.env._("This override is decided already."))
        override = self.sudo()
        override._decide("refused", note)
        override._log(self.env._("%s refused the override.", self.env.user.name), note)
        override._push({"step": "refuse"}, note, self.env.user)

    def _end(self, note=None):
        self.ensure_one()
        self._require_approver()
        if self.state != "approved":
            raise UserError(self.env._("Only an approved override can be ended."))
        override = self.sudo()
        override.write({"state": "ended", "ends_on": fields.Date.context_today(self)})
        override._log(self.env._("%s ended the override.", self.env.user.name), note)
        override._push({"step": "end"}, note, self.env.user)

    def _decide(self, state, note, **values):
        user = self.env.user
        self.write(
            {
                **values,
                "state": state,
                "note": note,
                "decided_by_id": user.id,
                "decided_by_name": user.name,
                "decided_at": fields.Datetime.now(),
            }
        )
        self._end_activities()

    # Telling people

    def _end_activities(self):
        self.activity_unlink([ACTIVITY])

    def _amount_text(self):
        return formatLang(self.env, self.amount, currency_obj=self.currency_id)

    def _log(self, text, note=None):
        """The same line on the override, its customer and its order; whoever asked is told."""
        self.ensure_one()
        body = plaintext2html(f"{text}\n{note}" if note else text)
        asker = self.requested_by_id.partner_id
        author = self.env.user.partner_id
        to = (asker - author).ids if self.state != "requested" else []
        self.message_post(body=body, author_id=author.id, partner_ids=to, subtype_xmlid="mail.mt_note")
        for record in (self.partner_id, self.order_id):
            if record:
                record.message_post(body=body, author_id=author.id, subtype_xmlid="mail.mt_note")

    def _ask_approvers(self):
        approvers = self.env["creditline.gate"]._releasers(self.company_id)
        for user in approvers:
            self.activity_schedule(
                ACTIVITY, user_id=user.id, summary=self.env._("Override for %s", self.name), note=plaintext2html(self.reason)
            )

    @api.model
    def _cron_expire(self):
        """Approved overrides whose last day is over. The server ends its own by the same date."""
        over = self.sudo().search([("state", "=", "approved"), ("ends_on", "<", fields.Date.context_today(self))])
        over.write({"state": "expired"})
        for override in over:
            override._log(self.env._("The override has expired."))

    # Buttons

    def _open_decide(self, mode):
        self.ensure_one()
        self._require_approver()
        action = self.env["ir.actions.act_window"]._for_xml_id("creditline_sale.action_creditline_override_decide")
        return {**action, "context": {"default_override_id": self.id, "default_mode": mode}}

    def action_approve(self):
        return self._open_decide("approve")

    def action_refuse(self):
        return self._open_decide("refuse")

    def action_end(self):
        self._end()

    def action_send(self):
        """Tries again to tell the server."""
        self._require_approver()
        self.sudo()._send_later()
