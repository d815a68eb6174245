from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.tests import new_test_user

from odoo.addons.account.tests.common import AccountTestInvoicingCommon
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
                by = {"id": override["id"], "by": override["by"], "ends_on": override["ends_on"], "amount": override["amount"]}
                return {**shown, "allowed": True, "reason": "within_override", "override": by}
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


class CreditlineSaleCommon(AccountTestInvoicingCommon):
    """A company that blocks, a customer with a limit of 1,000, and a server that knows both."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.env["ir.config_parameter"].sudo().set_param("mail.default.from", "creditline@example.com")
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
