from odoo.tests import tagged

from .common import CreditlineCase

CARD = r"/v1/crms/odoo/accounts/\d+/card"


@tagged("post_install", "-at_install")
class TestDecisions(CreditlineCase):
    def decision(self, partner, **members):
        members = {
            "id": f"decision:dec-5:{partner.id}",
            "decision_id": "dec-5",
            "score": 410,
            "grade": "E",
            "probability_of_default": 0.09,
            "outcome": "refuse",
            "limit": {"value": 0, "currency": "EUR"},
            "reasons": [{"code": "insolvency", "direction": "down", "text": "Insolvency opened"}],
            "is_too_little_data": False,
            "decided_at": "2026-11-21T10:00:00.000Z",
            "expires_at": "2027-05-20T10:00:00.000Z",
            **members,
        }
        return self.message("decision", partner, **members)

    def test_a_decision_reaches_fields_and_history(self):
        """List fields follow at once; the card itself is fetched by the next run of the cron."""
        partner = self.decided_customer()
        self.assertEqual(self.receive(self.decision(partner))["status"], "done")
        self.assertEqual((partner.creditline_score, partner.creditline_grade), (410, "E"))
        self.assertEqual((partner.creditline_decision, partner.creditline_limit), ("refuse", 0))
        self.assertEqual(partner.creditline_reasons, "− Insolvency opened")
        self.assertEqual(partner.creditline_history_ids.mapped("decision_id"), ["dec-5", "dec-1"])
        partner._creditline_cron()
        self.assertEqual(len(self.server.sent("GET", CARD)), 1)

    def test_an_overtaken_decision_changes_no_field(self):
        """Messages that arrive late go to the history only."""
        partner = self.decided_customer()
        self.receive(self.decision(partner))
        late = self.decision(partner, id="late", decision_id="dec-4", score=600, decided_at="2026-11-20T23:00:00Z")
        self.assertEqual(self.receive(late)["status"], "done")
        self.assertEqual(partner.creditline_score, 410)
        self.assertEqual(len(partner.creditline_history_ids), 3)

    def test_the_same_decision_by_two_ways_is_one(self):
        """The message and the card bring the same decision: the history has it once."""
        partner = self.decided_customer()
        self.receive(self.decision(partner, id="x", decision_id="dec-1", decided_at="2026-11-20T10:00:00Z"))
        self.assertEqual(len(partner.creditline_history_ids), 1)

    def test_a_contact_takes_no_decision(self):
        """A record that became a contact of another company keeps showing that company's decision."""
        parent = self.decided_customer("Parent")
        child = self.Partner.create({"name": "Child", "parent_id": parent.id})
        self.assertEqual(self.receive(self.decision(child))["status"], "gone")
        self.assertEqual(child.creditline_grade, "B")
