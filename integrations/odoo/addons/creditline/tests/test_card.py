import requests

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..models import creditline_card_mixin
from .common import CreditlineCase, decided, problem

CARD = r"/v1/crms/odoo/accounts/\d+/card"
REFRESH = r"/v1/crms/odoo/accounts/\d+/refresh"
EVENTS = "/v1/crms/odoo/events"


@tagged("post_install", "-at_install")
class TestCard(CreditlineCase):
    def candidates(self, partner):
        one = {"siren": "552032534", "country": "FR", "name": "Alpha SAS", "confidence": 0.7}
        two = {"siren": "542051180", "country": "FR", "name": "Alpha SA", "confidence": 0.7}
        return {"state": "choose_company", "account_id": str(partner.id), "candidates": [one, two]}

    def test_the_widget_has_the_card_right_after_save(self):
        """One call announces the company and brings its card; the cron finds nothing left to do."""
        partner = self.customer()
        view = partner.with_user(self.reader).creditline_refresh()
        self.assertEqual([call["path"] for call in self.server.calls], [EVENTS, CARD.replace(r"\d+", str(partner.id))])
        self.assertEqual((view["card"]["state"], view["card"]["score"]), ("decided", 742))
        self.assertEqual((view["connection"], view["can_refresh"], view["language"]), ("online", True, "en"))
        self.assertEqual(partner.creditline_state, "decided")
        self.server.calls.clear()
        partner._creditline_cron()
        self.assertEqual(self.server.calls, [])

    def test_the_widget_follows_an_assessment_for_a_moment(self):
        """The call after save waits for the assessment that it began, and asks for no second one."""
        partner = self.customer()
        waiting = {"state": "assessing", "account_id": str(partner.id), "since": "2026-11-22T07:00:00Z"}
        answers = [(200, decided(partner.id)), (200, waiting), problem(404, "not_found")]
        self.server.on("GET", CARD, lambda call, found: answers.pop())
        self.assertEqual(partner.creditline_refresh()["card"]["state"], "decided")
        self.assertEqual((answers, self.server.sent("POST", REFRESH)), ([], []))

    def test_a_long_assessment_is_left_to_the_cron(self):
        """An assessment that takes longer shows as such; the partner is asked about again."""
        self.patch(creditline_card_mixin, "FOLLOW_SECONDS", 0.01)
        partner = self.customer()
        waiting = {"state": "assessing", "account_id": str(partner.id), "since": "2026-11-22T07:00:00Z"}
        self.server.on("GET", CARD, (200, waiting))
        self.assertEqual(partner.creditline_refresh()["card"], waiting)
        self.assertEqual(partner.creditline_state, "assessing")
        self.assertTrue(partner.creditline_retry_at)

    def test_reading_shows_the_card_of_now(self):
        """Opening a form reads the card, and keeps what is new."""
        partner = self.decided_customer()
        self.server.on("GET", CARD, lambda call, found: (200, decided(partner.id, score_id="dec-2", score=610, grade="C", decided_at="2026-11-21T10:00:00Z")))
        view = partner.with_user(self.reader).creditline_read()
        self.assertEqual((view["card"]["score"], partner.creditline_score), (610, 610))
        self.assertEqual(partner.creditline_history_ids.mapped("decision_id"), ["dec-2", "dec-1"])

    def test_without_the_server_the_last_card_is_shown_with_its_date(self):
        """Offline the card is the one that was seen last; the second form does not wait for the server again."""
        partner = self.decided_customer()
        self.server.on("GET", CARD, requests.exceptions.ConnectTimeout())
        for calls in (1, 1):
            view = partner.with_user(self.reader).creditline_read()
            self.assertEqual(view["connection"], "offline")
            self.assertEqual(view["card"]["score"], 742)
            self.assertTrue(view["seen_at"].endswith("Z"))
            self.assertIn("did not answer in time", view["problem"])
            self.assertEqual(len(self.server.calls), calls)
        self.server.on("POST", REFRESH, lambda call, found: (200, decided(found.group(0).split("/")[5])))
        self.assertEqual(partner.with_user(self.reader).creditline_refresh()["connection"], "online")

    def test_offline_after_save_leaves_it_to_the_cron(self):
        """A company that was saved while the server was away is assessed when it is back."""
        partner = self.customer()
        self.server.on("POST", EVENTS, requests.exceptions.ConnectionError())
        view = partner.with_user(self.reader).creditline_refresh()
        self.assertEqual((view["connection"], view["card"]["state"]), ("offline", "assessing"))
        self.assertTrue(partner.creditline_event_id)
        self.server.on("POST", EVENTS, (202, {}))
        self.due_now(partner)
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "decided")

    def test_what_the_connection_is(self):
        """Not configured and refused are told apart from offline, with the server's own sentence."""
        partner = self.decided_customer()
        self.server.on("GET", CARD, problem(403, "scope_missing", "This key lacks the scope crm:read."))
        view = partner.creditline_read()
        self.assertEqual((view["connection"], view["problem"]), ("refused", "This key lacks the scope crm:read."))
        self.parameters.set_param("creditline.key", False)
        view = partner.creditline_read()
        self.assertEqual((view["connection"], view["can_refresh"]), ("not_configured", False))
        self.assertEqual(view["card"]["score"], 742)

    def test_a_contact_shows_the_card_of_its_company(self):
        """On a contact the widget shows, and refreshes, the company."""
        company = self.decided_customer()
        contact = self.Partner.create({"name": "Ada", "parent_id": company.id})
        self.assertEqual((contact.creditline_state, contact.creditline_grade), ("decided", "B"))
        view = contact.with_user(self.reader).creditline_refresh(force=True)
        self.assertEqual(view["card"]["account_id"], str(company.id))
        self.assertEqual(self.server.calls[-1]["json"], {"force": True})

    def test_who_may_see_a_card(self):
        """Neither somebody without the group, nor somebody without access to the partner, sees a card."""
        partner = self.decided_customer()
        for name in ("creditline_read", "creditline_refresh"):
            with self.assertRaises(AccessError):
                getattr(partner.with_user(self.stranger), name)()
        other = self.env["res.company"].create({"name": "Other"})
        theirs = self.decided_customer("Theirs", company_id=other.id)
        with self.assertRaises(AccessError):
            theirs.with_user(self.reader).creditline_read()

    def test_the_field_groups_hide_the_decision(self):
        """Over the API too, the fields are for the group only."""
        partner = self.decided_customer()
        self.assertEqual(partner.with_user(self.reader).read(["creditline_score"])[0]["creditline_score"], 742)
        with self.assertRaises(AccessError):
            partner.with_user(self.stranger).read(["creditline_score"])

    def test_choosing_among_candidates(self):
        """The chosen company's number goes into the record, the server is told, and the card is decided."""
        partner = self.customer()
        self.server.on("GET", CARD, lambda call, found: (200, self.candidates(partner)))
        view = partner.with_user(self.reader).creditline_refresh()
        self.assertEqual((view["card"]["state"], partner.creditline_state), ("choose_company", "choose_company"))
        self.server.on("GET", CARD, lambda call, found: (200, decided(partner.id)))
        view = partner.with_user(self.reader).creditline_choose(view["card"]["candidates"][1])
        self.assertEqual(view["card"]["state"], "decided")
        self.assertEqual(partner.company_registry or partner.siret, "542051180")
        registry = self.server.sent("POST", EVENTS)[-1]["json"]["account"]["registry"]
        self.assertEqual(registry, {"scheme": "siren", "value": "542051180"})

    def test_only_offered_candidates_are_taken(self):
        """Somebody cannot write any number into a record by this way."""
        partner = self.customer()
        self.server.on("GET", CARD, lambda call, found: (200, self.candidates(partner)))
        partner.creditline_refresh()
        for candidate in ({"siren": "999999999", "country": "FR"}, {}, None, "552032534"):
            with self.assertRaises(UserError):
                partner.with_user(self.reader).creditline_choose(candidate)

    def test_a_tie_takes_the_old_decision_away(self):
        """While it is open which company it is, no decision about another one is shown."""
        partner = self.decided_customer()
        self.server.on("POST", REFRESH, lambda call, found: (200, self.candidates(partner)))
        partner.creditline_refresh()
        self.assertFalse(partner.creditline_grade or partner.creditline_limit or partner.creditline_decided_at)
        self.assertEqual(len(partner.creditline_history_ids), 1)

    def test_too_little_data_and_failed(self):
        """Both are states of their own; a failure keeps the last decision with its dates."""
        partner = self.decided_customer()
        failed = {"state": "failed", "account_id": str(partner.id), "problem": {"code": "x", "title": "X", "detail": "Y"}}
        self.server.on("GET", CARD, (200, failed))
        self.assertEqual(partner.creditline_read()["card"], failed)
        self.assertEqual((partner.creditline_state, partner.creditline_score), ("failed", 742))
        thin = decided(partner.id, state="too_little_data", score_id="dec-9", decided_at="2026-11-21T10:00:00Z")
        self.server.on("GET", CARD, (200, thin))
        partner.creditline_read()
        self.assertEqual(partner.creditline_state, "too_little_data")
        self.assertTrue(partner.creditline_history_ids[0].is_too_little_data)

    def test_a_server_that_lost_the_account_is_told_again(self):
        """After a new start of the server's store the company is announced, and then assessed."""
        partner = self.decided_customer()
        self.server.on("POST", REFRESH, problem(404, "not_found"))
        view = partner.creditline_refresh()
        self.assertEqual(view["card"]["state"], "decided")
        self.assertEqual(len(self.server.sent("POST", EVENTS)), 1)

    def test_readers_of_other_languages_write_nothing(self):
        """The same decision in another language does not change the record."""
        partner = self.decided_customer()
        self.server.on("GET", CARD, (200, decided(partner.id, band="Solide")))
        partner.creditline_read()
        self.assertEqual(partner.creditline_card["band"], "Strong")

    def test_a_currency_that_nobody_activated_is_found(self):
        """A limit in an inactive currency is kept in it."""
        zloty = self.env["res.currency"].with_context(active_test=False).search([("name", "=", "PLN")])
        zloty.active = False
        partner = self.customer()
        limit = {"value": 5000, "currency": "PLN"}
        self.server.on("GET", CARD, (200, decided(partner.id, proposed_limit=limit)))
        partner.creditline_refresh()
        self.assertEqual((partner.creditline_currency_id, partner.creditline_limit), (zloty, 5000))

    def test_odoos_own_limit_is_written_where_wanted(self):
        """By setting Odoo's credit limit follows; refused is the smallest amount, since 0 means no limit there."""
        self.company.creditline_write_limit = True
        self.company.currency_id.write({"active": True})
        partner = self.decided_customer()
        rate = self.euro._convert(25000, self.company.currency_id, self.company, "2026-11-22")
        self.assertAlmostEqual(partner.sudo().credit_limit, rate, 2)
        refused = decided(partner.id, decision="refuse", score_id="dec-2", decided_at="2026-11-21T10:00:00Z", proposed_limit={"value": 0, "currency": "EUR"})
        self.server.on("GET", CARD, (200, refused))
        partner.creditline_read()
        self.assertEqual(partner.sudo().credit_limit, self.company.currency_id.rounding)
        other = self.decided_customer("Other")
        self.assertTrue(other.sudo().credit_limit)
        self.company.creditline_write_limit = False
        self.assertFalse(self.decided_customer("Third").sudo().credit_limit)

    def test_colleagues_and_own_companies_cannot_be_refreshed(self):
        """Asking for one's own company or a colleague is refused with a sentence."""
        user = new_test_user(self.env, "cl_other", "base.group_user")
        for partner in (self.company.partner_id, user.partner_id):
            with self.assertRaises(UserError):
                partner.creditline_refresh()
            self.assertFalse(partner.creditline_read()["can_refresh"])

    def test_nonsense_is_no_card(self):
        """An answer that is no card changes nothing and counts as no answer."""
        partner = self.decided_customer()
        self.server.on("GET", CARD, (200, {"hello": "world"}))
        view = partner.creditline_read()
        self.assertEqual((view["connection"], view["card"]["score"]), ("offline", 742))
