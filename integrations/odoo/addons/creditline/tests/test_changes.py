from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common import CreditlineCase

EVENTS = "/v1/crms/odoo/events"


@tagged("post_install", "-at_install")
class TestChanges(CreditlineCase):
    def triggers(self):
        cron = self.env.ref("creditline.ir_cron_pending")
        return self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)])

    def test_no_http_in_create_or_write(self):
        """Saving a partner never waits for the server: it is only noted, and the cron is triggered."""
        before = self.triggers()
        partner = self.customer()
        partner.write({"vat": "FR59552032534"})
        self.assertEqual(self.server.calls, [])
        self.assertEqual(partner.creditline_state, "pending")
        self.assertTrue(partner.creditline_event_id)
        self.assertGreater(self.triggers(), before)

    def test_pending_becomes_decided(self):
        """The cron announces a new company, then keeps its card: fields, reasons and history."""
        partner = self.customer(vat="FR59552032534")
        partner._creditline_cron()
        self.assertEqual(partner.creditline_state, "decided")
        self.assertEqual(partner.creditline_score, 742)
        self.assertEqual(partner.creditline_grade, "B")
        self.assertEqual(partner.creditline_decision, "accept")
        self.assertEqual((partner.creditline_limit, partner.creditline_currency_id), (25000, self.euro))
        self.assertEqual(
            partner.creditline_reasons, "+ In business since 1919\n− Accounts are <18> months old"
        )
        self.assertEqual(str(partner.creditline_decided_at), "2026-11-20 10:00:00")
        self.assertEqual(partner.creditline_history_ids.decision_id, "dec-1")
        self.assertFalse(partner.creditline_event_id or partner.creditline_retry_at)
        self.assertEqual([step for step, _done, _remaining in self.steps], [1, 1])
        event = self.server.sent("POST", EVENTS)[0]["json"]
        self.assertEqual(event["type"], "account.created")
        self.assertEqual(event["account"]["id"], str(partner.id))
        self.assertEqual(event["account"]["vat"], "FR59552032534")

    def test_updates_of_what_the_server_has_to_know(self):
        """Another name, number, country or salesperson is told as account.updated; a phone number is not."""
        partner = self.decided_customer()
        for values, state in (
            ({"name": "Alpha Group"}, "pending"),
            ({"company_registry": "552032534"}, "pending"),
            ({"country_id": self.env.ref("base.be").id}, "pending"),
            ({"user_id": self.reader.id}, "decided"),
            ({"city": "Lyon"}, "decided"),
        ):
            with self.subTest(values=values):
                partner.write(values)
                self.assertEqual((partner.creditline_state, partner.creditline_event_type), (state, "account.updated"))
                partner._creditline_cron()
                self.assertEqual(partner.creditline_state, "decided")
                self.assertEqual(self.server.sent("POST", EVENTS)[-1]["json"]["type"], "account.updated")
        self.server.calls.clear()
        partner.write({"phone": "+33 1 23 45 67 89", "comment": "calls back"})
        self.assertFalse(partner.creditline_event_id)
        self.assertEqual(self.server.sent("POST", EVENTS), [])

    def test_reading_a_card_forgets_no_change(self):
        """A change that was noted is still sent after somebody opened the form."""
        partner = self.decided_customer()
        partner.user_id = self.reader
        partner.creditline_read()
        partner._creditline_cron()
        self.assertEqual(self.server.sent("POST", EVENTS)[0]["json"]["account"]["owner"], "cl_reader")

    def test_same_value_again_is_no_change(self):
        """Writing what is there already asks nothing and costs nothing."""
        partner = self.decided_customer()
        partner.write({"name": partner.name, "country_id": self.france.id})
        self.assertFalse(partner.creditline_event_id)

    def test_who_is_never_assessed(self):
        """Contacts, colleagues, own companies, persons, pure suppliers and archived records are left alone."""
        company = self.decided_customer()
        contact = self.Partner.create({"name": "Ada", "parent_id": company.id})
        person = self.Partner.create({"name": "Bob", "country_id": self.france.id})
        supplier = self.customer("Supplier", supplier_rank=1)
        archived = self.customer("Archived", active=False)
        for partner in (contact, person, supplier, archived, self.reader.partner_id):
            self.assertFalse(partner.sudo().creditline_event_id, partner.name)
        own = self.env["res.company"].create({"name": "Own subsidiary"})
        own.partner_id.write({"country_id": self.france.id, "vat": "FR59552032534"})
        self.assertFalse(own.partner_id.creditline_event_id)

    def test_scope_customers_waits_for_the_first_invoice(self):
        """With the scope "customers that were invoiced" a prospect is assessed when it becomes one."""
        self.company.creditline_scope = "customers"
        partner = self.customer()
        self.assertEqual(partner.creditline_state, "none")
        partner._increase_rank("customer_rank")
        self.assertEqual(partner.creditline_state, "pending")

    def test_scope_manual_asks_for_nobody_by_itself(self):
        """With the scope "only when somebody asks" creation asks nothing; the action on the list does."""
        self.company.creditline_scope = "manual"
        partner = self.customer()
        self.assertEqual(partner.creditline_state, "none")
        partner.with_user(self.reader).action_creditline_assess()
        self.assertEqual(partner.creditline_state, "pending")

    def test_without_a_server_nothing_is_noted(self):
        """A database without a server gathers no backlog that is sent the day one is connected."""
        self.parameters.set_param("creditline.url", False)
        partner = self.customer()
        self.assertEqual(partner.creditline_state, "none")
        self.assertFalse(partner.creditline_event_id)

    def test_import_is_assessed_in_one_run(self):
        """Companies that came by import or API are announced first and fetched then, one commit each."""
        result = self.Partner.load(
            ["name", "is_company", "country_id"], [[f"Import {number}", "1", "France"] for number in range(12)]
        )
        partners = self.Partner.browse(result["ids"])
        self.assertEqual(set(partners.mapped("creditline_state")), {"pending"})
        self.Partner._creditline_cron()
        self.assertEqual(set(partners.mapped("creditline_state")), {"decided"})
        paths = [call["path"] for call in self.server.calls]
        self.assertEqual(paths[:12], [EVENTS] * 12)
        self.assertEqual(len(self.steps), 24)

    def test_the_widget_gets_a_head_start(self):
        """A record that is saved in a form is left to the widget at first; one of the API is due at once."""
        saved = self.Partner.web_save(
            {"name": "Form SAS", "is_company": True, "country_id": self.france.id}, {"name": {}}
        )
        partner = self.Partner.browse(saved[0]["id"])
        self.assertGreater(partner.creditline_retry_at, fields.Datetime.now() + timedelta(seconds=30))
        self.Partner._creditline_cron()
        self.assertEqual(self.server.calls, [])
        self.assertLessEqual(self.customer("Api SAS").creditline_retry_at, fields.Datetime.now())

    def test_archiving_ends_the_waiting(self):
        """An archived company is not asked about; brought back before it was assessed, it is."""
        partner = self.customer()
        partner.active = False
        self.assertFalse(partner.creditline_event_id)
        self.assertEqual(partner.creditline_state, "none")
        partner.active = True
        self.assertEqual(partner.creditline_state, "pending")

    def test_a_company_that_becomes_a_contact_is_not_asked_about(self):
        """What became a part of another company shows that company's decision."""
        parent, child = self.decided_customer("Parent"), self.customer("Child")
        child.write({"is_company": False, "parent_id": parent.id})
        self.assertFalse(child.creditline_event_id)
        self.assertEqual((child.creditline_state, child.creditline_grade), ("decided", "B"))

    def test_deleting_a_waiting_partner_leaves_nothing_to_do(self):
        """A deleted partner is neither announced nor an error."""
        self.customer().unlink()
        self.Partner._creditline_cron()
        self.assertEqual(self.server.calls, [])

    def test_merging_keeps_one_whole_decision(self):
        """The partner that is left keeps its own decision and is assessed anew; no field comes from the other."""
        kept, gone = self.decided_customer("Kept"), self.decided_customer("Gone")
        gone.sudo().write({"creditline_grade": "F", "creditline_score": 120, "creditline_decision": "refuse"})
        kept.sudo().write({"creditline_grade": False})
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((kept + gone).ids, kept)
        self.assertFalse(gone.exists())
        self.assertEqual((kept.creditline_grade, kept.creditline_score, kept.creditline_decision), (False, 742, "accept"))
        self.assertEqual(kept.creditline_state, "pending")
        self.assertTrue(kept.creditline_event_id)

    def test_multi_company_scope_is_that_of_the_partners_company(self):
        """A partner of one company follows that company's setting, whichever company saves it."""
        other = self.env["res.company"].create({"name": "Other", "creditline_scope": "manual"})
        self.assertEqual(self.customer("Theirs", company_id=other.id).creditline_state, "none")
        self.assertEqual(self.customer("Ours", company_id=self.company.id).creditline_state, "pending")
