import logging
import uuid

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date, plaintext2html
from odoo.tools.misc import formatLang

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable

_logger = logging.getLogger(__name__)

APPROVERS = "creditline.group_credit_manager"
ACTIVITY = "creditline_sale.mail_activity_type_override"
STATES = [
    ("requested", "Requested"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("ended", "Ended"),
    ("expired", "Expired"),
]
# A message about a state is older than a state of a higher rank.
RANK = {"requested": 0, "approved": 1, "refused": 1, "ended": 2, "expired": 2}


class CreditlineOverride(models.Model):
    """An order, or a customer for a time, above its credit limit: asked for with a reason, decided by a named person.

    Nobody may write these records but the methods below, which say who did what. ``pending_steps`` are the steps that the
    server has not heard of; they are sent in their order until it has.
    """

    _name = "creditline.override"
    _description = "Credit override"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _mail_post_access = "read"

    name = fields.Char(compute="_compute_name")
    partner_id = fields.Many2one("res.partner", "Customer", required=True, index=True, readonly=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", required=True, index=True, readonly=True)
    order_id = fields.Many2one("sale.order", "Order", index=True, readonly=True, ondelete="cascade")
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
    server_id = fields.Char("Server reference", readonly=True, index=True, copy=False)
    request_key = fields.Char(readonly=True, copy=False, default=lambda self: str(uuid.uuid4()), groups="base.group_system")
    pending_steps = fields.Json(readonly=True, copy=False)
    is_pending = fields.Boolean("Not on the server yet", compute="_compute_is_pending", store=True)
    sync_problem = fields.Char("Why the server does not know it", readonly=True, copy=False)

    @api.depends("partner_id", "order_id")
    def _compute_name(self):
        for override in self:
            override.name = (override.order_id or override.partner_id).display_name

    @api.depends("pending_steps")
    def _compute_is_pending(self):
        for override in self:
            override.is_pending = bool(override.pending_steps)

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
                "pending_steps": [{"step": "request", "by": self._person(user)}],
            }
        )
        override._log(
            self.env._(
                "%(by)s asked for an override up to %(amount)s. Reason: %(reason)s",
                by=user.name,
                amount=override._amount_text(),
                reason=override.reason,
            )
        )
        override._ask_approvers()
        override._send_pending()
        return override

    def _require_approver(self):
        if not self.env.user.has_group(APPROVERS):
            raise AccessError(self.env._("Only a credit manager decides on overrides."))
        # Record rules, too: sudo comes after this line only.
        self.check_access("read")

    def _approve(self, ends_on, amount=None, note=None):
        """Approval by the user of the environment. It counts at once, whether or not the server can be reached."""
        self.ensure_one()
        self._require_approver()
        if self.state != "requested":
            raise UserError(self.env._("This override is decided already."))
        if not ends_on or ends_on < fields.Date.context_today(self):
            raise UserError(self.env._("The last day of an override cannot be in the past."))
        if amount is not None and amount <= 0:
            raise UserError(self.env._("The amount of an override must be above 0."))
        override = self.sudo()
        # Whom the approval releases from is what the approver saw, so it is kept with the approval.
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
        self.activity_unlink([ACTIVITY])

    # Telling people

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

    # Telling the server

    def _person(self, user):
        return {"id": str(user.id), "name": user.name}

    def _money(self):
        return self.env["creditline.gate"]._money(self.amount, self.currency_id)

    def _push(self, step, note, user):
        """Adds a step to those that the server must hear of, and tries to tell it now."""
        step = {**step, "by": self._person(user), **({"note": note} if note else {})}
        self.pending_steps = [*(self.pending_steps or []), step]
        self._send_pending()

    def _send_pending(self, again=True):
        """Sends what the server has not heard of, oldest first, and keeps the rest for the cron."""
        self.ensure_one()
        steps = list(self.pending_steps or [])
        problem = False
        while steps:
            try:
                self._send_step(steps[0])
            except ServerUnreachable as error:
                problem = str(error)
                break
            except ServerRefused as error:
                # Nobody decides twice: a step that the server took before, or that came too late, is over.
                if error.status != 409 or error.code == "connection_copied":
                    problem = error.detail or error.code
                    _logger.warning("Override %s was refused: %s", self.id, error.code)
                    break
            steps.pop(0)
        self.write({"pending_steps": steps or False, "sync_problem": problem})
        if steps and again:
            self.env.ref("creditline_sale.ir_cron_send_overrides")._trigger()

    def _send_step(self, step):
        key = f"{self.request_key}-{step['step']}"
        client = self.env["creditline.client"]
        if step["step"] == "request":
            answer = client._call("POST", "/v1/overrides", self._request_body(step), idempotency_key=key)
            self.server_id = answer["id"]
            return
        body = {name: value for name, value in step.items() if name != "step"}
        client._call("POST", f"/v1/overrides/{self.server_id}/{step['step']}", body, idempotency_key=key)

    def _request_body(self, step):
        body = {
            "account": {"crm": "odoo", "id": str(self.partner_id.id)},
            "amount": step.get("amount") or self._money(),
            "reason": self.reason,
            "by": step["by"],
        }
        if self.order_id:
            body["order"] = {"id": self.order_id._creditline_reference()}
        return body

    @api.model
    def _cron_send(self):
        """Tells the server what it missed. One override that it refuses does not hold the others."""
        for override in self.sudo().search([("is_pending", "=", True)], order="id"):
            override._send_pending(again=False)

    @api.model
    def _cron_expire(self):
        """Approved overrides whose last day is over. The server ends its own by the same date."""
        over = self.sudo().search([("state", "=", "approved"), ("ends_on", "<", fields.Date.context_today(self))])
        over.write({"state": "expired"})
        for override in over:
            override._log(self.env._("The override has expired."))

    # Hearing from the server

    @api.model
    def _receive(self, partner, event):
        """What the server says about an override -> its record, or none where the message does not make one.

        ``event``: {override_id, state, by?: {id, name}, ends_on?, amount?, order?: {id}, note?}. Twice is once; neither older
        news nor a step of our own that has not arrived there is undone.
        """
        override = self.sudo().search([("server_id", "=", event["override_id"])], limit=1)
        if override.pending_steps or (override and RANK[event["state"]] < RANK[override.state]):
            return override
        if not override:
            if not event.get("amount"):
                return override
            override = self._create_received(partner, event)
        override._take_over(event)
        return override

    @api.model
    def _create_received(self, partner, event):
        reference = (event.get("order") or {}).get("id") or ""
        order = self.env["sale.order"].sudo()
        if reference.startswith("sale.order,"):
            order = order.browse(int(reference.split(",")[1])).exists()
        money = event["amount"]
        override = self.sudo().create(
            {
                "server_id": event["override_id"],
                "partner_id": partner._creditline_holder().id,
                "company_id": (order.company_id or self.env.company).id,
                "order_id": order.id,
                "currency_id": self.env["creditline.gate"]._currency_of(money).id,
                "amount": money["value"],
                "reason": event.get("note") or self.env._("Given on the Creditline server."),
                "requested_by_name": (event.get("by") or {}).get("name"),
            }
        )
        if event["state"] == "requested":
            override._ask_approvers()
        return override

    def _take_over(self, event):
        """Brings the record into the state that the server has, with a line in the chatter when that is new."""
        values = {}
        if event.get("amount"):
            values["amount"] = event["amount"]["value"]
        if event.get("ends_on"):
            values["ends_on"] = fields.Date.to_date(event["ends_on"])
        is_new_state = event["state"] != self.state
        if is_new_state:
            values["state"] = event["state"]
            values["decided_by_name"] = (event.get("by") or {}).get("name") or self.decided_by_name
            values["note"] = event.get("note") or self.note
        if values.get("state") == "approved":
            values["covers_refusal"] = self.partner_id.creditline_decision == "refuse"
            values["decided_at"] = fields.Datetime.now()
        self.write(values)
        if is_new_state:
            self.activity_unlink([ACTIVITY])
            self._log(self._received_text(), event.get("note"))

    def _received_text(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "Override up to %(amount)s on the Creditline server: %(state)s, by %(by)s.",
            amount=self._amount_text(),
            state=states[self.state],
            by=self.decided_by_name or "-",
        )

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
        for override in self.sudo():
            override._send_pending()
