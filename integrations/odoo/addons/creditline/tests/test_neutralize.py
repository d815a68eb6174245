from odoo.tests import tagged
from odoo.tools import file_open

from .common import CreditlineCase


@tagged("post_install", "-at_install")
class TestNeutralize(CreditlineCase):
    def test_a_staging_copy_forgets_the_connection(self):
        """Address, keys and noted changes are gone, and the crons are off: the copy cannot speak for the original."""
        partner = self.customer()
        with self.in_registry():
            user = self.env["creditline.pairing"].sudo()._server_user()
            self.env["creditline.pairing"].sudo()._make_key(user)
        self.env.flush_all()
        with file_open("creditline/data/neutralize.sql") as script:
            self.env.cr.execute(script.read())
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        self.assertFalse(self.env["creditline.client"]._is_configured())
        self.assertFalse(self.env["ir.config_parameter"].sudo().search([("key", "=", "creditline.key")]))
        self.assertFalse(self.env["res.users.apikeys"].sudo().search([("user_id", "=", user.id)]))
        self.assertFalse(partner.creditline_event_id)
        for name in ("pending", "ledger", "keys"):
            self.assertFalse(self.env.ref(f"creditline.ir_cron_{name}").active)
