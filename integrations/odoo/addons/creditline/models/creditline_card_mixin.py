import time

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..creditline_errors import ServerRefused, ServerUnreachable
from ..series import registry_field

# Seconds to wait for a card, and for an assessment that asks registers.
CARD_SECONDS = 3
ASSESS_SECONDS = 15
# How long the widget's call follows an assessment, which takes less than a second as a rule, and how often it looks.
FOLLOW_SECONDS = 2.5
FOLLOW_STEP_SECONDS = 0.1

# After a failure, opening a form does not wait for the server again for so long. By database, in this worker.
REST_SECONDS = 30
_resting = {}


class CreditlineCard(models.AbstractModel):
    _name = "creditline.card.mixin"
    _description = "Credit card of a partner: what the widget asks and shows"

    def creditline_read(self):
        """{card, credit, connection, problem?, seen_at, language, can_refresh}: what the widget shows of a partner.

        The card is the server's of now; while it cannot be had, the one that was seen last, with its date.
        """
        company = self._creditline_opened()
        state = company.creditline_state
        if state in ("none", "pending"):
            return company._creditline_view({})
        return company._creditline_view(company._creditline_contact(company._creditline_fetch_quickly))

    def creditline_refresh(self, force=False):
        """The same after a new assessment; ``force`` has it made although the last one is still fresh."""
        company = self._creditline_opened()
        company._creditline_may_refresh(is_strict=True)
        # Whatever the server sends meanwhile waits, instead of making this call ask it again.
        company._creditline_lock(is_patient=True)
        return company._creditline_view(company._creditline_contact(lambda: company._creditline_assess(bool(force))))

    def creditline_choose(self, candidate):
        """The same after a person said which of the card's candidates the partner is."""
        company = self._creditline_opened()
        company._creditline_may_refresh(is_strict=True)
        company.with_user(self.env.user).check_access("write")
        company.with_user(self.env.user).write(company._creditline_identifiers_of(candidate))
        if not company.creditline_event_id:
            company._creditline_mark(company)
        return company._creditline_view(company._creditline_contact(lambda: company._creditline_assess(False)))

    def _creditline_opened(self):
        """The commercial partner for a person who may see this one, with the rights to keep what the server says."""
        self.ensure_one()
        if not self.env.user.has_group("creditline.group_user"):
            raise AccessError(self.env._("Credit decisions are shown to the group Creditline / User."))
        self.check_access("read")
        return self.sudo().commercial_partner_id

    def _creditline_may_refresh(self, is_strict=False):
        may = self.is_company and self.active and self._creditline_is_outside()
        if is_strict and not may:
            raise UserError(self.env._("Only companies that are customers, or may become one, are assessed."))
        return may

    def _creditline_contact(self, ask):
        """Runs one contact with the server -> {connection, problem?}."""
        if not self.env["creditline.client"]._is_configured():
            return {"connection": "not_configured"}
        try:
            ask()
        except ServerUnreachable as error:
            _resting[self.env.cr.dbname] = (time.monotonic() + REST_SECONDS, str(error))
            if self.creditline_event_id:
                self._creditline_wait(error.retry_after)
            return {"connection": "offline", "problem": str(error)}
        except ServerRefused as error:
            if error.status in (401, 403, 409):
                return {"connection": "refused", "problem": error.detail}
            if error.code != "not_found":
                self._creditline_refused(error)
        _resting.pop(self.env.cr.dbname, None)
        return {"connection": "online"}

    def _creditline_fetch_quickly(self):
        until, problem = _resting.get(self.env.cr.dbname, (0, ""))
        if time.monotonic() < until:
            raise ServerUnreachable(problem)
        self._creditline_fetch()

    def _creditline_assess(self, force):
        if self.creditline_state == "none" and not self.creditline_event_id:
            self._creditline_mark(self)
        if self.creditline_event_id:
            is_waiting = self.creditline_state == "pending"
            if not self._creditline_announce():
                return
            if is_waiting:
                self._creditline_follow()
                return
        client = self.env["creditline.client"]
        path = f"/v1/crms/odoo/accounts/{self.id}/refresh"
        body = {"force": True} if force else {}
        try:
            card = client._call("POST", path, body, timeout=ASSESS_SECONDS)
        except ServerRefused as error:
            # Another server, or one that lost its store, has to meet the company first.
            if error.code != "not_found":
                raise
            self._creditline_mark(self)
            if self._creditline_announce():
                self._creditline_follow()
            return
        self._creditline_apply_card(card)

    def _creditline_follow(self):
        """Waits a moment for the assessment that the announcement began: a second one would be another decision."""
        client = self.env["creditline.client"]
        path = f"/v1/crms/odoo/accounts/{self.id}/card"
        ends = time.monotonic() + FOLLOW_SECONDS
        card = {"state": "assessing"}
        while card.get("state") == "assessing" and time.monotonic() < ends:
            try:
                card = client._call("GET", path, timeout=CARD_SECONDS)
            except ServerRefused as error:
                # The announcement was taken, and is not read yet.
                if error.code != "not_found":
                    raise
            if card.get("state") == "assessing":
                time.sleep(FOLLOW_STEP_SECONDS)
        if card.get("account_id"):
            self._creditline_apply_card(card)

    def _creditline_view(self, contact):
        is_configured = self.env["creditline.client"]._is_configured()
        view = {
            "card": self.creditline_card or self._creditline_card_of_state(),
            "credit": self._creditline_credit(),
            "connection": "online" if is_configured else "not_configured",
            "seen_at": _iso(self.creditline_seen_at),
            "language": (self.env.context.get("lang") or self.env.user.lang or "en_US")[:2],
            "can_refresh": bool(is_configured and self._creditline_may_refresh()),
        }
        return {**view, **contact}

    def _creditline_card_of_state(self):
        """Before the first answer there is no card of the server's, but a person waits for one."""
        if self.creditline_state not in ("pending", "assessing"):
            return None
        since = self.creditline_retry_at or self.write_date or fields.Datetime.now()
        return {"state": "assessing", "account_id": str(self.id), "since": _iso(since)}

    def _creditline_fetch(self):
        """Reads the card and keeps it; a company that is still being assessed is asked about again later."""
        path = f"/v1/crms/odoo/accounts/{self.id}/card"
        self._creditline_apply_card(self.env["creditline.client"]._call("GET", path, timeout=CARD_SECONDS))

    def _creditline_identifiers_of(self, candidate):
        """The values that make the record the chosen candidate; only candidates that the card offered are taken."""
        offered = (self.creditline_card or {}).get("candidates") or []
        names = ("siren", "vat", "company_number")
        wanted = {name: candidate.get(name) for name in names} if isinstance(candidate, dict) else {}
        found = [one for one in offered if any(wanted.values()) and {n: one.get(n) for n in names} == wanted]
        if not found:
            raise UserError(self.env._("This company is not among those that were offered. Refresh, and choose again."))
        chosen = found[0]
        values = {}
        number = chosen.get("siren") or chosen.get("company_number")
        if number:
            values[registry_field(self)] = number
        if chosen.get("vat"):
            values["vat"] = chosen["vat"]
        country = self.env["res.country"].sudo().search([("code", "=", chosen.get("country"))], limit=1)
        if country and self.country_id != country:
            values["country_id"] = country.id
        return values


def _iso(moment):
    return f"{moment.isoformat(timespec='seconds')}Z" if moment else None
