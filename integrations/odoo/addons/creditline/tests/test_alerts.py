from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged
from odoo.tools import format_date
from odoo.tools.misc import formatLang

from .common import CreditlineCase


@tagged("post_install", "-at_install")
class TestAlerts(CreditlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owner = new_test_user(cls.env, "cl_owner", "base.group_user,creditline.group_user", email="o@example.com")
        cls.fallback = new_test_user(cls.env, "cl_fallback", "base.group_user")

    def task(self, partner, **members):
        members = {
            "key": f"alert-{partner.id}",
            "subject": "Alpha SAS got worse",
            "body": "Score 742 -> 410\nInsolvency <script>alert(1)</script> opened",
            "due_on": "2026-11-24",
            "priority": "high",
            "link": "https://credit.example.com/alerts/1",
            **members,
        }
        return self.message("task", partner, **members)

    def activities(self, partner):
        return self.env["mail.activity"].with_context(active_test=False).search(
            [("res_model", "=", "res.partner"), ("res_id", "=", partner.id)]
        )

    def chatter(self, partner):
        return "".join(partner.message_ids.mapped("body"))

    def test_an_alert_is_an_activity_of_its_owner(self):
        """Own type, the owner of the event, due date, subject; and a chatter line with delta and cause, escaped."""
        partner = self.decided_customer(user_id=self.reader.id)
        answer = self.receive(self.task(partner, owner="cl_owner"))
        self.assertEqual((answer["status"], answer["database_uuid"]), ("done", self.uuid))
        activity = self.activities(partner)
        self.assertEqual(activity.activity_type_id, self.env.ref("creditline.mail_activity_type_alert"))
        self.assertEqual((activity.user_id, activity.date_deadline), (self.owner, date(2026, 11, 24)))
        self.assertEqual(activity.summary, "Alpha SAS got worse")
        self.assertIn("https://credit.example.com/alerts/1", activity.note)
        for html in (activity.note, self.chatter(partner)):
            self.assertIn("742 -&gt; 410<br", html)
            self.assertIn("&lt;script&gt;", html)
            self.assertNotIn("<script", html)

    def test_the_owner_chain(self):
        """Login, e-mail, salesperson, fallback of the settings, credit manager: the first who is there and may."""
        partner = self.decided_customer(user_id=self.reader.id)
        owner_of = self.env["creditline.task"].sudo()._owner
        self.assertEqual(owner_of(partner, "cl_owner"), self.owner)
        self.assertEqual(owner_of(partner, "O@example.com"), self.owner)
        self.assertEqual(owner_of(partner, "somebody else"), self.reader)
        self.owner.active = False
        self.assertEqual(owner_of(partner, "cl_owner"), self.reader)
        self.reader.active = False
        self.company.creditline_fallback_user_id = self.fallback
        self.assertEqual(owner_of(partner, None), self.fallback)
        self.fallback.active = False
        manager = owner_of(partner, None)
        self.assertTrue(manager.has_group("creditline.group_credit_manager"))

    def test_an_owner_without_access_is_passed_over(self):
        """Nobody gets a task on a partner of a company that they may not see."""
        other = self.env["res.company"].create({"name": "Other"})
        theirs = new_test_user(self.env, "cl_theirs", "base.group_user", company_id=other.id, company_ids=[(6, 0, other.ids)])
        other.creditline_fallback_user_id = theirs
        partner = self.customer(company_id=other.id)
        self.assertEqual(self.env["creditline.task"].sudo()._owner(partner, "cl_owner"), theirs)

    def test_the_same_message_twice_is_one_task(self):
        """A repeated message answers "duplicate" with the same task; nothing is made twice."""
        partner = self.decided_customer()
        first = self.receive(self.task(partner))
        again = self.receive(self.task(partner))
        self.assertEqual((again["status"], again["task_id"]), ("duplicate", first["task_id"]))
        renamed = self.receive({**self.task(partner), "id": "another message"})
        self.assertEqual((renamed["status"], renamed["task_id"]), ("duplicate", first["task_id"]))
        self.assertEqual(len(self.activities(partner)), 1)

    def test_a_repeated_task_does_not_wake_a_done_one(self):
        """After a person did it, the same message makes no new activity."""
        partner = self.decided_customer()
        self.receive(self.task(partner))
        self.activities(partner).action_feedback(feedback="called them")
        self.assertEqual(self.receive(self.task(partner))["status"], "duplicate")
        self.assertFalse(self.activities(partner).filtered("active"))

    def test_the_end_of_an_alert_closes_the_activity(self):
        """Marked done with the comment; a second end changes nothing."""
        partner = self.decided_customer()
        task_id = self.receive(self.task(partner))["task_id"]
        end = self.message("task_end", partner, key=f"alert-{partner.id}", task_id=task_id, comment="Recovered to 700")
        answer = self.receive(end)
        self.assertEqual((answer["status"], answer["task_id"]), ("done", task_id))
        self.assertFalse(self.activities(partner).filtered("active"))
        self.assertIn("Recovered to 700", self.chatter(partner))
        before = len(partner.message_ids)
        self.assertEqual(self.receive({**end, "id": "again"})["status"], "done")
        self.assertEqual(len(partner.message_ids), before)

    def test_the_end_comments_what_a_person_has_done(self):
        """An activity that is done or deleted already gets a line in the chatter instead."""
        for undo in ("action_feedback", "unlink"):
            with self.subTest(undo=undo):
                partner = self.decided_customer(undo)
                self.receive(self.task(partner))
                getattr(self.activities(partner), undo)()
                end = self.message("task_end", partner, key=f"alert-{partner.id}", comment="It is over & fine")
                self.assertEqual(self.receive(end)["status"], "done")
                self.assertIn("It is over &amp; fine", self.chatter(partner))

    def test_what_is_gone_is_gone(self):
        """A deleted partner, an unknown task and an id that is none answer "gone", and leave nothing behind."""
        partner = self.decided_customer()
        event = self.task(partner)
        partner.unlink()
        self.assertEqual(self.receive(event)["status"], "gone")
        for account_id in ("x", "-1", "99999999999999999999", "٣"):
            self.assertEqual(self.receive({**event, "account_id": account_id})["status"], "gone")
        self.assertEqual(self.receive(self.message("task_end", id="e", key="unknown"))["status"], "gone")
        self.assertFalse(self.env["creditline.task"].search([("key", "=", event["key"])]))

    def test_an_archived_partner_still_gets_its_alert(self):
        """Money may be owed by a customer that was archived."""
        partner = self.decided_customer(user_id=self.reader.id)
        partner.active = False
        self.assertEqual(self.receive(self.task(partner))["status"], "done")
        self.assertEqual(len(self.activities(partner)), 1)

    def test_a_copied_database_takes_nothing(self):
        """A message for another database writes nothing and says so, a ping too."""
        partner = self.decided_customer()
        event = {**self.task(partner), "database_uuid": "00000000-0000-0000-0000-000000000000"}
        self.assertEqual(self.receive(event)["status"], "copied")
        self.assertEqual(self.receive({"id": "p", "kind": "ping", "database_uuid": "x"})["status"], "copied")
        self.assertFalse(self.activities(partner))

    def test_a_neutralized_database_takes_nothing(self):
        """A staging copy answers so, and writes nothing."""
        partner = self.decided_customer()
        self.parameters.set_param("database.is_neutralized", "true")
        self.assertEqual(self.receive(self.task(partner))["status"], "neutralized")
        self.assertFalse(self.activities(partner))

    def test_ping(self):
        """A ping answers version and database without leaving a row."""
        answer = self.receive({"id": "ping:1", "kind": "ping", "database_uuid": self.uuid})
        self.assertEqual(answer["status"], "done")
        self.assertEqual(answer["database_uuid"], self.uuid)
        self.assertRegex(answer["version"], r"^1[89]\.0\.\d+\.\d+\.\d+$")
        self.assertFalse(self.env["creditline.inbox"].search([("event_id", "=", "ping:1")]))

    def test_who_may_send(self):
        """Users with or without the group may not send messages; the server's user may."""
        partner = self.decided_customer()
        for user in (self.reader, self.stranger):
            with self.assertRaises(AccessError):
                self.env["creditline.inbox"].with_user(user).receive(self.task(partner))
        bot = self.env["creditline.pairing"].sudo()._server_user()
        self.assertTrue(bot.share)
        self.assertEqual(self.env["creditline.inbox"].with_user(bot).receive(self.task(partner))["status"], "done")
        with self.assertRaises(AccessError):
            partner.with_user(bot).read(["name"])

    def test_malformed_messages_are_refused_by_name(self):
        """What is no message says which member is wrong."""
        partner = self.decided_customer()
        for event, text in (
            ("x", "object"),
            ({"kind": "explode", "id": "1", "database_uuid": self.uuid}, "explode"),
            (self.message("task", partner, key="k", subject="s"), "due_on"),
            ({**self.task(partner), "database_uuid": None}, "database_uuid"),
        ):
            with self.assertRaisesRegex(ValidationError, text):
                self.receive(event)

    def test_an_override_leaves_a_line(self):
        """State, amount, end and name of an override are in the chatter of the customer, escaped, and once only."""
        partner = self.decided_customer()
        by = {"id": "7", "name": "Zoë <b>"}
        amount = {"value": 40000, "currency": "EUR"}
        event = self.message("override", partner, override_id="o1", state="approved", by=by, ends_on="2026-12-31", amount=amount)
        self.assertEqual(self.receive(event)["status"], "done")
        amount, day = formatLang(self.env, 40000, currency_obj=self.euro), format_date(self.env, "2026-12-31")
        line = f"An override of the credit limit was approved · up to {amount} · until {day} · by Zoë &lt;b&gt;"
        self.assertEqual(self.chatter(partner).replace("&nbsp;", "\N{NO-BREAK SPACE}").count(line), 1)

    def test_two_at_once_make_one_task(self):
        """Two transactions with the same message: the second waits, fails as Odoo expects for a retry, then finds it."""
        partner_id = self.env.ref("base.main_partner").id
        event = {**self.task(self.Partner.browse(partner_id)), "id": "at once", "key": "at once"}
        registry = self.env.registry
        from psycopg2.errors import LockNotAvailable

        with registry._db.cursor() as one, registry._db.cursor() as two:
            try:
                inbox = self.env(cr=one, su=True)["creditline.inbox"]
                partner = inbox.env["res.partner"].browse(partner_id)
                self.assertTrue(inbox._claim(event, partner))
                two.execute("SET LOCAL lock_timeout = '300ms'")
                other = self.env(cr=two, su=True)["creditline.inbox"]
                with self.assertRaises(LockNotAvailable), patch("odoo.sql_db._logger.error"):
                    other._claim(event, other.env["res.partner"].browse(partner_id))
            finally:
                two.rollback()
                one.rollback()

    def test_old_messages_are_forgotten(self):
        """The inbox does not grow for ever."""
        partner = self.decided_customer()
        self.receive(self.task(partner))
        row = self.env["creditline.inbox"].search([("event_id", "=", f"task:{partner.id}")])
        self.env.cr.execute("UPDATE creditline_inbox SET create_date = '2020-01-01' WHERE id = %s", (row.id,))
        self.env["creditline.inbox"].sudo()._forget_old()
        self.assertFalse(row.exists())
