from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CreditlineSaleCommon


@tagged("post_install", "-at_install")
class TestExposure(CreditlineSaleCommon):
    """What a customer owes: the asks of users of such software that are about figures."""

    def _other_company(self):
        company = self.env["res.company"].sudo().create({"name": "Sister", "currency_id": self.company.currency_id.id})
        chart = self.company.chart_template or "generic_coa"
        self.env["account.chart.template"].sudo().try_loading(chart, company=company, install_demo=False)
        self.env.user.sudo().company_ids += company
        return company

    def _currency(self, name, rate):
        currency = self.env["res.currency"].sudo().with_context(active_test=False).search([("name", "=", name)])
        currency.active = True
        currency.rate_ids.unlink()
        if rate:
            self.env["res.currency.rate"].sudo().create(
                {"currency_id": currency.id, "rate": rate, "name": "2020-01-01", "company_id": self.company.id}
            )
        return currency

    def test_ask_01_order_in_another_currency_is_converted_before_it_is_compared(self):
        """Two units of the foreign currency are worth one of ours."""
        foreign = self._currency("CHF", 2.0)
        pricelist = self.env["product.pricelist"].sudo().create({"name": "CHF", "currency_id": foreign.id})
        order = self._order(100.0)
        order.sudo().pricelist_id = pricelist
        order.sudo().order_line.price_unit = 1900.0
        self.assertEqual(order.currency_id, foreign)
        order.action_confirm()
        [body] = self.server.bodies("/v1/orders/check")
        self.assertEqual(body["amount"], {"value": 950.0, "currency": self.company.currency_id.name})

    def test_ask_01_limit_in_another_currency_is_what_everything_is_converted_into(self):
        foreign = self._currency("CHF", 2.0)
        self._decide(self.customer, 3000.0, currency=foreign)
        self._open_invoice(500.0)
        self.assertEqual(self._figures()["open"], 1000.0)
        own = self._open_invoice(300.0, currency=foreign)
        self.assertEqual(own.currency_id, foreign)
        self.assertEqual(self._figures()["open"], 1300.0)

    def test_ask_01_a_missing_rate_blocks_instead_of_counting_as_one_to_one(self):
        foreign = self._currency("CHF", None)
        self._decide(self.customer, 3000.0, currency=foreign)
        with self.assertRaisesRegex(UserError, "no exchange rate"):
            self._order(100.0).action_confirm()

    def test_ask_02_what_is_owed_to_a_sister_company_counts(self):
        sister = self._other_company()
        self._open_invoice(800.0, company=sister)
        self.assertEqual(self._figures()["open"], 800.0)
        with self.assertRaisesRegex(UserError, "Over by"):
            self._order(300.0).action_confirm()
        self.company.sudo().creditline_group_exposure = False
        self.assertEqual(self._figures()["open"], 0.0)
        self._order(300.0).action_confirm()

    def test_ask_02_a_credit_balance_at_a_sister_company_makes_no_room(self):
        sister = self._other_company()
        self._open_invoice(5000.0, company=sister, kind="out_refund")
        self.assertEqual(self._figures()["open"], 0.0)
        with self.assertRaises(UserError):
            self._order(1100.0).action_confirm()

    def test_ask_03_the_parent_holds_the_limit_of_its_children(self):
        child = self._customer("Buyer Sud SAS", 50000.0)
        child.creditline_limit_holder_id = self.customer
        contact = self.env["res.partner"].sudo().create({"name": "Ann", "parent_id": child.id, "type": "invoice"})
        self._open_invoice(400.0, partner=child)
        self._order(500.0, partner=contact).action_confirm()
        self.assertEqual(self._figures()["open"], 400.0)
        self.assertEqual(self._figures()["ordered"], 500.0)
        with self.assertRaises(UserError):
            self._order(200.0).action_confirm()
        self.assertEqual(self.server.calls[-1][2]["account"], {"crm": "odoo", "id": str(self.customer.id)})

    def test_many_orders_are_read_with_as_many_queries_as_a_few(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._figures()
            return self.env.cr.sql_log_count - before

        self._decide(self.customer, 50000.0)
        self._know(self.customer)
        for _number in range(2):
            self._order(100.0).action_confirm()
        queries()
        few = queries()
        for _number in range(6):
            self._order(100.0).action_confirm()
        self.assertEqual(self._figures()["ordered"], 800.0)
        self.assertEqual(queries(), few)

    def test_ask_04_confirmed_orders_count_whatever_their_invoicing_policy(self):
        self._order(300.0).action_confirm()
        self._order(200.0, product=self.delivered_product).action_confirm()
        self.assertEqual(self._figures()["ordered"], 500.0)

    def test_ask_04_taxes_are_counted(self):
        tax = self.env["account.tax"].sudo().create({"name": "20 %", "amount": 20.0, "company_id": self.company.id})
        order = self._order(500.0)
        order.sudo().order_line[0]["tax_ids" if "tax_ids" in order.order_line._fields else "tax_id"] = tax
        order.action_confirm()
        self.assertEqual(self._figures()["ordered"], 600.0)

    def test_ask_04_an_invoice_moves_an_amount_and_never_doubles_it(self):
        order = self._order(600.0)
        order.action_confirm()
        draft = self._invoice(order, post=False)
        self.company.sudo().creditline_count_drafts = True
        self.assertEqual(self._figures(), {"open": 0.0, "ordered": 600.0, "reserved": 0.0, "overdue": 0.0})
        draft.action_post()
        self.assertEqual(self._figures(), {"open": 600.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_04_half_an_invoice_leaves_the_other_half_ordered(self):
        order = self._order(600.0)
        order.action_confirm()
        draft = self._invoice(order, post=False)
        draft.invoice_line_ids.quantity = 2.0
        draft.action_post()
        self.assertEqual(self._figures(), {"open": 200.0, "ordered": 400.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_04_draft_invoices_count_by_setting(self):
        self._open_invoice(250.0, post=False)
        self.assertEqual(self._figures()["open"], 0.0)
        self.company.sudo().creditline_count_drafts = True
        self.assertEqual(self._figures()["open"], 250.0)

    def test_ask_04_down_payments_are_not_doubled(self):
        order = self._order(800.0)
        order.action_confirm()
        wizard = self.env["sale.advance.payment.inv"].sudo()
        wizard = wizard.create(
            {"sale_order_ids": order.ids, "advance_payment_method": "fixed", "fixed_amount": 300.0}
        )
        down = wizard._create_invoices(order.sudo())
        self.assertEqual(self._figures(), {"open": 0.0, "ordered": 800.0, "reserved": 0.0, "overdue": 0.0})
        down.action_post()
        self.assertEqual(self._figures(), {"open": 300.0, "ordered": 500.0, "reserved": 0.0, "overdue": 0.0})
        final = order.sudo()._create_invoices(final=True)
        final.invoice_date = fields.Date.today()
        final.action_post()
        self.assertEqual(self._figures(), {"open": 800.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_04_what_was_delivered_beyond_the_order_counts(self):
        order = self._order(300.0, product=self.delivered_product)
        order.action_confirm()
        order.order_line.qty_delivered = 5.0
        self.assertEqual(self._figures()["ordered"], 500.0)

    def test_ask_05_cancelled_orders_do_not_count(self):
        order = self._order(600.0)
        order.action_confirm()
        order._action_cancel()
        self.assertEqual(self._figures()["ordered"], 0.0)

    def test_ask_05_reimbursed_orders_do_not_count_again(self):
        order = self._order(600.0)
        order.action_confirm()
        invoice = self._invoice(order)
        reversal = self.env["account.move.reversal"].sudo().with_context(active_model="account.move", active_ids=invoice.ids)
        wizard = reversal.create({"journal_id": invoice.journal_id.id, "reason": "Returned"})
        wizard.refund_moves()
        self.env["account.move"].sudo().search([("reversed_entry_id", "=", invoice.id)]).filtered(
            lambda move: move.state == "draft"
        ).action_post()
        self.assertEqual(self._figures(), {"open": 0.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_05_an_order_is_closed_by_lowering_it_to_what_was_invoiced(self):
        order = self._order(600.0)
        order.action_confirm()
        draft = self._invoice(order, post=False)
        draft.invoice_line_ids.quantity = 2.0
        draft.action_post()
        order.order_line.product_uom_qty = 2.0
        order.action_lock()
        self.assertEqual(self._figures(), {"open": 200.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_11_every_amount_leads_to_its_documents(self):
        late = self._open_invoice(150.0, due=fields.Date.today() - timedelta(days=10))
        self._open_invoice(100.0)
        order = self._order(300.0)
        order.action_confirm()
        self.assertEqual(self._figures()["overdue"], 150.0)

        def found(action):
            return self.env[action["res_model"]].sudo().search(action["domain"])

        customer = self.customer.with_company(self.company)
        self.assertEqual(sum(found(customer.action_creditline_open()).mapped("amount_residual")), 250.0)
        self.assertEqual(found(customer.action_creditline_overdue()).move_id, late)
        self.assertEqual(found(customer.action_creditline_ordered()), order)
        self.assertEqual(found(customer.action_creditline_reserved()), order)
        self.assertEqual(customer.creditline_free, 450.0)

    def test_ask_11_figures_are_never_stale_within_a_transaction(self):
        customer = self.customer.with_user(self.salesman)
        self.assertEqual(customer.creditline_ordered, 0.0)
        self._order(300.0).action_confirm()
        self._order(100.0).action_confirm()
        customer.invalidate_recordset()
        self.assertEqual(customer.creditline_ordered, 400.0)

    def test_a_payment_in_advance_pays_for_an_order_and_makes_no_room(self):
        self._open_invoice(700.0, kind="out_refund")
        self.assertEqual(self._figures()["open"], 0.0)
        self._order(1600.0).action_confirm()
        self.assertEqual(self.server.bodies("/v1/orders/check")[0]["amount"]["value"], 900.0)
        self.assertEqual(self._figures()["ordered"], 900.0)
        with self.assertRaises(UserError):
            self._order(200.0).action_confirm()

    def test_lines_without_an_ordered_quantity_count_with_their_taxes(self):
        tax = self.env["account.tax"].sudo().create({"name": "20 %", "amount": 20.0, "company_id": self.company.id})
        order = self._order(100.0, product=self.delivered_product)
        order.action_confirm()
        taxes = "tax_ids" if "tax_ids" in order.order_line._fields else "tax_id"
        line = {"product_id": self.delivered_product.id, "product_uom_qty": 0.0, taxes: [Command.set(tax.ids)]}
        order.sudo().order_line = [Command.create(line)]
        order.order_line[1].qty_delivered = 2.0
        self.assertEqual(self._figures()["ordered"], 340.0)
