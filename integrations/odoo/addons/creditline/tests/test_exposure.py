from decimal import Decimal

from odoo.tests import Form, tagged

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from .common import CreditlineCase


@tagged("post_install", "-at_install")
class TestExposure(AccountTestInvoicingCommon, CreditlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.use_env()

    def setUp(self):
        super().setUp()
        self.alpha = self.decided_customer(
            property_account_receivable_id=self.company_data["default_account_receivable"].id
        )

    def invoice(self, partner=None, amount=1000.0, move_type="out_invoice", post=True, **options):
        return self.init_invoice(move_type, partner=partner or self.alpha, amounts=[amount], post=post, **options)

    def open_of(self, partner=None):
        return (partner or self.alpha)._creditline_exposure()["open"]

    def test_a_form_of_a_new_customer_searches_for_nobody(self):
        """A record that is not saved has no id to search for; Odoo warns where one does."""
        with self.assertNoLogs("odoo", "WARNING"):
            form = Form(self.Partner.with_user(self.reader))
            form.name = "Not there yet"
            self.assertFalse(form.save().creditline_limit_holder_id)
            new = self.Partner.new({"name": "New", "is_company": True})
            self.assertFalse(new._creditline_members())
            self.assertFalse(any(new._creditline_exposure().values()))
            self.assertTrue(new._creditline_is_outside())
            contact = self.Partner.new({"name": "Ann", "parent_id": self.alpha.id})
            self.assertEqual(contact._creditline_members(), self.alpha)

    def test_posted_receivables_less_credit_notes(self):
        """Posted invoices count with what is open of them, credit notes reduce it, drafts do not count."""
        self.assertEqual(self.open_of(), Decimal(0))
        self.invoice(amount=1000)
        self.invoice(amount=300, move_type="out_refund")
        self.invoice(amount=5000, post=False)
        self.assertEqual(self.open_of(), Decimal("700.00"))

    def test_drafts_count_by_setting(self):
        """A company may count draft invoices as a part of their own."""
        self.invoice(amount=500, post=False)
        self.assertNotIn("drafts", self.alpha._creditline_exposure())
        self.company.creditline_count_drafts = True
        self.assertEqual(self.alpha._creditline_exposure()["drafts"], Decimal("500.00"))

    def test_contacts_and_group_count_together(self):
        """Invoices to a contact, and those of a company that shares the limit, count for the holder."""
        contact = self.Partner.create({"name": "Ada", "parent_id": self.alpha.id})
        daughter = self.decided_customer("Daughter")
        self.invoice(contact, 100)
        self.invoice(daughter, 40)
        self.assertEqual(self.open_of(), Decimal("100.00"))
        daughter.creditline_limit_holder_id = self.alpha
        self.assertEqual(self.open_of(), Decimal("140.00"))
        self.assertEqual(self.open_of(daughter), Decimal("140.00"))

    def test_all_companies_count_in_the_currency_of_the_asking_one(self):
        """What is owed to another of our companies counts too, converted."""
        other = self.setup_other_company(name="Other company")["company"]
        self.invoice(amount=100)
        move = self.init_invoice("out_invoice", partner=self.alpha, amounts=[200], post=True, company=other)
        expected = 100 + other.currency_id._convert(
            move.amount_total, self.company.currency_id, self.company, "2026-11-22"
        )
        self.assertEqual(float(self.open_of()), round(expected, 2))

    def test_amounts_are_exact(self):
        """Sums of cents stay what they are on paper."""
        for _number in range(3):
            self.invoice(amount=0.1)
        self.assertEqual(self.open_of(), Decimal("0.30"))

    def test_credit_of_the_card(self):
        """The card shows limit, open and free in the currency of the limit; free is never below 0."""
        self.company.currency_id.write({"active": True})
        credit = self.alpha._creditline_credit()
        self.assertEqual((credit["currency"], credit["limit"], credit["free"]), ("EUR", 25000, 25000))
        self.invoice(amount=10_000_000)
        credit = self.alpha._creditline_credit()
        self.assertGreater(credit["open"], 25000)
        self.assertEqual((credit["free"], credit["ordered"], credit["reserved"]), (0, 0, 0))
        self.assertIsNone(self.customer("New")._creditline_credit())
