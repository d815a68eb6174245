from odoo import api, fields, models

# A message about a state is older than a state of a higher rank.
RANK = {"requested": 0, "approved": 1, "refused": 1, "ended": 2, "expired": 2}


class CreditlineOverrideInboxMixin(models.AbstractModel):
    """Takes over what was decided about an override elsewhere."""

    _name = "creditline.override.inbox.mixin"
    _description = "Credit overrides that the server tells of"

    @api.model
    def _receive(self, partner, event):
        """What the server says about an override -> its record, or none where the message does not make one.

        ``event``: {override_id, state, by?: {id, name}, ends_on?, amount?, order?: {id}, note?, covers_refusal?}. Twice is once; neither
        older news nor a step of our own that has not arrived there is undone.
        """
        # The message may be about a step that another transaction sends right now: wait for it, and see what it did.
        self.env["creditline.gate"]._take_turn(partner._creditline_holder())
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
                "currency_id": self.env["creditline.verdict"]._currency_of(money).id,
                "amount": money["value"],
                "reason": event.get("note") or self.env._("Given on the Creditline server."),
                "requested_by_name": (event.get("by") or {}).get("name"),
            }
        )
        if event["state"] == "requested":
            override._log_received(event)
            override._ask_approvers()
        return override

    def _take_over(self, event, is_whole=False):
        """Brings the record into the state that the server has, with a line in the chatter when that is new.
        ``is_whole``: who decided, and what, is taken from there too though the state is the same."""
        values = {}
        if event.get("amount"):
            values["amount"] = event["amount"]["value"]
        if event.get("ends_on"):
            values["ends_on"] = fields.Date.to_date(event["ends_on"])
        is_new_state = event["state"] != self.state
        if is_new_state or is_whole:
            values["state"] = event["state"]
            values["decided_by_name"] = (event.get("by") or {}).get("name") or self.decided_by_name
            values["note"] = event.get("note") or self.note
        # What the server took the approval for: it alone knows what was decided of the company at that moment.
        if event.get("covers_refusal") is not None:
            values["covers_refusal"] = event["covers_refusal"]
        if is_new_state and event["state"] == "approved":
            values.setdefault("covers_refusal", False)
            values["decided_at"] = fields.Datetime.now()
        self.write(values)
        if is_new_state:
            self._end_activities()
            self._log_received(event)

    def _log_received(self, event):
        """The line that the base addon writes; what the message leaves out is taken from the record."""
        known = {"amount": self._money(), "ends_on": self.ends_on if self.state == "approved" else None}
        told = {name: value for name, value in event.items() if value}
        self._log(self.env["creditline.inbox"]._override_line({**known, **told}), event.get("note"))
