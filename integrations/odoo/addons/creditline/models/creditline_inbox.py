from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.tools import SQL, format_date, plaintext2html
from odoo.tools.misc import formatLang

from ..series import VERSION, add_unique

KEPT_DAYS = 90


class CreditlineInbox(models.Model):
    _name = "creditline.inbox"
    _description = "Message of the Creditline server"
    _order = "id desc"
    _rec_name = "event_id"

    event_id = fields.Char("Message", required=True)
    kind = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner", "Customer", ondelete="cascade", index="btree_not_null")
    task_id = fields.Char("Answered task")

    def init(self):
        add_unique(self.env.cr, self._table, ["event_id"])

    @api.model
    def receive(self, event):
        """The one public method that the server calls; one call is one transaction.

        ``event``: {id, kind, account_id?, database_uuid, …} -> {status, task_id?, version, database_uuid} with status
        done | duplicate | gone | neutralized | copied. The same message twice is one, also when both arrive at once:
        the second waits for the first, and Odoo then runs it again, which finds the first.
        """
        self._check_caller()
        uuid = self.env["creditline.client"]._database_uuid()
        answer = {"version": VERSION, "database_uuid": uuid}
        kind = self._check_shape(event)
        if self.env["ir.config_parameter"].sudo().get_param("database.is_neutralized"):
            return {**answer, "status": "neutralized"}
        if event.get("database_uuid", uuid) != uuid:
            return {**answer, "status": "copied"}
        if kind == "ping":
            return {**answer, "status": "done"}
        own = self.sudo()
        return {**answer, **own.with_context(lang=own._language())._accept(event)}

    @api.model
    def _check_caller(self):
        user = self.env.user
        if not (self.env.su or user.has_group("creditline.group_bot") or user.has_group("creditline.group_admin")):
            raise AccessError(self.env._("Only the Creditline server may send messages."))

    @api.model
    def _check_shape(self, event):
        if not isinstance(event, dict):
            raise ValidationError(self.env._("A message is an object."))
        kind = event.get("kind")
        needed = {
            "ping": [],
            "decision": ["account_id", "decision_id", "score", "grade", "outcome", "limit", "decided_at"],
            "task": ["account_id", "key", "subject", "due_on"],
            "task_end": ["key"],
            "override": ["account_id", "override_id", "state"],
        }
        if kind not in needed:
            raise ValidationError(self.env._("This addon takes no messages of the kind %(kind)s.", kind=kind))
        missing = [name for name in needed[kind] if event.get(name) is None]
        if kind != "ping":
            missing += [name for name in ("id", "database_uuid") if not event.get(name)]
        if missing:
            raise ValidationError(self.env._("The message lacks: %(names)s", names=", ".join(missing)))
        return kind

    @api.model
    def _language(self):
        """What the addon itself adds to records is in the language of the company, as the texts of the server are."""
        return self.env.company.partner_id.lang or self.env.lang

    @api.model
    def _accept(self, event):
        partner = self._partner_of(event)
        if event["kind"] != "task_end" and not partner:
            return {"status": "gone"}
        row = self._claim(event, partner)
        if not row:
            known = self.search([("event_id", "=", event["id"])], limit=1)
            return {"status": "duplicate", **({"task_id": known.task_id} if known.task_id else {})}
        answer = getattr(self, f"_receive_{event['kind']}")(event, partner)
        if answer.get("task_id"):
            row.task_id = answer["task_id"]
        return answer

    @api.model
    def _claim(self, event, partner):
        """The new row of a message, or none when it is there: in one statement, so that two at once cannot both win."""
        self.env.cr.execute(
            SQL(
                """INSERT INTO creditline_inbox (event_id, kind, partner_id, create_uid, create_date)
                   VALUES (%s, %s, %s, %s, %s) ON CONFLICT (event_id) DO NOTHING RETURNING id""",
                event["id"],
                event["kind"],
                partner.id or None,
                self.env.uid,
                fields.Datetime.now(),
            )
        )
        return self.browse([row[0] for row in self.env.cr.fetchall()])

    @api.model
    def _partner_of(self, event):
        """The partner of an account id, archived ones too; none when it was deleted or merged away."""
        account = str(event.get("account_id") or "")
        # Ids above this do not fit the column, and PostgreSQL would say so with an error.
        if not (account.isascii() and account.isdecimal()) or int(account) >= 2**31:
            return self.env["res.partner"]
        return self.env["res.partner"].browse(int(account)).exists()

    @api.model
    def _receive_decision(self, event, partner):
        # A record that became a contact of another company holds no decision of its own any more.
        if partner.commercial_partner_id != partner:
            return {"status": "gone"}
        partner._creditline_apply_message(event)
        return {"status": "done"}

    @api.model
    def _receive_task(self, event, partner):
        task, is_new = self.env["creditline.task"]._give(partner, event)
        return {"status": "done" if is_new else "duplicate", "task_id": str(task.id)}

    @api.model
    def _receive_task_end(self, event, partner):
        task = self.env["creditline.task"].search([("key", "=", event["key"])], limit=1)
        if not task:
            return {"status": "gone"}
        task._end(event.get("comment") or self.env._("This alert is over."))
        return {"status": "done", "task_id": str(task.id)}

    @api.model
    def _receive_override(self, event, partner):
        """A line in the chatter; the addons that know orders also change their records."""
        body = self._override_line(event)
        if event.get("note"):
            body = f"{body}\n{event['note']}"
        partner.message_post(body=plaintext2html(body), subtype_xmlid="mail.mt_note")
        return {"status": "done"}

    @api.model
    def _override_line(self, event):
        """What the server said of an override, in one line: state, amount, last day and name, as far as it told them."""
        states = {
            "requested": self.env._("An override of the credit limit was requested"),
            "approved": self.env._("An override of the credit limit was approved"),
            "refused": self.env._("An override of the credit limit was refused"),
            "ended": self.env._("An override of the credit limit was ended"),
            "expired": self.env._("An override of the credit limit is over"),
        }
        parts = [states.get(event["state"], event["state"])]
        money = event.get("amount") or {}
        if money.get("value") is not None:
            parts.append(self.env._("up to %(amount)s", amount=self._amount_text(money)))
        if event.get("ends_on"):
            parts.append(self.env._("until %(day)s", day=format_date(self.env, event["ends_on"])))
        if (event.get("by") or {}).get("name"):
            parts.append(self.env._("by %(name)s", name=event["by"]["name"]))
        return " · ".join(parts)

    @api.model
    def _amount_text(self, money):
        """An amount of the server as people here read it; with the code where Odoo does not know the currency."""
        currencies = self.env["res.currency"].with_context(active_test=False)
        currency = currencies.search([("name", "=", money.get("currency"))], limit=1)
        if currency:
            return formatLang(self.env, money["value"], currency_obj=currency)
        return f"{formatLang(self.env, money['value'])} {money.get('currency') or ''}".strip()

    @api.autovacuum
    def _forget_old(self):
        """The server repeats a message for days, not for months."""
        limit = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("create_date", "<", limit)], limit=10_000).unlink()
