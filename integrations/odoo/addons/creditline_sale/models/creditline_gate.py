from odoo import models
from odoo.tools import plaintext2html

from .creditline_exposure import RateMissing

MOST_NAMES = 3


class CreditlineGate(models.AbstractModel):
    """May an order go? One order of a customer after the other, asked of the server or of what is known here."""

    _name = "creditline.gate"
    _description = "Check of orders against credit limits"

    # Turns: one order of a holder after the other

    def _take_turn(self, holder):
        """Waits until no other transaction checks an order of the holder.

        The lock alone would not do: this transaction reads the database as it was when it began. Writing the turn makes
        PostgreSQL refuse it when another one took a turn meanwhile, and Odoo then runs the request again.
        """
        self.env.cr.execute("SELECT id FROM res_partner WHERE id = %s FOR NO KEY UPDATE", [holder.id])
        self.env.cr.execute(
            "UPDATE res_partner SET creditline_turn = COALESCE(creditline_turn, 0) + 1 WHERE id = %s", [holder.id]
        )
        holder._creditline_forget_figures()

    def _take_turns(self, partners):
        """Turns of several holders, always in the same order, so that two batches never wait for each other."""
        holders = self.env["res.partner"].union(*(partner._creditline_holder() for partner in partners))
        for holder in holders.sorted("id"):
            self._take_turn(holder)

    def _turn(self, holder_id):
        self.env.cr.execute("SELECT creditline_turn FROM res_partner WHERE id = %s", [holder_id])
        row = self.env.cr.fetchone()
        return row and row[0]

    # Questions

    def _ask(self, order, amount, basis="ordered", reserve=True):
        """Why the order may not go, or False. ``amount`` is in the order's currency; what passes is reserved."""
        order = order.sudo()
        if amount <= 0 or (basis == "ordered" and reserve and order._creditline_is_prepaid()):
            return False
        holder = order.partner_invoice_id._creditline_holder().sudo()
        verdicts = self.env["creditline.verdict"]
        self._take_turn(holder)
        try:
            question = self._question(order, holder, amount, basis)
        except RateMissing as missing:
            return self._outcome(order, verdicts._no_rate(order, amount, missing))
        if question["amount"] <= 0:
            return False
        return self._outcome(order, verdicts._reach(question, reserve))

    def _preview(self, order):
        """The verdict on a quotation without asking the server; None where there is nothing to check."""
        order = order.sudo()
        amount = order._creditline_remaining("asked")
        if amount <= 0 or order._creditline_is_prepaid():
            return None
        verdicts = self.env["creditline.verdict"]
        debtor = order.partner_invoice_id or order.partner_id
        try:
            question = self._question(order, debtor._creditline_holder().sudo(), amount, "ordered")
        except RateMissing as missing:
            return verdicts._no_rate(order, amount, missing)
        return verdicts._last_known(question) if question["amount"] > 0 else None

    def _question(self, order, holder, amount, basis):
        """Everything that the check needs, in the currency of the limit. A credit balance at the order's own company
        pays for a part of the order; it never makes room for more."""
        exposures = self.env["creditline.exposure"]
        company = order.company_id
        exclude = order._origin if basis == "ordered" else self.env["sale.order"]
        exposure = exposures._of(holder, company, exclude, basis)
        currency = exposure["currency"]
        converted = exposures._convert(amount, order.currency_id, currency, company)
        credit = exposure["credits"][company.id]
        return {
            "order": order,
            "holder": holder,
            "company": company,
            "currency": currency,
            "amount": currency.round(converted - credit),
            "open": exposure["open"] + exposure["drafts"],
            "ordered": exposure["ordered"],
            "reserved": holder._creditline_reserved(currency),
        }

    # What comes of it

    def _outcome(self, order, verdict):
        """The text that stops the order, or False with a note on the order where the settings only warn."""
        texts = self.env["creditline.verdict.text"]
        if verdict["allowed"]:
            if verdict["reason"] == "within_override":
                self._note(order, texts._override_text(verdict))
            return False
        company = order.company_id
        policy = company.creditline_gate
        if policy == "block" and verdict["reason"] == "not_assessed":
            policy = company.creditline_gate_pending
        if policy == "block" and verdict["reason"] == "unreachable":
            policy = company.creditline_offline
        text = texts._text(verdict)
        if policy == "block":
            return text
        if policy == "warn":
            self._note(order, text)
        return False

    def _note(self, order, text):
        root = self.env.ref("base.partner_root")
        order.sudo().message_post(body=plaintext2html(text), author_id=root.id, subtype_xmlid="mail.mt_note")

    def _releasers(self, company):
        """Names of those who may release an order of the company, at most three."""
        users = self.env["res.users"].sudo().search(
            [("share", "=", False), ("company_ids", "in", company.id), ("id", "!=", self.env.ref("base.user_root").id)],
            order="name",
        )
        return users.filtered(lambda user: user.has_group("creditline.group_credit_manager"))[:MOST_NAMES]
