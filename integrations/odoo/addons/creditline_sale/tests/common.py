from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.tests import new_test_user

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from ..models import creditline_override_outbox_mixin
from .fake_server import FakeServer


class CreditlineSaleCommon(AccountTestInvoicingCommon):
    """A company that blocks, a customer with a limit of 1,000, and a server that knows both."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        # Confirmations are mailed, and a mail needs a sender.
        cls.env["mail.alias.domain"].sudo().create({"name": "creditline.example"})
        cls.company.sudo().write(
            {
                "creditline_gate": "block",
                "creditline_gate_at": "order",
                "creditline_offline": "last_known",
                "creditline_gate_pending": "block",
            }
        )
        cls.salesman = new_test_user(
            cls.env,
            login="creditline_sales",
            name="Sally Sales",
            groups="sales_team.group_sale_salesman_all_leads",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )
        cls.credit_manager = new_test_user(
            cls.env,
            login="creditline_credit",
            name="Carla Credit",
            groups="sales_team.group_sale_salesman_all_leads,creditline.group_credit_manager",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )
        products = cls.env["product.product"].sudo()
        cls.product = products.create(
            {
                "name": "Advice",
                "type": "service",
                "list_price": 100.0,
                "invoice_policy": "order",
                "taxes_id": False,
                "company_id": False,
            }
        )
        cls.delivered_product = products.create(
            {
                "name": "Hours",
                "type": "service",
                "list_price": 100.0,
                "invoice_policy": "delivery",
                "taxes_id": False,
                "company_id": False,
            }
        )
        cls.customer = cls._customer("Buyer SAS", 1000.0)

    def setUp(self):
        super().setUp()
        self.server = FakeServer()
        self._know(self.customer)
        client = type(self.env["creditline.client"])
        server = self.server
        patcher = patch.object(
            client,
            "_call",
            lambda client, *args, **kwargs: server.call(client, *args, **kwargs),
        )
        patcher.start()
        self.addCleanup(patcher.stop)
        # A test may not commit.
        self.startPatcher(patch.object(creditline_override_outbox_mixin, "commit_progress"))

    @classmethod
    def _customer(cls, name, limit, outcome="accept", **values):
        partner = cls.env["res.partner"].sudo().create({"name": name, "is_company": True, **values})
        cls._decide(partner, limit, outcome)
        return partner

    @classmethod
    def _decide(cls, partner, limit, outcome="accept", currency=None, valid_days=30):
        now = fields.Datetime.now()
        partner.sudo().write(
            {
                "creditline_state": "decided",
                "creditline_decision": outcome,
                "creditline_limit": limit,
                "creditline_currency_id": (currency or cls.company.currency_id).id,
                "creditline_reasons": "Pays on time\nYoung company",
                "creditline_decided_at": now - timedelta(days=1),
                "creditline_expires_at": now + timedelta(days=valid_days),
            }
        )

    def _know(self, partner):
        """Tells the server what the partner record says."""
        partner = partner.sudo()
        self.server.accounts[str(partner.id)] = {
            "limit": partner.creditline_limit,
            "outcome": partner.creditline_decision,
        }

    def _order(self, amount, partner=None, product=None, **values):
        """A quotation of the salesman over ``amount``, in lots of 100."""
        orders = self.env["sale.order"].with_user(self.salesman)
        product = product or self.product
        return orders.create(
            {
                "partner_id": (partner or self.customer).id,
                "order_line": [Command.create({"product_id": product.id, "product_uom_qty": amount / 100.0})],
                **values,
            }
        )

    def _invoice(self, order, post=True):
        invoice = order.sudo()._create_invoices()
        invoice.invoice_date = fields.Date.today()
        if post:
            invoice.action_post()
        return invoice

    def _open_invoice(self, amount, partner=None, company=None, currency=None, post=True, kind="out_invoice", due=None):
        company = company or self.company
        move = (
            self.env["account.move"]
            .sudo()
            .with_company(company)
            .create(
                {
                    "move_type": kind,
                    "partner_id": (partner or self.customer).id,
                    "invoice_date": fields.Date.today() - timedelta(days=60),
                    "invoice_date_due": due or fields.Date.today() + timedelta(days=30),
                    "invoice_payment_term_id": False,
                    "currency_id": (currency or company.currency_id).id,
                    "company_id": company.id,
                    "invoice_line_ids": [
                        Command.create({"name": "Earlier", "quantity": 1, "price_unit": amount, "tax_ids": False})
                    ],
                }
            )
        )
        if post:
            move.action_post()
        return move

    def _figures(self, partner=None, company=None):
        holder = (partner or self.customer).sudo().with_company(company or self.company)
        return {part: float(amount) for part, amount in holder._creditline_figures().items()}

    @contextmanager
    def _server_down(self):
        self.server.is_down = True
        try:
            yield
        finally:
            self.server.is_down = False


class OverrideCommon(CreditlineSaleCommon):
    def _ask(self, order=None, partner=None, amount=None, reason="Big customer, pays on Friday", user=None):
        values = {"reason": reason}
        if order:
            values["order_id"] = order.id
        else:
            values["partner_id"] = (partner or self.customer).id
        if amount:
            values["amount"] = amount
        before = self.env["creditline.override"].sudo().search([])
        wizard = self.env["creditline.override.request"].with_user(user or self.salesman).create(values)
        wizard.action_request()
        self._send()
        return self.env["creditline.override"].with_user(user or self.salesman).search([]) - before

    def _approve(self, override, user=None, **values):
        wizard = self.env["creditline.override.decide"].with_user(user or self.credit_manager)
        wizard = wizard.create({"override_id": override.id, "mode": "approve", **values})
        wizard.action_approve()
        self._send()

    def _send(self):
        """What happens after the commit, which a test does not have."""
        for override in self.env["creditline.override"].sudo().search([("is_pending", "=", True)]):
            while override._send_next():
                pass
