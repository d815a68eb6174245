from odoo.tests import tagged

from .common import CreditlineStockCommon


@tagged("post_install", "-at_install")
class TestGoodsExposure(CreditlineStockCommon):
    """What goods on their way count, until they are delivered, closed or back."""

    def test_many_orders_of_goods_are_read_with_as_many_queries_as_a_few(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._figures()
            return self.env.cr.sql_log_count - before

        for _number in range(2):
            self._confirmed(100.0)
        queries()
        few = queries()
        for _number in range(6):
            self._confirmed(100.0)
        self.assertEqual(self._figures()["ordered"], 800.0)
        self.assertEqual(queries(), few)

    def test_ask_04_undelivered_goods_that_are_invoiced_on_delivery_count(self):
        self._confirmed(900.0)
        self.assertEqual(self._figures()["ordered"], 900.0)

    def test_ask_05_a_delivery_that_was_closed_stops_counting(self):
        order = self._confirmed(900.0)
        picking = self._deliver(order, quantity=4.0)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self._figures()["ordered"], 900.0)
        self._picking(order).action_cancel()
        self.assertEqual(self._figures()["ordered"], 400.0)
        self._invoice(order)
        self.assertEqual(self._figures(), {"open": 400.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_ask_05_what_came_back_and_was_reimbursed_stops_counting(self):
        order = self._confirmed(900.0)
        picking = self._deliver(order)
        self._invoice(order)
        self._return(picking, 9.0)
        refund = order.sudo()._create_invoices(final=True)
        refund.invoice_date = order.date_order.date()
        refund.action_post()
        self.assertEqual(refund.move_type, "out_refund")
        self.assertEqual(self._figures(), {"open": 0.0, "ordered": 0.0, "reserved": 0.0, "overdue": 0.0})

    def test_what_came_back_from_a_part_leaves_the_rest_on_its_way(self):
        order = self._confirmed(1000.0)
        picking = self._deliver(order, quantity=4.0)
        self._invoice(order)
        self._return(picking, 4.0)
        refund = order.sudo()._create_invoices(final=True)
        refund.invoice_date = order.date_order.date()
        refund.action_post()
        self.assertEqual(self._figures(), {"open": 0.0, "ordered": 600.0, "reserved": 0.0, "overdue": 0.0})
