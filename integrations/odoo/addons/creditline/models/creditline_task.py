from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL

from ..series import USER_GROUPS, add_unique

ALERT = "creditline.mail_activity_type_alert"


def paragraphs(text):
    """Plain text of the server as HTML: every character escaped, line feeds kept."""
    return Markup("<p>%s</p>") % Markup("<br/>").join(str(text or "").splitlines())


class CreditlineTask(models.Model):
    """Links a task of the server to the activity that a person sees: a done activity is gone or archived, and would
    otherwise be made again."""

    _name = "creditline.task"
    _description = "Task of the Creditline server"
    _order = "id desc"
    _rec_name = "key"

    key = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner", required=True, ondelete="cascade", index=True)
    activity_id = fields.Many2one("mail.activity", ondelete="set null", index="btree_not_null")
    user_id = fields.Many2one("res.users", "Given to", ondelete="set null")
    priority = fields.Selection([("high", "High"), ("normal", "Normal"), ("low", "Low")], default="normal")
    ended_at = fields.Datetime("Ended on")

    def init(self):
        add_unique(self.env.cr, self._table, ["key"])

    @api.model
    def _give(self, partner, event):
        """Makes the activity and the chatter line of a task -> (task, whether it is new)."""
        self.env.cr.execute(
            SQL(
                """INSERT INTO creditline_task (key, partner_id, priority, create_uid, create_date)
                   VALUES (%s, %s, %s, %s, %s) ON CONFLICT (key) DO NOTHING RETURNING id""",
                event["key"],
                partner.id,
                event.get("priority") or "normal",
                self.env.uid,
                fields.Datetime.now(),
            )
        )
        row = self.env.cr.fetchone()
        if row is None:
            return self.search([("key", "=", event["key"])], limit=1), False
        task = self.browse(row[0])
        task._schedule(event)
        return task, True

    def _schedule(self, event):
        self.ensure_one()
        partner = self.partner_id
        body = paragraphs(event.get("body"))
        link = event.get("link") or ""
        if link.startswith(("https://", "http://")):
            body += Markup('<p><a href="%s" target="_blank" rel="noopener">%s</a></p>') % (
                link,
                self.env._("The whole decision"),
            )
        owner = self._owner(partner, event.get("owner"))
        activity = partner.activity_schedule(
            ALERT,
            date_deadline=fields.Date.to_date(event["due_on"]),
            summary=event["subject"],
            note=body,
            user_id=owner.id,
        )
        self.write({"activity_id": activity.id, "user_id": owner.id})
        title = Markup("<p><strong>%s</strong></p>") % event["subject"]
        partner.message_post(body=title + body, subtype_xmlid="mail.mt_note")

    def _end(self, comment):
        """Marks the activity done with the comment; comments alone when a person has done or deleted it."""
        self.ensure_one()
        if self.ended_at:
            return
        self.ended_at = fields.Datetime.now()
        activity = self.activity_id
        if activity.exists() and activity.active:
            activity.action_feedback(feedback=comment)
        elif comment:
            self.partner_id.message_post(body=paragraphs(comment), subtype_xmlid="mail.mt_note")

    @api.model
    def _owner(self, partner, named):
        """Who gets a task: the person that the server names by login or e-mail, else the salesperson, else the
        fallback of the settings, else a credit manager, else the administrator. Never somebody who has left, or who
        may not see the partner."""
        users = self.env["res.users"].sudo()
        candidates = users
        if named:
            candidates += users.search([("login", "=", named)], limit=1)
            candidates += users.search([("email", "=ilike", named)], limit=1)
        candidates += partner.user_id + partner.commercial_partner_id.user_id
        companies = partner.company_id or self.env["res.company"].sudo().search([("active", "=", True)], order="id")
        candidates += companies.creditline_fallback_user_id
        for user in candidates:
            if self._may_work_on(user, partner):
                return user
        group = self.env.ref("creditline.group_credit_manager")
        for user in users.search([("share", "=", False), (USER_GROUPS, "in", group.ids)], order="id", limit=50):
            if self._may_work_on(user, partner):
                return user
        return self.env.ref("base.user_admin")

    @api.model
    def _may_work_on(self, user, partner):
        if not user.active or user.share:
            return False
        own = partner.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        return own.has_access("read")
