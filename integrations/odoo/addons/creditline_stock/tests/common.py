from odoo.tests import Form

from odoo.addons.creditline_sale.tests.common import CreditlineSaleCommon


class CreditlineStockCommon(CreditlineSaleCommon):
    """Goods in a warehouse, and credit that is checked on the order and on delivery."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.goods = cls.env["product.product"].sudo().create(
            {
                "name": "Pump",
                "type": "consu",
                "is_storable": True,
                "list_price": 100.0,
                "invoice_policy": "delivery",
                "taxes_id": False,
                "company_id": False,
            }
        )
        warehouses = cls.env["stock.warehouse"].sudo()
        cls.warehouse = warehouses.search([("company_id", "=", cls.company.id)], limit=1)
        if not cls.warehouse:
            cls.warehouse = warehouses.create({"name": "Main", "code": "MAIN", "company_id": cls.company.id})
        quants = cls.env["stock.quant"].sudo()
        quants._update_available_quantity(cls.goods, cls.warehouse.lot_stock_id, 1000.0)
        cls.company.sudo().creditline_gate_at = "both"

    def _confirmed(self, amount, **values):
        order = self._order(amount, product=self.goods, **values)
        order.action_confirm()
        return order

    def _picking(self, order):
        pickings = order.sudo().picking_ids
        return pickings.filtered(lambda picking: picking.state not in ("done", "cancel"))

    def _deliver(self, order, quantity=None, backorder=True):
        picking = self._picking(order)
        picking.action_assign()
        if quantity is not None:
            picking.move_ids.quantity = quantity
            picking.move_ids.picked = True
        context = {"skip_backorder": True}
        if not backorder:
            context["picking_ids_not_to_backorder"] = picking.ids
        picking.with_context(**context).button_validate()
        return picking

    def _return(self, picking, quantity):
        context = {"active_id": picking.id, "active_ids": picking.ids, "active_model": "stock.picking"}
        wizard = Form(self.env["stock.return.picking"].sudo().with_context(**context)).save()
        wizard.product_return_moves.write({"quantity": quantity, "to_refund": True})
        action = wizard.action_create_returns()
        back = self.env["stock.picking"].sudo().browse(action["res_id"])
        back.move_ids.quantity = quantity
        back.move_ids.picked = True
        back.button_validate()
        return back

    def _fall(self, limit=0.0, outcome="refuse"):
        self._decide(self.customer, limit, outcome)
        self._know(self.customer)
