from datetime import timedelta

from odoo import fields

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable


class FakeServer:
    """Answers order checks and overrides as the server does, from the limits that a test gives it."""

    def __init__(self):
        self.calls = []
        self.accounts = {}
        self.reservations = {}
        self.confirmed = []
        self.overrides = {}
        self.taken = {}
        # What the server knows of the company when an override is approved.
        self.is_refused = False
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
        if path.endswith("/confirm"):
            return self._confirm(path.split("/")[-2])
        if path.startswith("/v1/orders/reservations/"):
            self.reservations.pop(path.rsplit("/", 1)[1], None)
            return {}
        if path.startswith("/v1/overrides"):
            return self._override(path, body, idempotency_key) if method == "POST" else self._tell(path)
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

    def _confirm(self, reservation):
        self.confirmed.append(reservation)
        until = fields.Datetime.now() + timedelta(days=30)
        return {"id": reservation, "reserved_until": f"{until.isoformat()}.000Z" if reservation in self.reservations else None}

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

    def _override(self, path, body, key):
        if key in self.taken:
            return self._tell(f"/v1/overrides/{self.taken[key]}")
        parts = path.split("/")
        if len(parts) == 3:
            override_id = f"o{len(self.overrides) + 1}"
            self.overrides[override_id] = {
                "id": override_id,
                "state": "requested",
                "order": (body.get("order") or {}).get("id"),
                "amount": body["amount"],
                "by": body["by"],
                "ends_on": None,
                "note": None,
                "covers_refusal": False,
            }
        else:
            override_id = parts[3]
            self._step(self.overrides[override_id], parts[4], body)
        self.taken[key] = override_id
        return self._tell(f"/v1/overrides/{override_id}")

    def _step(self, override, step, body):
        if override["state"] != ("approved" if step == "end" else "requested"):
            raise ServerRefused("override_settled", "It was decided already.", 409)
        override |= {name: value for name, value in body.items() if name in ("by", "ends_on", "amount", "note")}
        override["state"] = {"approve": "approved", "refuse": "refused", "end": "ended"}[step]
        if step == "approve":
            override["covers_refusal"] = self.is_refused

    def _tell(self, path):
        """As server/src/answers/overrides.ts writes it."""
        override = self.overrides[path.split("/")[3]]
        by = dict.fromkeys(("approved_by", "refused_by", "ended_by"))
        if override["state"] != "requested":
            by[f"{override['state']}_by"] = override["by"]
        return {**by, **{name: value for name, value in override.items() if name != "by"}}
