import requests

from odoo.tests import HttpCase, new_test_user, tagged

from ..series import IS_19
from .common import CreditlineCase, decided

HOOT = "/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&filter=credit-card-field"
# 18.0 writes it with a small letter.
SUCCEEDED = "[HOOT] Test suite succeeded" if IS_19 else "[HOOT] test suite succeeded"


@tagged("post_install", "-at_install")
class TestWidget(CreditlineCase, HttpCase):
    """The widget in the real web client; the server is the one of common.py."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.writer = new_test_user(
            cls.env,
            "cl_writer",
            "base.group_user,base.group_partner_manager,creditline.group_user",
            password="cl_writer",
            lang="en_US",
        )

    def open(self, tour, path):
        self.start_tour(path, tour, login="cl_writer", timeout=90)

    def customer(self, **values):
        return self.Partner.create({"name": "Verrerie des Monts", "is_company": True, **values})

    def test_unit_tests_in_the_browser(self):
        self.browser_js(HOOT, "", "", login="admin", timeout=180, success_signal=SUCCEEDED)

    def test_a_new_company_is_scored_right_after_it_is_saved(self):
        self.env["ir.default"].set("res.partner", "country_id", self.france.id)
        # Each assessment is another decision: the one that the announcement begins, and the one that a person asks for.
        scores = [742]

        def card(found):
            moment = f"2026-11-20T10:0{len(scores)}:00.000Z"
            return 200, decided(found[1], score=scores[-1], score_id=f"dec-{scores[-1]}", decided_at=moment)

        def assess(_call, found):
            scores.append(801)
            return card(found)

        self.server.on("GET", r"/v1/crms/odoo/accounts/(\d+)/card", lambda _call, found: card(found))
        self.server.on("POST", r"/v1/crms/odoo/accounts/(\d+)/refresh", assess)
        self.open("creditline_partner", "/odoo/action-contacts.action_contacts/new")
        partner = self.Partner.search([("name", "=", "Verrerie des Monts")], order="id desc", limit=1)
        self.assertEqual(partner.creditline_score, 801)
        self.assertEqual(partner.creditline_history_ids.mapped("score"), [801, 742])

    def test_the_chosen_company_is_assessed(self):
        candidates = [
            {"siren": "552032534", "country": "FR", "name": "ALPHA", "city": "Nantes", "confidence": 0.7},
            {"siren": "542107651", "country": "FR", "name": "ALPHA", "city": "Lille", "confidence": 0.7},
        ]
        partner = self.customer()
        card = {"state": "choose_company", "account_id": str(partner.id), "candidates": candidates}
        partner._creditline_apply_card(card)

        def answer(_call, found):
            # Until the server is told of the number, the company is not clear.
            is_told = self.server.sent("POST", "/v1/crms/odoo/events")
            return 200, decided(found[1]) if is_told else card

        self.server.on("GET", r"/v1/crms/odoo/accounts/(\d+)/card", answer)
        self.open("creditline_partner_which", f"/odoo/action-contacts.action_contacts/{partner.id}")
        self.assertEqual(partner.creditline_state, "decided")

    def test_the_last_decision_stays_while_the_server_is_away(self):
        partner = self.customer()
        partner._creditline_apply_card(decided(partner.id))
        self.server.on("GET", r"/v1/crms/odoo/accounts/(\d+)/card", requests.ConnectionError("refused"))
        self.open("creditline_partner_offline", f"/odoo/action-contacts.action_contacts/{partner.id}")
