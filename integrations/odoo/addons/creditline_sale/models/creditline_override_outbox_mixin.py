import logging
import uuid

from odoo import api, fields, models

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable

_logger = logging.getLogger(__name__)


class CreditlineOverrideOutboxMixin(models.AbstractModel):
    """Tells the server about the steps of an override.

    ``pending_steps`` are those that it has not heard of: they are sent in their order, now or by the cron, and once more
    where the answer was lost.
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
                is_over = error.status == 409 and error.code != "connection_copied" and steps[0]["step"] != "request"
                if not is_over:
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
        for override in self.sudo().search([("is_pending", "=", True)], order="id"):
            override._send_pending(again=False)
