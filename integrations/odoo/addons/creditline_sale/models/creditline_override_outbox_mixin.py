import logging
import uuid
from functools import partial

import psycopg2

from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import SQL

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable
from odoo.addons.creditline.series import commit_progress

_logger = logging.getLogger(__name__)

# The state in which the server takes a step.
STATE_BEFORE = {"approve": "requested", "refuse": "requested", "end": "approved"}


class CreditlineOverrideOutboxMixin(models.AbstractModel):
    """Tells the server about the steps of an override.

    ``pending_steps`` are those that it has not heard of: they are sent in their order, after the commit or by the cron,
    and once more where the answer was lost.
    """

    _name = "creditline.override.outbox.mixin"
    _description = "Steps of a credit override that the server has to hear of"

    server_id = fields.Char("Server reference", readonly=True, index=True, copy=False)
    request_key = fields.Char(
        readonly=True, copy=False, default=lambda self: str(uuid.uuid4()), groups="base.group_system"
    )
    pending_steps = fields.Json(readonly=True, copy=False)
    is_pending = fields.Boolean("Not on the server yet", compute="_compute_is_pending", store=True)
    sync_problem = fields.Char("Why the server does not know it", readonly=True, copy=False)

    @api.depends("pending_steps")
    def _compute_is_pending(self):
        for override in self:
            override.is_pending = bool(override.pending_steps)

    def _person(self, user):
        return {"id": str(user.id), "name": user.name}

    def _money(self):
        return self.env["creditline.verdict"]._money(self.amount, self.currency_id)

    def _push(self, step, note, user):
        """Adds a step to those that the server must hear of."""
        step = {**step, "by": self._person(user), **({"note": note} if note else {})}
        self.pending_steps = [*(self.pending_steps or []), step]
        self._send_later()

    def _send_later(self):
        """Tells the server as soon as this transaction is committed, and not before: one that is rolled back, or run
        again, has told nothing. The cron is for what cannot be told then."""
        if not self:
            return
        self.env.ref("creditline_sale.ir_cron_send_overrides").sudo()._trigger()
        send = partial(_send_each, self.env.registry, self.ids, dict(self.env.context))
        self.env.cr.postcommit.add(send)

    def _send_next(self):
        """Tells the server the oldest step that it has not heard of -> whether there may be another one to tell now.

        One step is one transaction, so that what the server took is never forgotten. Steps that somebody else sends at
        this moment are left to them.
        """
        self.ensure_one()
        query = SQL("SELECT id FROM creditline_override WHERE id = %s FOR NO KEY UPDATE SKIP LOCKED", self.id)
        self.env.cr.execute(query)
        if not self.env.cr.fetchone() or not self.pending_steps:
            return False
        try:
            self._send_step(self.pending_steps[0])
        except ServerUnreachable as error:
            self.sync_problem = str(error)
            return False
        except ServerRefused as error:
            self.sync_problem = error.detail or error.code
            _logger.warning("Override %s was refused: %s", self.id, error.code)
            return False
        self.sync_problem = False
        return bool(self.pending_steps)

    def _send_step(self, step):
        """Raises ServerUnreachable or ServerRefused where the step has to be told again."""
        key = f"{self.request_key}-{step['step']}"
        client = self.env["creditline.client"]
        rest = self.pending_steps[1:]
        if step["step"] == "request":
            # News of this override wait until it is known whose they are.
            self.env["creditline.gate"]._take_turn(self.partner_id)
            answer = client._call("POST", "/v1/overrides", self._request_body(step), idempotency_key=key)
            self.write({"server_id": answer["id"], "pending_steps": rest or False})
            return
        body = {name: value for name, value in step.items() if name != "step"}
        path = f"/v1/overrides/{self.server_id}"
        try:
            answer = client._call("POST", f"{path}/{step['step']}", body, idempotency_key=key)
        except ServerRefused as error:
            if error.status != 409 or error.code == "connection_copied":
                raise
            self._yield_to(client._call("GET", path), rest)
            return
        values = {"pending_steps": rest or False}
        if step["step"] == "approve":
            values["covers_refusal"] = bool(answer.get("covers_refusal"))
        self.write(values)

    def _yield_to(self, answer, rest):
        """The server decided otherwise, or before: what holds there holds here, unless a later step of ours can still
        be taken there."""
        if rest and STATE_BEFORE[rest[0]["step"]] == answer["state"]:
            self.pending_steps = rest
            return
        self.pending_steps = False
        self._take_over(self._event_of(answer), is_whole=True)

    def _event_of(self, answer):
        """The answer about an override in the shape of the message about it."""
        by = answer.get("ended_by") or answer.get("refused_by") or answer.get("approved_by")
        names = ("state", "amount", "ends_on", "note", "covers_refusal")
        return {"override_id": answer["id"], "by": by, **{name: answer.get(name) for name in names}}

    def _request_body(self, step):
        body = {
            "account": {"crm": "odoo", "id": str(self.partner_id.id)},
            "amount": step["amount"],
            "reason": self.reason,
            "by": step["by"],
        }
        if self.order_id:
            body["order"] = {"id": self.order_id._creditline_reference()}
        return body

    @api.model
    def _cron_send(self):
        """Tells the server what it missed. One override that it refuses does not hold the others."""
        waiting = self.sudo().search([("is_pending", "=", True)], order="id")
        for index, override in enumerate(waiting):
            goes_on = True
            while goes_on:
                goes_on = override._send_next()
                commit_progress(self.env["ir.cron"], int(not goes_on), index + 1, len(waiting) - index - 1)


def _send_each(registry, ids, context):
    """After the commit, in transactions of its own; whoever asked has been answered whatever happens here."""
    for override_id in ids:
        goes_on = True
        while goes_on:
            try:
                with registry.cursor() as cr:
                    env = api.Environment(cr, SUPERUSER_ID, context)
                    override = env["creditline.override"].browse(override_id).exists()
                    goes_on = bool(override) and override._send_next()
            except psycopg2.Error as error:
                _logger.info("Override %s is left to the cron: %s", override_id, error)
                goes_on = False
