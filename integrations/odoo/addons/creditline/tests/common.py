import json
import re
from contextlib import contextmanager
from unittest.mock import patch

import requests

from odoo.tests import TransactionCase, new_test_user

from ..models import creditline_card_mixin, creditline_ledger, creditline_retry_mixin

URL = "https://credit.example.com"
KEY = "cl_test_000000000000_" + "ab" * 32


def decided(account_id, **changes):
    """A decided card in the shape of core/src/card/card.ts; hand-written."""
    card = {
        "state": "decided",
        "account_id": str(account_id),
        "score_id": "dec-1",
        "company": {"name": "Alpha SAS", "siren": "552032534", "country": "FR", "match": {"confidence": 1}},
        "subject_kind": "legal_person",
        "score": 742,
        "grade": "B",
        "band": "Strong",
        "probability_of_default": 0.0041,
        "one_in": 244,
        "pd_interval": [0.002, 0.009],
        "confidence": 0.81,
        "would_add_most": None,
        "decision": "accept",
        "decision_label": "Accept",
        "next_step": "Invoice on 30 days.",
        "proposed_limit": {"value": 25000, "currency": "EUR"},
        "limit_bound_by": "score",
        "limit_bound_text": "Bound by the score",
        "caps": [],
        "payment_terms_days": 30,
        "base_points": 600,
        "reasons": [
            {"code": "age", "direction": "up", "points": 100, "text": "In business since 1919", "source": None},
            {"code": "late", "direction": "down", "points": -8, "text": "Accounts are <18> months old", "source": None},
        ],
        "counterfactuals": [],
        "other_points": 50,
        "clamped_points": 0,
        "missing": [],
        "sources": [],
        "delta": None,
        "trend": [],
        "decided_at": "2026-11-20T10:00:00.000Z",
        "expires_at": "2027-05-19T10:00:00.000Z",
        "fresh_until": "2026-11-27T10:00:00.000Z",
        "audit": {"sequence": 1, "hash": "00"},
    }
    return {**card, **changes}


def problem(status, code, detail="", **members):
    return status, {"type": f"/docs/errors#{code}", "title": code, "status": status, "code": code, "detail": detail} | members


class FakeServer:
    """Stands at the client's edge, in the place of requests.request, and notes what came."""

    def __init__(self):
        self.calls = []
        self.routes = []
        self.headers = {"Date": None}
        self.on("POST", r"/v1/crms/odoo/events", (202, {"received": 1}))
        self.on("POST", r"/v1/crms/odoo/accounts/(\d+)/refresh", lambda call, found: (200, decided(found[1])))
        self.on("GET", r"/v1/crms/odoo/accounts/(\d+)/card", lambda call, found: (200, decided(found[1])))
        self.on("POST", r"/v1/ledger/invoices", (202, {"received": 1, "unchanged": 0}))

    def on(self, method, pattern, answer):
        """The newest answer to an address counts; an exception is raised, a function is asked."""
        self.routes.insert(0, (method, re.compile(pattern + r"\Z"), answer))

    def sent(self, method, pattern):
        return [call for call in self.calls if call["method"] == method and re.fullmatch(pattern, call["path"])]

    def __call__(self, method, url, **options):
        assert url.startswith(URL), url
        path = url[len(URL) :]
        # Through JSON, as on the wire: what cannot be sent must fail here too.
        call = {"method": method, "path": path, **options, "json": json.loads(json.dumps(options.get("json")))}
        self.calls.append(call)
        for known, pattern, answer in self.routes:
            found = pattern.match(path)
            if known == method and found:
                if callable(answer) and not isinstance(answer, type):
                    answer = answer(call, found)
                if isinstance(answer, BaseException):
                    raise answer
                return self.response(*answer)
        return self.response(*problem(404, "not_found"))

    def response(self, status, body):
        response = requests.Response()
        response.status_code = status
        response._content = body if isinstance(body, bytes) else json.dumps(body).encode()
        response.headers.update({name: value for name, value in self.headers.items() if value})
        return response


class CreditlineCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.use_env()
        cls.parameters = cls.env["ir.config_parameter"].sudo()
        cls.parameters.set_param("creditline.url", URL)
        cls.parameters.set_param("creditline.key", KEY)
        for name in ("creditline.paired_uuid", "creditline.copied_uuid", "database.is_neutralized"):
            cls.parameters.set_param(name, False)
        cls.uuid = cls.parameters.get_param("database.uuid")
        cls.france = cls.env.ref("base.fr")
        cls.euro = cls.env.ref("base.EUR")
        cls.reader = new_test_user(
            cls.env, "cl_reader", "base.group_user,base.group_partner_manager,creditline.group_user", lang="en_US"
        )
        cls.stranger = new_test_user(cls.env, "cl_stranger", "base.group_user,base.group_partner_manager")

    @classmethod
    def use_env(cls):
        """Again by classes whose other base works in a company of its own."""
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, lang="en_US"))
        cls.Partner = cls.env["res.partner"]
        cls.company = cls.env.company
        cls.company.creditline_scope = "all"

    def setUp(self):
        super().setUp()
        self.server = FakeServer()
        self.startPatcher(patch.object(requests, "request", self.server))
        # A test may not commit; the steps are noted instead.
        self.steps = []
        for module in (creditline_retry_mixin, creditline_ledger):
            self.startPatcher(patch.object(module, "commit_progress", self._note_step))
        creditline_card_mixin._resting.clear()

    def _note_step(self, cron, step, done, remaining):
        cron.env.flush_all()
        self.steps.append((step, done, remaining))

    def customer(self, name="Alpha SAS", **values):
        values = {"name": name, "is_company": True, "country_id": self.france.id, **values}
        return self.Partner.create(values)

    def decided_customer(self, name="Alpha SAS", **values):
        partner = self.customer(name, **values)
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "decided")
        self.server.calls.clear()
        return partner

    def due_now(self, partners):
        """As if the wait were over."""
        partners.sudo().write({"creditline_retry_at": "2020-01-01 00:00:00"})

    def message(self, kind, partner=None, **members):
        event = {"id": f"{kind}:{partner.id if partner else ''}", "kind": kind, "database_uuid": self.uuid}
        if partner:
            event["account_id"] = str(partner.id)
        return {**event, **members}

    def receive(self, event):
        return self.env["creditline.inbox"].receive(event)

    @contextmanager
    def in_registry(self):
        """Other cursors of the code under test share the test's transaction; the call for it differs by series."""
        if hasattr(self, "enter_registry_test_mode"):
            with self.enter_registry_test_mode():
                yield
            return
        self.env.flush_all()
        self.registry.enter_test_mode(self.cr)
        try:
            yield
        finally:
            self.registry.leave_test_mode()
            self.env.invalidate_all()
