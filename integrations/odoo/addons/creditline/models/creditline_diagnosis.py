from odoo import api, models

from ..creditline_errors import ServerRefused, ServerUnreachable
from .creditline_pairing import CONNECTION

# A body that no version of the server takes: the answer tells whether the key may call, and nothing is written.
NOTHING = {"creditline_test": True}

# What the addons call, by the scope that it needs.
NEEDED = [
    ("crm:write", "POST", "/v1/crms/odoo/events"),
    ("crm:read", "GET", "/v1/crms/odoo/accounts/0/card"),
    ("orders:write", "POST", "/v1/orders/check"),
    ("overrides:read", "GET", "/v1/overrides/0"),
    ("overrides:write", "POST", "/v1/overrides"),
    ("overrides:approve", "POST", "/v1/overrides/0/approve"),
    ("ledger:write", "POST", "/v1/ledger/invoices"),
    ("connections:read", "GET", CONNECTION),
    ("connections:write", "PUT", CONNECTION),
]


class CreditlineDiagnosis(models.AbstractModel):
    _name = "creditline.diagnosis"
    _description = "Test of the connection with a Creditline server"

    @api.model
    def _run(self):
        """What is wrong between here and the server, the first thing that stops everything else -> (ok, sentences)."""
        client = self.env["creditline.client"]
        if not client._is_configured():
            return False, [self.env._("Enter the address of the server and an API key, and save.")]
        try:
            client._stop_copies()
            ping = client._send("GET", "/v1/ping", with_key=False)
            if not _is_ping(ping):
                raise ServerUnreachable(client._problem_text("address"), "address")
            wrong = self._clock_fault(client, ping) + self._key_faults(client)
        except ServerRefused as error:
            return False, [error.detail]
        except ServerUnreachable as error:
            return False, [str(error)]
        return not wrong, wrong or [self._praise(ping.json())]

    @api.model
    def _clock_fault(self, client, response):
        minutes = round(client._clock_skew_seconds(response) / 60)
        if abs(minutes) < 5:
            return []
        return [
            self.env._(
                "The clocks of this machine and of the server differ by %(minutes)s minutes. Set this machine's clock.",
                minutes=abs(minutes),
            )
        ]

    @api.model
    def _key_faults(self, client):
        """A wrong key, or every scope by name that the key lacks."""
        missing, unknown = [], []
        for scope, method, path in NEEDED:
            response = client._send(method, path, None if method == "GET" else NOTHING)
            code = _code_of(response)
            if response.status_code == 401:
                return [self.env._("The API key is not valid (401): it is wrong, revoked or past its end.")]
            if code == "scope_missing":
                missing.append(scope)
            elif code == "crm_unknown" or _lacks_route(response, method, path):
                unknown.append(path)
            elif code == "connection_copied":
                raise client._refusal_of(response)
            elif response.status_code >= 500:
                raise ServerUnreachable(client._busy_text(response), "server")
        faults = []
        if missing:
            faults.append(self.env._("The API key lacks scopes (403): %(scopes)s.", scopes=", ".join(missing)))
        if unknown:
            faults.append(
                self.env._("This server is too old for the addon: it has no %(paths)s.", paths=", ".join(unknown))
            )
        return faults

    @api.model
    def _praise(self, ping):
        state = self.env["creditline.pairing"]._state()
        text = self.env._(
            "Server %(version)s (%(mode)s) answers, and the key may do everything that is needed.",
            version=ping.get("version"),
            mode=ping.get("mode"),
        )
        if state == "connected":
            return text
        return text + " " + self.env._("Now connect, so that alerts reach this database.")


def _is_ping(response):
    try:
        answer = response.json()
    except ValueError:
        return False
    return response.status_code == 200 and isinstance(answer, dict) and {"status", "mode", "version"} <= answer.keys()


def _lacks_route(response, method, path):
    """A made-up id is not found of itself; without one it is the address that is unknown."""
    return response.status_code in (404, 405) and method != "GET" and "/0" not in path


def _code_of(response):
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer.get("code") if isinstance(answer, dict) else None
