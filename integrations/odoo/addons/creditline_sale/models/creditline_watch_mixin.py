from collections import namedtuple
from contextlib import contextmanager

from odoo import models
from odoo.exceptions import UserError

from .creditline_exposure import RateMissing

# Who owes an order to which company, in which currency, and whether it is paid; ``asked`` and ``ordered`` are what is
# left to owe, without and with a look at closed deliveries.
Mark = namedtuple("Mark", "holder company is_prepaid currency asked ordered")


class CreditlineWatchMixin(models.AbstractModel):
    """Confirmed orders that make their customer owe more are checked again."""

    _name = "creditline.watch.mixin"
    _description = "Watch over what a confirmed order makes its customer owe"

    def _creditline_mark(self):
        self.ensure_one()
        holder = self.sudo().partner_invoice_id._creditline_holder()
        asked, ordered = self._creditline_remaining("asked"), self._creditline_remaining()
        return Mark(holder.id, self.company_id.id, self._creditline_is_prepaid(), self.currency_id, asked, ordered)

    @contextmanager
    def _creditline_watch_raise(self):
        """Checks confirmed orders again when what happens inside makes a customer owe more for them: whichever fields
        that took, and whoever wrote them. Within each other, the outermost looks."""
        watched = self.env.cr.precommit.data.setdefault("creditline_sale.watched", set())
        orders = self.sudo().exists().filtered(lambda order: order.state == "sale" and order.id not in watched)
        before = {order.id: order._creditline_mark() for order in orders}
        watched.update(orders.ids)
        try:
            yield
        finally:
            watched.difference_update(orders.ids)
        # One that went back to a quotation is checked when it is confirmed.
        for order in orders.exists().filtered(lambda order: order.state == "sale"):
            order._creditline_check_raise(before[order.id])

    def _creditline_check_raise(self, before):
        self.ensure_one()
        now = self._creditline_mark()
        is_same = now[:2] == before[:2] and (now.is_prepaid or not before.is_prepaid)
        if is_same and not self._creditline_is_more(before, now):
            return
        is_comparable = now.currency == before.currency
        raised = before.ordered + now.asked - before.asked if is_comparable else now.asked
        message = self._creditline_message(max(0.0, raised, now.ordered))
        self._creditline_marks().pop(self.id, None)
        if message:
            raise UserError(message)

    def _creditline_is_more(self, before, now):
        """Whether more is owed now, in one currency; also when nobody can tell."""

        def own(mark, amount):
            if now.currency == before.currency:
                return amount
            company = self.company_id
            return self.env["creditline.exposure"]._convert(amount, mark.currency, company.currency_id, company)

        try:
            rises = [own(now, new) - own(before, old) for old, new in zip(before[-2:], now[-2:], strict=True)]
        except RateMissing:
            return True
        return any(self.currency_id.compare_amounts(rise, 0.0) > 0 for rise in rises)
