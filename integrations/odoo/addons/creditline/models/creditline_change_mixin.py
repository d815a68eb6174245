import logging
import random
from datetime import timedelta
from uuid import uuid4

from psycopg2 import errors as pg_errors

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ..creditline_errors import ServerRefused, ServerUnreachable
from ..series import REGISTRY_FIELDS, commit_progress, registry_number

_logger = logging.getLogger(__name__)

# A change of these may mean another legal entity: the decision is made anew.
IDENTITY = {"name", "vat", "country_id", "is_company", "parent_id", "active", *REGISTRY_FIELDS}
# A change of these only has to be known there: who gets the tasks, and where the company is.
PARTICULARS = {"user_id", "city", "zip", "property_payment_term_id", "customer_rank", "supplier_rank"}

FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 6 * 3600
# The widget asks right after a person saved; the cron leaves it this head start.
WIDGET_SECONDS = 45
BATCH = 200

# Answers that concern the connection and not the one company: nothing else would fare better now.
CONNECTION_STATUSES = (401, 403, 409)


class CreditlineChange(models.AbstractModel):
    _name = "creditline.change.mixin"
    _description = "Changes of a partner that the Creditline server has to know"

    # ---- what changed

    def _creditline_after_create(self):
        self._creditline_mark(self.filtered(lambda one: one._creditline_is_wanted()))

    def _creditline_before_write(self, vals):
        """What an event would say now, by partner; empty where the change cannot concern it."""
        if not (IDENTITY | PARTICULARS) & vals.keys():
            return {}
        return {partner: partner._creditline_facts() for partner in self}

    def _creditline_after_write(self, before):
        anew, told = self.browse(), self.browse()
        for partner, (identity, particulars, was_wanted) in before.items():
            now_identity, now_particulars, is_wanted = partner._creditline_facts()
            if not is_wanted:
                if was_wanted:
                    partner._creditline_forget_change()
            elif not was_wanted or identity != now_identity:
                anew |= partner
            elif particulars != now_particulars and partner.sudo().creditline_state != "none":
                told |= partner
        self._creditline_mark(anew)
        self._creditline_mark(told, is_identity=False)

    def _creditline_facts(self):
        self.ensure_one()
        one = self.sudo()
        identity = (one.name, one.vat, one.country_id.id, registry_number(one), one.is_company)
        particulars = (one.user_id.id, one.city, one.zip, one.property_payment_term_id.id)
        return identity, particulars, one._creditline_is_wanted()

    def _creditline_is_wanted(self):
        """Whether this record is assessed of itself: a company that is a customer or may become one.

        Contacts of a company, one's own companies and colleagues never are; which customers are is a setting.
        """
        self.ensure_one()
        one = self.sudo()
        if not (one.active and one.is_company and one.commercial_partner_id == one):
            return False
        company = one.company_id or self.env.company
        scope = company.sudo().creditline_scope
        if scope == "manual" and one.creditline_state == "none":
            return False
        if scope == "customers" and not one.customer_rank:
            return False
        # Somebody who is a supplier and never bought anything is no prospect.
        if one.supplier_rank and not one.customer_rank:
            return False
        return one._creditline_is_outside()

    def _creditline_is_outside(self):
        one = self.sudo().with_context(active_test=False)
        own = self.env["res.company"].sudo().search_count([("partner_id", "=", one.id)], limit=1)
        return not own and not any(not user.share for user in one.user_ids)

    def _creditline_forget_change(self):
        """An archived company, or one that became a contact, is not asked about any more."""
        for partner in self.sudo():
            if partner.creditline_event_id or partner.creditline_retry_at:
                state = partner.creditline_state
                partner.write(
                    {
                        "creditline_event_id": False,
                        "creditline_retry_at": False,
                        "creditline_state": partner._creditline_settled_state() if state == "pending" else state,
                    }
                )

    def _creditline_settled_state(self):
        return "decided" if self.creditline_decided_at else "none"

    @api.model
    def _creditline_mark(self, partners, is_identity=True):
        """Notes that the server has to be told of these partners; whoever saves never waits for it.

        Without a server nothing is noted: the day one is connected, it would be asked about everybody at once.
        """
        if not partners or not self.env["creditline.client"]._is_configured():
            return
        now = fields.Datetime.now()
        is_seen = bool(self.env.context.get("creditline_widget"))
        at = now + timedelta(seconds=WIDGET_SECONDS) if is_seen else now
        for partner in partners.sudo():
            is_new = partner.creditline_state == "none" or partner.creditline_event_type == "account.created"
            values = {
                "creditline_event_id": str(uuid4()),
                "creditline_event_type": "account.created" if is_new else "account.updated",
                "creditline_retry_at": at,
                "creditline_attempts": 0,
            }
            if is_identity:
                values["creditline_state"] = "pending"
            partner.write(values)
        self._creditline_trigger(at)

    @api.model
    def _creditline_trigger(self, at):
        cron = self.env.ref("creditline.ir_cron_pending", raise_if_not_found=False)
        if cron:
            cron.sudo()._trigger(at)

    # ---- what the server is told

    def _creditline_identity(self):
        """{country, vat, registry: {scheme, value}}: every identifier of the record, wherever this series keeps it."""
        self.ensure_one()
        one = self.sudo()
        vat = "".join((one.vat or "").split())
        # People write a slash to say that there is none.
        vat = vat.upper() if any(character.isdigit() for character in vat) else ""
        country = one.country_id.code or _country_of_vat(vat)
        number = registry_number(one)
        identity = {}
        if country:
            identity["country"] = country
        if vat:
            identity["vat"] = vat[:40]
        if number:
            identity["registry"] = {"scheme": registry_scheme(number, country), "value": number[:60]}
        return identity

    def _creditline_event(self):
        self.ensure_one()
        one = self.sudo()
        account = {"id": str(one.id), "name": " ".join((one.name or "").split())[:200], **one._creditline_identity()}
        days = [line.nb_days for line in one.property_payment_term_id.line_ids]
        extra = {
            "city": one.city,
            "postcode": one.zip,
            "owner": one.user_id.login,
            "payment_terms_days": max(0, *days) if days else None,
            "language": (one.user_id.lang or self.env.company.partner_id.lang or "en_US")[:2],
        }
        longest = {"city": 100, "postcode": 24, "owner": 200, "language": 20}
        for name, value in extra.items():
            if value is None or value is False or value == "":
                continue
            account[name] = " ".join(value.split())[: longest[name]] if isinstance(value, str) else value
        return {
            "event_id": one.creditline_event_id,
            "type": one.creditline_event_type or "account.updated",
            "account": account,
        }

    def _creditline_announce(self):
        """Tells the server of the noted change. The same change has the same id however often it is sent."""
        self.ensure_one()
        one = self.sudo()
        if not one._creditline_is_outside():
            # It became one of our own companies, or a colleague, after it was noted.
            one._creditline_forget_change()
            return False
        event = one._creditline_event()
        if event["account"].get("country") is None:
            one._creditline_fail(
                "country_missing",
                self.env._("No country"),
                self.env._("Set the country or the VAT number: the company cannot be looked up without it."),
            )
            return False
        self.env["creditline.client"]._call(
            "POST", "/v1/crms/odoo/events", event, idempotency_key=one.creditline_event_id
        )
        values = {"creditline_event_id": False, "creditline_event_type": False, "creditline_attempts": 0}
        if one.creditline_state == "pending":
            values |= {"creditline_state": "assessing", "creditline_retry_at": fields.Datetime.now()}
        else:
            values["creditline_retry_at"] = False
        one.write(values)
        return True

    # ---- the cron

    @api.model
    def _creditline_cron(self, limit=BATCH):
        """`creditline: pending`: announces noted changes, then fetches the cards that are due.

        First all announcements: while the later ones are sent the server already works on the first. It stops at the
        first sign that the server is away, since nobody else would fare better, and comes back when it said so.
        """
        if not self.env["creditline.client"]._is_configured():
            return
        done = 0
        for step in ("_creditline_announce", "_creditline_fetch"):
            due = self._creditline_due(step, limit)
            for index, partner in enumerate(due):
                if not partner._creditline_lock():
                    continue
                goes_on = partner._creditline_try(step)
                done += 1
                commit_progress(self.env["ir.cron"], 1, done, len(due) - index - 1)
                if not goes_on:
                    return
        self._creditline_come_back()

    @api.model
    def _creditline_due(self, step, limit):
        operator = "!=" if step == "_creditline_announce" else "="
        domain = [("creditline_retry_at", "<=", fields.Datetime.now()), ("creditline_event_id", operator, False)]
        return self.sudo().with_context(active_test=False).search(domain, limit=limit, order="creditline_retry_at, id")

    def _creditline_lock(self, is_patient=False):
        """False when somebody else, such as the widget, works on this partner now, or when it is gone.

        ``is_patient``: waits for them. Should they have changed the partner, Odoo runs this call anew, and finds what
        they left; without the lock that would happen in the middle of writing, and be logged as an error.
        """
        query = "SELECT id FROM res_partner WHERE id = %s FOR NO KEY UPDATE"
        query = SQL(query if is_patient else query + " SKIP LOCKED", self.id)
        self.env.cr.execute(query, log_exceptions=False)
        return bool(self.env.cr.fetchone())

    def _creditline_try(self, step):
        """One step of one partner; answers whether the run may go on with the next."""
        try:
            with self.env.cr.savepoint():
                getattr(self, step)()
        except ServerUnreachable as error:
            self._creditline_wait(error.retry_after)
            return False
        except ServerRefused as error:
            return self._creditline_refused(error)
        except pg_errors.Error:
            raise
        except Exception:
            # One record that trips us must not keep all others from being assessed.
            _logger.exception("Creditline: partner %s could not be told or asked about", self.id)
            self._creditline_wait()
        return True

    def _creditline_refused(self, error):
        """A refusal of this company ends its waiting with the reason shown; one of the connection keeps it."""
        if error.status in CONNECTION_STATUSES:
            self._creditline_wait(900)
            return False
        if error.code == "not_found":
            self._creditline_wait()
            return True
        details = [f"{one.get('field')}: {one.get('message')}" for one in error.errors]
        self._creditline_fail(error.code, self.env._("Not assessed"), " ".join([error.detail, *details]))
        return True

    def _creditline_fail(self, code, title, detail):
        """A failed card of our own making, in the shape of the server's."""
        self.ensure_one()
        self.sudo()._creditline_apply_card(
            {
                "state": "failed",
                "account_id": str(self.id),
                "problem": {"code": code, "title": title, "detail": detail},
            }
        )
        self.sudo().write(
            {"creditline_event_id": False, "creditline_event_type": False, "creditline_retry_at": False}
        )

    def _creditline_wait(self, seconds=None):
        """Doubles the wait with every attempt, and spreads it so that a thousand partners do not return at once."""
        self.ensure_one()
        one = self.sudo()
        attempts = one.creditline_attempts + 1
        if not seconds:
            seconds = min(FIRST_WAIT_SECONDS * 2 ** min(attempts - 1, 12), LONGEST_WAIT_SECONDS)
            seconds *= random.uniform(0.9, 1.1)
        at = fields.Datetime.now() + timedelta(seconds=seconds)
        one.write({"creditline_attempts": attempts, "creditline_retry_at": at})
        self._creditline_trigger(at)

    @api.model
    def _creditline_come_back(self):
        following = self.sudo().with_context(active_test=False)
        following = following.search([("creditline_retry_at", "!=", False)], limit=1, order="creditline_retry_at")
        if following:
            self._creditline_trigger(max(following.creditline_retry_at, fields.Datetime.now()))

    def action_creditline_assess(self):
        """The action on a list: companies that were there before the server was, or whose decision is out of date."""
        if not self.env.user.has_group("creditline.group_user"):
            raise AccessError(self.env._("Credit decisions are shown to the group Creditline / User."))
        self.check_access("read")
        chosen = self.sudo().commercial_partner_id.filtered(lambda one: one.is_company and one.active)
        self._creditline_mark(chosen.filtered(lambda one: one._creditline_is_outside()))


def _country_of_vat(vat):
    """The country that a VAT number begins with; Greece and Northern Ireland have other letters there."""
    letters = vat[:2]
    if not letters.isalpha() or not letters.isascii():
        return ""
    return {"EL": "GR", "XI": "GB"}.get(letters, letters)


def registry_scheme(number, country):
    """siren | siret | company_number | lei | other, by the shape of the number and the country."""
    compact = "".join(character for character in number.upper() if character.isalnum())
    if country in ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "MC"):
        if compact.isdecimal() and len(compact) in (9, 14):
            return "siren" if len(compact) == 9 else "siret"
    if is_lei(compact):
        return "lei"
    return "company_number" if country == "GB" else "other"


def is_lei(text):
    """ISO 17442: 18 letters or digits and two check digits that leave 1 modulo 97."""
    if len(text) != 20 or not text.isascii() or not text.isalnum() or not text[18:].isdecimal():
        return False
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1
