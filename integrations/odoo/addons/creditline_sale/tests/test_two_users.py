# Each user has a transaction of their own here, and what is seen of the other one is what was committed.
# pylint: disable=invalid-commit
import threading
from datetime import timedelta
from unittest.mock import patch

import psycopg2

from odoo import SUPERUSER_ID, Command, api, fields
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.sql_db import db_connect
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.creditline.creditline_errors import ServerUnreachable


@tagged("post_install", "-at_install")
class TestTwoUsers(BaseCase):
    """Two people confirm at the same moment, each in a transaction of their own: real commits, undone at the end."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(get_db_name())
        cls.database = db_connect(get_db_name())
        cls.addClassCleanup(cls._remove)
        with cls.database.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            company = env.ref("base.main_company")
            cls.settings = {
                name: company[name] for name in ("creditline_gate", "creditline_gate_at", "creditline_offline")
            }
            company.write(
                {"creditline_gate": "block", "creditline_gate_at": "order", "creditline_offline": "last_known"}
            )
            now = fields.Datetime.now()
            partner = env["res.partner"].create({"name": "Two at once SAS", "is_company": True})
            partner.write(
                {
                    "creditline_decision": "accept",
                    "creditline_limit": 1000.0,
                    "creditline_currency_id": company.currency_id.id,
                    "creditline_decided_at": now,
                    "creditline_expires_at": now + timedelta(days=1),
                }
            )
            product = env["product.product"].create(
                {"name": "Two at once", "type": "service", "list_price": 100.0, "taxes_id": False}
            )
            line = Command.create({"product_id": product.id, "product_uom_qty": 6.0})
            orders = env["sale.order"].create([{"partner_id": partner.id, "order_line": [line]} for _one in range(2)])
            cls.ids = (partner.id, product.id, orders.ids)
            cr.commit()

    @classmethod
    def _remove(cls):
        partner_id, product_id, order_ids = cls.ids
        with cls.database.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            orders = env["sale.order"].browse(order_ids)
            orders.filtered(lambda order: order.state == "sale")._action_cancel()
            orders.unlink()
            env["product.product"].browse(product_id).product_tmpl_id.unlink()
            env["res.partner"].browse(partner_id).unlink()
            env.ref("base.main_company").write(cls.settings)
            cr.commit()

    def setUp(self):
        super().setUp()
        down = ServerUnreachable("It does not answer.", "timeout")
        client = self.registry["creditline.client"]
        patcher = patch.object(client, "_call", side_effect=down)
        patcher.start()
        self.addCleanup(patcher.stop)

    def _reset(self):
        with self.database.cursor() as cr:
            orders = api.Environment(cr, SUPERUSER_ID, {})["sale.order"].browse(self.ids[2])
            orders.filtered(lambda order: order.state == "sale")._action_cancel()
            orders.filtered(lambda order: order.state == "cancel").action_draft()
            cr.commit()

    def test_the_second_waits_for_the_first_and_then_does_not_pass(self):
        """The first order is not committed: the second cannot even look. Once it is, the second has to begin again,
        because its view of the database is older, and then finds the first order."""
        self._reset()
        first, second = self.ids[2]
        with self.database.cursor() as one, self.database.cursor() as two:
            waiting = api.Environment(two, SUPERUSER_ID, {})["sale.order"].browse(second)
            self.assertEqual(waiting.state, "draft")
            api.Environment(one, SUPERUSER_ID, {})["sale.order"].browse(first).action_confirm()
            one.flush()
            two.execute("SET LOCAL lock_timeout = '200ms'")
            with self.assertRaises(psycopg2.errors.LockNotAvailable), mute_logger("odoo.sql_db"):
                waiting.action_confirm()
            two.rollback()
            waiting = api.Environment(two, SUPERUSER_ID, {})["sale.order"].browse(second)
            self.assertEqual(waiting.state, "draft")
            one.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                waiting.action_confirm()
            two.rollback()

    def test_of_two_at_once_one_passes(self):
        """Both threads run as Odoo runs requests, which begins again what PostgreSQL refuses."""
        self._reset()
        # While tests run, their thread holds this lock, which every new environment of another thread asks for.
        lock = patch.object(Registry, "_lock", DummyRLock())
        lock.start()
        self.addCleanup(lock.stop)
        together = threading.Barrier(2)
        results = {}

        def confirm(order_id):
            with self.database.cursor() as cr:
                env = api.Environment(cr, SUPERUSER_ID, {})
                order = env["sale.order"].browse(order_id)
                order.read(["state", "amount_total"])
                together.wait(20)
                try:
                    retrying(order.action_confirm, env)
                    cr.commit()
                    results[order_id] = "confirmed"
                except Exception as error:
                    cr.rollback()
                    results[order_id] = str(error)

        with mute_logger("odoo.sql_db", "odoo.service.model"):
            threads = [threading.Thread(target=confirm, args=[order_id]) for order_id in self.ids[2]]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
        texts = sorted(results.values(), key=lambda text: text != "confirmed")
        self.assertEqual(texts[0], "confirmed")
        self.assertIn("Over by", texts[1])
