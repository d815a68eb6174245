import requests

from odoo import fields
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from ..models import creditline_ledger
from .common import CreditlineCase, problem

INVOICES = "/v1/ledger/invoices"


@tagged("post_install", "-at_install")
class TestLedger(AccountTestInvoicingCommon, CreditlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.use_env()

    def setUp(self):
        super().setUp()
        self.env["res.company"].search([]).write({"creditline_send_ledger": False, "creditline_scope": "all"})
        self.company.creditline_send_ledger = True
        self.alpha = self.decided_customer()

    def invoice(self, partner=None, amount=100.0, day=None, **options):
        day = day or fields.Date.today()
        return self.init_invoice(
            "out_invoice", partner=partner or self.alpha, amounts=[amount], invoice_date=day, post=True, **options
        )

    def run_once(self):
        self.server.calls.clear()
        self.env["creditline.ledger"]._cron_send()
        return [entry for call in self.server.sent("POST", INVOICES) for entry in call["json"]["invoices"]]

    def pay(self, move, amount=None):
        wizard = self.env["account.payment.register"].with_context(active_model="account.move", active_ids=move.ids)
        values = {"payment_date": fields.Date.today(), **({"amount": amount} if amount else {})}
        return wizard.create(values)._create_payments()

    def test_an_invoice_is_sent_once(self):
        """The least that shows how somebody pays goes out, and only again when it changed."""
        move = self.invoice()
        entry = self.run_once()[0]
        day = str(fields.Date.today())
        money = self.company.currency_id.name
        self.assertEqual(
            entry,
            {
                "id": str(move.id),
                "account": str(self.alpha.id),
                "issued_on": day,
                "due_on": str(move.invoice_date_due),
                "amount": {"value": 100.0, "currency": money},
                "open": {"value": 100.0, "currency": money},
            },
        )
        self.assertEqual(self.server.calls[0]["json"]["crm"], "odoo")
        self.assertTrue(self.company.creditline_ledger_sent_at)
        self.assertEqual(self.run_once(), [])

    def test_payment_and_its_undoing_are_sent(self):
        """Part paid, paid with its date, and opened again: each is a change."""
        move = self.invoice()
        self.run_once()
        self.pay(move, 40)
        entry = self.run_once()[0]
        self.assertEqual((entry["open"]["value"], "paid_on" in entry), (60.0, False))
        self.pay(move)
        entry = self.run_once()[0]
        self.assertEqual((entry["open"]["value"], entry["paid_on"]), (0.0, str(fields.Date.today())))
        lines = move.line_ids.filtered(lambda line: line.account_id.account_type == "asset_receivable")
        lines.remove_move_reconcile()
        self.assertEqual(self.run_once()[0]["open"]["value"], 100.0)

    def test_a_credit_note_is_below_zero(self):
        """Credit notes are sent with their sign."""
        self.init_invoice("out_refund", partner=self.alpha, amounts=[30], invoice_date=fields.Date.today(), post=True)
        entry = self.run_once()[0]
        self.assertEqual((entry["amount"]["value"], entry["open"]["value"]), (-30.0, -30.0))

    def test_a_dispute_is_sent(self):
        """An invoice that the customer contests says so."""
        move = self.invoice()
        self.run_once()
        move.creditline_is_disputed = True
        self.assertTrue(self.run_once()[0]["disputed"])
        self.assertEqual(self.run_once(), [])

    def test_what_is_cancelled_or_reset_is_taken_back(self):
        """An invoice that is none any more is sent as cancelled, once; posted again it is sent again."""
        move = self.invoice()
        self.run_once()
        move.button_draft()
        taken_back = {"id": str(move.id), "account": str(self.alpha.id), "state": "cancelled"}
        self.assertEqual(self.run_once(), [taken_back])
        self.assertEqual(self.run_once(), [])
        move.action_post()
        self.assertEqual(self.run_once()[0]["open"]["value"], 100.0)

    def test_what_is_not_sent(self):
        """Vendor bills, drafts, persons, companies that were not assessed, and old invoices stay here."""
        person = self.Partner.create({"name": "Bob"})
        unknown = self.customer("Unknown", customer_rank=0)
        unknown.sudo().creditline_state = "none"
        self.invoice(person)
        self.invoice(unknown)
        self.invoice(day="2020-01-01")
        self.init_invoice("in_invoice", partner=self.alpha, amounts=[5], invoice_date=fields.Date.today(), post=True)
        self.init_invoice("out_invoice", partner=self.alpha, amounts=[5], invoice_date=fields.Date.today())
        self.assertEqual(self.run_once(), [])

    def test_nothing_leaves_without_consent(self):
        """A company that did not switch it on sends nothing."""
        self.company.creditline_send_ledger = False
        self.parameters.set_param("creditline.ledger_told_at", False)
        self.invoice()
        self.run_once()
        self.assertFalse(self.server.calls)

    def test_batches_and_an_interrupted_run(self):
        """After a failure in the middle the next run goes on with what was not sent; nothing is lost or sent twice."""
        self.patch(creditline_ledger, "BATCH", 2)
        moves = [self.invoice() for _number in range(5)]
        self.steps.clear()
        answers = [requests.exceptions.ConnectionError(), (202, {})]
        self.server.on("POST", INVOICES, lambda call, found: answers.pop())
        first = self.run_once()
        self.assertEqual([entry["id"] for entry in first[:2]], [str(move.id) for move in moves[:2]])
        self.server.on("POST", INVOICES, (202, {}))
        self.assertEqual([entry["id"] for entry in self.run_once()], [str(move.id) for move in moves[2:]])
        self.assertEqual(self.run_once(), [])
        self.assertEqual([step for step, _done, _remaining in self.steps], [2, 2, 1])

    def refuse(self, *wrong):
        """The server refuses a batch that holds one of these invoices, and names each of them."""

        def answer(call, _found):
            faults = [
                {"field": f"invoices.{index}.due_on", "message": "must be a date from 1970 to 2199"}
                for index, entry in enumerate(call["json"]["invoices"])
                if entry["id"] in [str(move.id) for move in wrong]
            ]
            return problem(422, "body_invalid", errors=faults) if faults else (202, {})

        self.server.on("POST", INVOICES, answer)

    def kept(self, move):
        return self.env["creditline.ledger"].search([("move_ref", "=", move.id)])

    def test_an_invoice_that_is_refused_holds_up_no_other(self):
        """It is kept with the reason, the rest goes out, and it is tried again once it changed."""
        good, bad, other = [self.invoice() for _number in range(3)]
        self.refuse(bad)
        with self.assertLogs("odoo.addons.creditline.models.creditline_ledger", "WARNING") as logged:
            self.run_once()
        sent = self.server.sent("POST", INVOICES)[-1]["json"]["invoices"]
        self.assertEqual([entry["id"] for entry in sent], [str(good.id), str(other.id)])
        self.assertEqual(self.kept(bad).refusal, "due_on: must be a date from 1970 to 2199")
        self.assertFalse((self.kept(good) + self.kept(other)).filtered("refusal"))
        self.assertIn("1 invoices were refused by the Creditline server: due_on", logged.output[0])
        self.assertTrue(self.company.creditline_ledger_sent_at)
        self.assertEqual(self.run_once(), [])
        self.refuse()
        self.pay(bad, 40)
        self.assertEqual([entry["id"] for entry in self.run_once()], [str(bad.id)])
        self.assertFalse(self.kept(bad).refusal)

    def test_a_batch_of_refused_invoices_ends(self):
        """Where every invoice is refused nothing is sent again and again."""
        moves = [self.invoice() for _number in range(2)]
        self.refuse(*moves)
        with self.assertLogs("odoo.addons.creditline.models.creditline_ledger", "WARNING"):
            self.run_once()
        self.assertEqual(len(self.server.sent("POST", INVOICES)), 1)
        self.assertEqual(self.run_once(), [])

    def test_a_company_that_is_refused_holds_up_no_other(self):
        """A refusal that names no invoice ends the run of that company; the others send theirs."""
        other = self.setup_other_company(name="Other company")["company"]
        other.creditline_send_ledger = True
        self.invoice()
        move = self.init_invoice(
            "out_invoice", partner=self.alpha, amounts=[7], invoice_date=fields.Date.today(), post=True, company=other
        )

        def answer(call, _found):
            is_other = call["json"]["invoices"][0]["id"] == str(move.id)
            return (202, {}) if is_other else problem(422, "body_invalid")

        self.server.on("POST", INVOICES, answer)
        with self.assertLogs("odoo.addons.creditline.models.creditline_ledger", "WARNING"):
            self.run_once()
        self.assertTrue(self.kept(move))
        self.assertFalse(self.company.creditline_ledger_sent_at)

    def test_refused_invoices_are_shown_to_credit_managers(self):
        """The list says which invoice and why, and leads to it."""
        move = self.invoice()
        self.refuse(move)
        with self.assertLogs("odoo.addons.creditline.models.creditline_ledger", "WARNING"):
            self.run_once()
        action = self.env.ref("creditline.action_creditline_ledger_refused")
        found = self.env["creditline.ledger"].search(safe_eval(action.domain))
        self.assertEqual(found, self.kept(move))
        self.assertEqual(found.action_open_invoice()["res_id"], move.id)

    def test_companies_send_their_own(self):
        """Each company's invoices go out by its own consent, in their own currency."""
        other = self.setup_other_company(name="Other company")["company"]
        move = self.init_invoice(
            "out_invoice", partner=self.alpha, amounts=[7], invoice_date=fields.Date.today(), post=True, company=other
        )
        self.assertEqual(self.run_once(), [])
        other.creditline_send_ledger = True
        self.assertEqual([entry["id"] for entry in self.run_once()], [str(move.id)])

    def test_a_day_without_a_change_is_told_too(self):
        """The server takes silence for a ledger that nobody keeps: once a day it hears that nothing changed."""
        self.parameters.set_param("creditline.ledger_told_at", False)
        self.invoice()
        self.assertEqual(len(self.run_once()), 1)
        self.run_once()
        self.assertFalse(self.server.calls)
        yesterday = fields.Datetime.subtract(fields.Datetime.now(), days=1)
        self.parameters.set_param("creditline.ledger_told_at", fields.Datetime.to_string(yesterday))
        self.run_once()
        self.assertEqual([call["json"] for call in self.server.sent("POST", INVOICES)], [{"crm": "odoo", "invoices": []}])
        self.run_once()
        self.assertFalse(self.server.calls)

    def test_a_sign_of_life_that_was_lost_is_sent_again(self):
        """While the server is away nothing counts as told."""
        self.parameters.set_param("creditline.ledger_told_at", False)
        self.server.on("POST", INVOICES, requests.exceptions.ConnectionError())
        self.run_once()
        self.server.on("POST", INVOICES, (202, {"received": 0, "unchanged": 0}))
        self.run_once()
        self.assertEqual(len(self.server.sent("POST", INVOICES)), 1)

    def test_the_dispute_is_on_the_form(self):
        """Somebody with the group marks a posted invoice as disputed in its form."""
        move = self.invoice()
        with Form(move) as form:
            form.creditline_is_disputed = True
        self.assertTrue(move.creditline_is_disputed)
