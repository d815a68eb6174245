from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from ..models.res_partner import PROTECTED
from ..series import OWN_GROUPS
from .common import CreditlineCase


@tagged("post_install", "-at_install")
class TestGuard(CreditlineCase):
    def test_nobody_gives_themselves_a_limit(self):
        """Not by writing, creating or importing: only the server decides."""
        partner = self.decided_customer()
        mine = partner.with_user(self.reader)
        for name in sorted(PROTECTED):
            with self.subTest(name=name), self.assertRaises(AccessError):
                mine.write({name: False})
        with self.assertRaises(AccessError):
            mine.create({"name": "Rich", "is_company": True, "creditline_limit": 1_000_000})
        result = mine.load(["name", "creditline_grade"], [["Rich", "A"]])
        self.assertFalse(result["ids"])
        self.assertEqual(partner.creditline_limit, 25000)

    def test_the_guard_is_not_opened_by_the_context_of_a_call(self):
        """What Odoo's merging may do cannot be asked for from outside."""
        partner = self.decided_customer().with_user(self.reader)
        for value in (True, 1, "MERGING"):
            with self.assertRaises(AccessError):
                partner.with_context(creditline_merging=value).write({"creditline_limit": 1})

    def test_people_save_contacts_as_before(self):
        """A person with or without the group edits companies and contacts, and copies them, without an error."""
        company = self.decided_customer()
        for user in (self.reader, self.stranger):
            with Form(company.with_user(user)) as form:
                form.phone = "+33 1 00 00 00 01"
            child = self.Partner.with_user(user).create({"name": "Ada", "parent_id": company.id})
            child.write({"phone": "1"})
            copied = company.with_user(user).copy()
            self.assertFalse(copied.sudo().creditline_grade)
            self.assertEqual(child.sudo().creditline_grade, "B")

    def test_people_import_contacts_as_before(self):
        """An import of contacts of a company works without the group, and the contacts show its decision.

        Odoo itself needs the accounting fields for such an import, so both have the right to read those.
        """
        company = self.decided_customer()
        readers = self.env.ref("account.group_account_readonly")
        (self.reader + self.stranger).write({OWN_GROUPS: [(4, readers.id)]})
        for user in (self.reader, self.stranger):
            result = self.Partner.with_user(user).load(["name", "parent_id/.id"], [["Ada", str(company.id)]])
            self.assertTrue(result["ids"], result["messages"])
            self.assertEqual(self.Partner.browse(result["ids"]).sudo().creditline_grade, "B")

    def test_the_key_is_for_the_system_only(self):
        """Neither users nor credit managers read the key, by parameter or by settings."""
        manager = self.env.ref("creditline.group_credit_manager")
        self.reader.write({OWN_GROUPS: [(4, manager.id)]})
        parameters = self.env["ir.config_parameter"].with_user(self.reader)
        with self.assertRaises(AccessError):
            parameters.get_param("creditline.key")
        with self.assertRaises(AccessError):
            parameters.search([("key", "=", "creditline.key")]).mapped("value")
        with self.assertRaises(AccessError):
            self.env["res.config.settings"].with_user(self.reader).create({})

    def test_who_shares_whose_limit(self):
        """A company may share the limit of another one; neither its own, nor through a third."""
        parent, child, grandchild = self.customer("Parent"), self.customer("Child"), self.customer("Grandchild")
        child.creditline_limit_holder_id = parent
        self.assertEqual(child._creditline_holder(), parent)
        self.assertEqual(parent._creditline_members(), parent + child)
        contact = self.Partner.create({"name": "Ada", "parent_id": child.id})
        self.assertEqual(contact._creditline_holder(), parent)
        with self.assertRaises(ValidationError):
            grandchild.creditline_limit_holder_id = child
        with self.assertRaises(ValidationError):
            parent.creditline_limit_holder_id = parent

    def test_no_limit_comes_from_a_default(self):
        """Neither of the context of a call, nor of a user's own settings."""
        people = self.Partner.with_user(self.reader)
        with self.assertRaises(AccessError):
            people.with_context(default_creditline_limit=1_000_000).create({"name": "Rich", "is_company": True})
        self.env["ir.default"].with_user(self.reader).set("res.partner", "creditline_grade", "A", user_id=True)
        with self.assertRaises(AccessError):
            people.create({"name": "Rich", "is_company": True})

    def test_only_a_credit_manager_says_whose_limit_is_shared(self):
        """Not when a company is made, and not on a contact that becomes one."""
        rich = self.decided_customer("Rich SA")
        people = self.Partner.with_user(self.reader)
        values = {"name": "Poor SARL", "is_company": True}
        with self.assertRaises(AccessError):
            people.create({**values, "creditline_limit_holder_id": rich.id})
        with self.assertRaises(AccessError):
            people.with_context(default_creditline_limit_holder_id=rich.id).create(values)
        poor = people.create(values)
        with self.assertRaises(AccessError):
            poor.write({"creditline_limit_holder_id": rich.id})
        contact = people.create({"name": "Ada", "parent_id": poor.id})
        with self.assertRaises(AccessError):
            contact.write({"creditline_limit_holder_id": rich.id})
        manager = new_test_user(self.env, "cl_manager", "base.group_partner_manager,creditline.group_credit_manager")
        poor.with_user(manager).write({"creditline_limit_holder_id": rich.id})
        self.assertEqual(poor.sudo()._creditline_holder(), rich)

    def test_a_refused_company_is_not_moved_under_another_one(self):
        """By nobody but a credit manager, in whatever way; a company without a refusal or debts is."""
        rich = self.decided_customer("Rich SA")
        poor = self.decided_customer("Poor SARL")
        poor.creditline_decision = "refuse"
        with self.assertRaises(AccessError):
            poor.with_user(self.reader).write({"parent_id": rich.id, "is_company": False})
        poor.with_user(self.reader).write({"parent_id": rich.id})
        self.assertEqual(poor._creditline_holder(), poor, "a subsidiary has its own limit")
        with self.assertRaises(AccessError):
            poor.with_user(self.reader).is_company = False
        manager = new_test_user(self.env, "cl_manager", "base.group_partner_manager,creditline.group_credit_manager")
        poor.with_user(manager).is_company = False
        self.assertEqual(poor._creditline_holder(), rich)
        fresh = self.decided_customer("Fresh GmbH")
        fresh.with_user(self.reader).write({"parent_id": rich.id, "is_company": False})
        self.assertEqual(fresh._creditline_holder(), rich)

    def test_a_contact_that_becomes_a_company_begins_anew(self):
        """What it showed was decided of its company, and so was whose limit that shares."""
        rich, child = self.decided_customer("Rich SA"), self.decided_customer("Child SA")
        child.creditline_limit_holder_id = rich
        contact = self.Partner.with_user(self.reader).create({"name": "Ada", "parent_id": child.id})
        self.assertEqual(contact.sudo().creditline_limit_holder_id, rich)
        contact.write({"is_company": True, "parent_id": False})
        one = contact.sudo()
        self.assertEqual((one._creditline_holder(), one.creditline_limit, one.creditline_grade), (one, 0.0, False))
        self.assertEqual(one.creditline_state, "pending")
        self.assertEqual(child.creditline_grade, "B")
