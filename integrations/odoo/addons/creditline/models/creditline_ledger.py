import logging
import re
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ..creditline_errors import CreditlineError, ServerRefused
from ..series import commit_progress, add_unique

_logger = logging.getLogger(__name__)

BATCH = 200
WRONG_ENTRY = re.compile(r"invoices\.(\d+)(?:\.(.+))?$")
# Older invoices say little about how a customer pays today.
MONTHS = 24
# When the server was last told anything. It takes two weeks of silence for a ledger that nobody keeps any more, so a day
# on which nothing changed is told too; an hour less, because no two runs take equally long.
TOLD_PARAMETER = "creditline.ledger_told_at"
SILENCE_HOURS = 23


class CreditlineLedger(models.Model):
    """What the server knows of an invoice. Comparing it with the invoice finds what changed, payments and their
    undoing included, however the change came about; an interrupted run goes on where it stopped."""

    _name = "creditline.ledger"
    _description = "Invoice as it was sent to the Creditline server"
    _order = "id desc"
    _rec_name = "move_ref"

    # The id as a number too: a deleted invoice has to be taken back.
    move_ref = fields.Integer("Invoice id", required=True)
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade", index=True)
    account_ref = fields.Integer("Customer id")
    open = fields.Float("Open when sent", digits=(16, 4))
    is_disputed = fields.Boolean("Disputed when sent")
    state = fields.Selection([("posted", "Posted"), ("cancelled", "Cancelled")], required=True)
    seen_date = fields.Datetime("Change of the invoice that was sent")
    refusal = fields.Char("Why the server refused it")

    def init(self):
        add_unique(self.env.cr, self._table, ["move_ref"])

    @api.model
    def _forget_all(self):
        """Another server was told of nothing yet; there may be hundreds of thousands of them."""
        self.env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(self._table)))
        self.invalidate_model()

    def action_open_invoice(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": self.move_ref,
            "view_mode": "form",
        }

    @api.model
    def _cron_send(self):
        """`creditline: ledger`: sends the changed invoices of the companies that agreed to it."""
        if not self.env["creditline.client"]._is_configured():
            return
        companies = self.env["res.company"].sudo().search([("creditline_send_ledger", "=", True)], order="id")
        try:
            is_told = self._send_changes(companies)
            if companies and not is_told and self._is_silent():
                self._tell([])
                is_told = True
        except CreditlineError:
            # The client logged why; the rest is sent by the next run.
            return
        if is_told:
            now = fields.Datetime.to_string(fields.Datetime.now())
            self.env["ir.config_parameter"].sudo().set_param(TOLD_PARAMETER, now)

    @api.model
    def _send_changes(self, companies):
        """Sends what changed at these companies; answers whether anything did."""
        done = 0
        for company in companies:
            ledger = self.sudo().with_company(company)
            try:
                while ids := ledger._changed(company):
                    ledger._send(company, ids)
                    done += len(ids)
                    commit_progress(self.env["ir.cron"], len(ids), done, len(ids) if len(ids) == BATCH else 0)
            except ServerRefused as error:
                _logger.warning("The ledger of company %s was refused: %s (%s)", company.id, error.code, error.status)
                if error.status != 422:
                    raise
                continue
            company.creditline_ledger_sent_at = fields.Datetime.now()
        return done > 0

    @api.model
    def _is_silent(self):
        told = fields.Datetime.to_datetime(self.env["ir.config_parameter"].sudo().get_param(TOLD_PARAMETER))
        return not told or told < fields.Datetime.now() - timedelta(hours=SILENCE_HOURS)

    @api.model
    def _tell(self, invoices):
        body = {"crm": "odoo", "invoices": invoices}
        self.env["creditline.client"]._call("POST", "/v1/ledger/invoices", body, timeout=30)

    @api.model
    def _changed(self, company):
        """Ids of at most BATCH invoices that the server knows otherwise than they are, or does not know."""
        self.env.flush_all()
        since = fields.Date.context_today(self) - timedelta(days=MONTHS * 30)
        self.env.cr.execute(
            SQL(
                """
                SELECT m.id FROM account_move m
                  JOIN res_partner p ON p.id = m.commercial_partner_id
                  LEFT JOIN creditline_ledger l ON l.move_ref = m.id
                 WHERE m.company_id = %(company)s
                   AND m.move_type IN ('out_invoice', 'out_refund') AND m.state = 'posted'
                   AND p.is_company AND p.creditline_state NOT IN ('none', 'pending')
                   AND m.invoice_date >= %(since)s
                   AND (l.id IS NULL OR l.state = 'cancelled' OR l.account_ref <> p.id
                        OR abs(coalesce(l.open, 0) - m.amount_residual) > 0.00005
                        OR l.is_disputed IS DISTINCT FROM coalesce(m.creditline_is_disputed, false)
                        OR m.write_date > l.seen_date)
                UNION ALL
                SELECT l.move_ref FROM creditline_ledger l
                  LEFT JOIN account_move m ON m.id = l.move_ref
                 WHERE l.company_id = %(company)s AND l.state = 'posted'
                   AND (m.id IS NULL OR m.state <> 'posted')
                 ORDER BY 1 LIMIT %(batch)s
                """,
                company=company.id,
                since=since,
                batch=BATCH,
            )
        )
        return [row[0] for row in self.env.cr.fetchall()]

    @api.model
    def _send(self, company, ids):
        moves = {move.id: move for move in self.env["account.move"].browse(ids).exists()}
        posted = [move for move in moves.values() if move.state == "posted"]
        gone = self.search([("move_ref", "in", [number for number in ids if number not in {m.id for m in posted}])])
        invoices = [self._entry(move) for move in posted]
        invoices += [{"id": str(row.move_ref), "account": str(row.account_ref), "state": "cancelled"} for row in gone]
        refused = self._tell_all(invoices)
        for row in gone:
            row.write({"state": "cancelled", "refusal": refused.get(str(row.move_ref))})
        self._remember(company, posted, refused)

    @api.model
    def _tell_all(self, invoices):
        """Sends the entries without those that the server names as wrong -> {id of the entry: why it was refused}. Those
        are tried again once the invoice changes; until then they hold up no other."""
        refused = {}
        while rest := [entry for entry in invoices if entry["id"] not in refused]:
            try:
                self._tell(rest)
                break
            except ServerRefused as error:
                wrong = self._wrong_entries(rest, error)
                if error.status != 422 or not wrong:
                    raise
                refused.update(wrong)
        if refused:
            # The fields and how many: what is in them is the customers' business.
            reasons = sorted({reason.split(":")[0] for reason in refused.values()})
            _logger.warning("%s invoices were refused by the Creditline server: %s", len(refused), ", ".join(reasons))
        return refused

    @api.model
    def _wrong_entries(self, entries, error):
        """Which entries the server names as wrong -> {id of the entry: field and message}."""
        wrong = {}
        for fault in error.errors:
            found = WRONG_ENTRY.match(str(fault.get("field")))
            if found and int(found[1]) < len(entries):
                reason = f"{found[2] or '-'}: {fault.get('message') or error.code}"
                wrong.setdefault(entries[int(found[1])]["id"], reason)
        return wrong

    @api.model
    def _entry(self, move):
        """The least that shows how somebody pays: no number, no lines, no names."""
        sign = -1 if move.move_type == "out_refund" else 1
        currency = move.currency_id
        entry = {
            "id": str(move.id),
            "account": str(move.commercial_partner_id.id),
            "issued_on": str(move.invoice_date),
            "due_on": str(move.invoice_date_due or move.invoice_date),
            "amount": {"value": round(sign * move.amount_total, currency.decimal_places), "currency": currency.name},
            "open": {"value": round(sign * move.amount_residual, currency.decimal_places), "currency": currency.name},
        }
        paid_on = self._paid_on(move)
        if paid_on and currency.is_zero(move.amount_residual):
            entry["paid_on"] = str(paid_on)
        if move.creditline_is_disputed:
            entry["disputed"] = True
        return entry

    @api.model
    def _paid_on(self, move):
        """The date of the last payment or credit note that was matched with the invoice."""
        lines = move.line_ids.filtered(lambda line: line.account_id.account_type == "asset_receivable")
        others = lines.matched_debit_ids.debit_move_id + lines.matched_credit_ids.credit_move_id - lines
        dates = (others - lines).mapped("date")
        return min(max(dates), fields.Date.context_today(self)) if dates else None

    @api.model
    def _remember(self, company, moves, refused):
        known = {row.move_ref: row for row in self.search([("move_ref", "in", [move.id for move in moves])])}
        new = []
        for move in moves:
            values = {
                "account_ref": move.commercial_partner_id.id,
                "open": move.amount_residual,
                "is_disputed": move.creditline_is_disputed,
                "state": "posted",
                "seen_date": move.write_date,
                "refusal": refused.get(str(move.id)),
            }
            if move.id in known:
                known[move.id].write(values)
            else:
                new.append({**values, "move_ref": move.id, "company_id": company.id})
        self.create(new)
