from odoo import models

from ..creditline_errors import ServerUnreachable


class CreditlineClient(models.AbstractModel):
    _name = "creditline.client"
    _description = "Calls to the Creditline server"

    def _call(self, method, path, body=None, timeout=None, idempotency_key=None):
        """Answers the JSON of the server as a dict; raises ServerUnreachable or ServerRefused."""
        raise ServerUnreachable(self.env._("No Creditline server is connected yet."), problem="not_configured")
