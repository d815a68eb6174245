from datetime import timedelta

from odoo import fields

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable


class FakeServer:
    """Answers order checks and overrides as the server does, from the limits that a test gives it."""

    def __init__(self):
        self.calls = []
        self.accounts = {}
        self.reservations = {}
        self.overrides = {}
        self.is_down = False
        self.refusal = None

    def call(self, _client, method, path, body=None, timeout=None, idempotency_key=None):
        self.calls.append((method, path, body))
        if self.is_down:
            raise ServerUnreachable("It does not answer.", "timeout")
        if self.refusal:
            raise self.refusal
        if path == "/v1/orders/check":
            return self._check(body)
        if path.startswith("/v1/orders/reservations/"):
            self.reservations.pop(path.rsplit("/", 1)[1], None)
            return {}
        if path.startswith("/v1/overrides"):
            return self._override(path, body)
        return {}

    def bodies(self, path):
        return [body for _method, called, body in self.calls if called == path]

    def _check(self, body):
        account = self.accounts.get(body["account"]["id"])
        exposure = body["exposure"]
        held = sum(
            amount
            for order, amount in self.reservations.items()
            if order != body["order"]["id"] and order not in exposure["orders"]
        )
        used = {
            "open": exposure["open"],
            "ordered": exposure["ordered"],
            "reserved": {"value": held, "currency": body["amount"]["currency"]},
        }
        answer = {"used": used, "amount": body["amount"], "limit": None, "over_by": None, "free": None, "decision": None}
        answer |= {"override": None, "reservation_id": None, "reserved_until": None, "text": ""}
        answer |= self._judge(account, body, sum(part["value"] for part in used.values()))
        if answer["allowed"] and body.get("reserve", True):
            self.reservations[body["order"]["id"]] = body["amount"]["value"]
            until = fields.Datetime.now() + timedelta(minutes=15)
            answer |= {"reservation_id": body["order"]["id"], "reserved_until": f"{until.isoformat()}.000Z"}
        return answer

    def _judge(self, account, body, used):
        if not account:
            return {"allowed": False, "reason": "not_assessed"}
        currency = body["amount"]["currency"]
        shown = {
            "limit": {"value": account["limit"], "currency": currency},
            "decision": {
                "id": "d1",
                "outcome": account["outcome"],
                "decided_at": "2026-11-01T10:00:00.000Z",
                "expires_at": "2030-01-01T00:00:00.000Z",
            },
        }
        for override in self.overrides.values():
            is_for = override["order"] in (None, body["order"]["id"]) and override["state"] == "approved"
            limit = override["amount"]["value"]
            fits = body["amount"]["value"] <= limit if override["order"] else used + body["amount"]["value"] <= limit
            if is_for and fits:
                given = {name: override[name] for name in ("id", "by", "ends_on", "amount")}
                return {**shown, "allowed": True, "reason": "within_override", "override": given}
        if account["outcome"] == "refuse":
            return {**shown, "allowed": False, "reason": "refused"}
        over = used + body["amount"]["value"] - account["limit"]
        if over > 0:
            over_by = {"value": over, "currency": currency}
            return {**shown, "allowed": False, "reason": "over_limit", "over_by": over_by}
        return {**shown, "allowed": True, "reason": "within_limit"}

    def _override(self, path, body):
        parts = path.split("/")
        if len(parts) == 3:
            key = f"o{len(self.overrides) + 1}"
            self.overrides[key] = {
                "id": key,
                "state": "requested",
                "order": (body.get("order") or {}).get("id"),
                "amount": body["amount"],
                "by": body["by"],
                "ends_on": None,
            }
            return self.overrides[key]
        override = self.overrides[parts[3]]
        step = parts[4]
        if override["state"] != ("approved" if step == "end" else "requested"):
            raise ServerRefused("override_decided", "It was decided already.", 409)
        override |= {name: value for name, value in body.items() if name in ("by", "ends_on", "amount")}
        override["state"] = {"approve": "approved", "refuse": "refused", "end": "ended"}[step]
        return override
