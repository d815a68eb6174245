import time

from odoo import api, fields, models
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

# Members of a card that another language changes, or time alone.
KEY_MEMBERS = ("state", "score_id", "candidates", "fresh_until", "delta", "since")


class CreditlineCard(models.AbstractModel):
    _name = "creditline.card.mixin"
    _description = "Credit card of a partner: what the widget reads and what is kept"

    # ---- what the widget calls

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

    # ---- cards

    def _creditline_fetch(self):
        """Reads the card and keeps it; a company that is still being assessed is asked about again later."""
        path = f"/v1/crms/odoo/accounts/{self.id}/card"
        self._creditline_apply_card(self.env["creditline.client"]._call("GET", path, timeout=CARD_SECONDS))

    def _creditline_apply_card(self, card):
        """Keeps a card of the server: its fields for lists and reports, and the card itself for when it is away."""
        self.ensure_one()
        one = self.sudo()
        one._creditline_lock(is_patient=True)
        state = card.get("state")
        if state not in ("assessing", "decided", "too_little_data", "choose_company", "failed"):
            raise ServerUnreachable(self.env["creditline.client"]._problem_text("address"), "address")
        values = {"creditline_seen_at": fields.Datetime.now(), "creditline_state": state}
        if not one._creditline_shows(card):
            values["creditline_card"] = card
        if state in ("decided", "too_little_data"):
            decision = one._creditline_decide(_decision_of_card(card, state))
            # An answer that a newer decision overtook leaves that one alone.
            values = {**values, **decision} if decision else {}
        elif state == "choose_company":
            # The last decision may have been about another company.
            values |= dict.fromkeys(DECIDED, False)
        if state == "assessing":
            one._creditline_wait()
        elif not one.creditline_event_id:
            values |= {"creditline_retry_at": False, "creditline_attempts": 0}
        one._creditline_keep(values)

    def _creditline_shows(self, card):
        """Whether the card that is kept says the same: a reader with another language is no reason to write."""
        kept = self.creditline_card or {}
        return bool(kept) and all(kept.get(name) == card.get(name) for name in KEY_MEMBERS) and "problem" not in card

    def _creditline_apply_message(self, event):
        """Keeps a decision that the server sent; its card, which has more to say, is fetched soon after."""
        self.ensure_one()
        state = "too_little_data" if event.get("is_too_little_data") else "decided"
        decision = {
            "decision_id": str(event["decision_id"]),
            "score": int(event["score"]),
            "grade": event["grade"],
            "pd": float(event.get("probability_of_default") or 0),
            "decision": event["outcome"],
            "limit": event["limit"],
            "reasons": _reasons_text(event.get("reasons")),
            "is_too_little_data": state == "too_little_data",
            "decided_at": event["decided_at"],
            "expires_at": event.get("expires_at"),
        }
        one = self.sudo()
        one._creditline_lock(is_patient=True)
        values = one._creditline_decide(decision)
        if values and not one.creditline_event_id:
            values["creditline_state"] = state
        kept = one.creditline_card or {}
        if values and kept.get("score_id") != decision["decision_id"] and self.env["creditline.client"]._is_configured():
            at = fields.Datetime.now()
            values["creditline_retry_at"] = one.creditline_retry_at if one.creditline_event_id else at
            self._creditline_trigger(at)
        one._creditline_keep(values)

    def _creditline_decide(self, decision):
        """Adds a decision to the history -> the values of the fields, none when a newer decision is there already."""
        currency = self._creditline_currency(decision["limit"])
        values = {
            "score": decision["score"],
            "grade": decision["grade"],
            "pd": decision["pd"],
            "decision": decision["decision"],
            "currency_id": currency.id or None,
            "limit": decision["limit"].get("value") if currency else 0,
            "reasons": decision["reasons"],
            "decided_at": _naive(decision["decided_at"]),
            "expires_at": _naive(decision["expires_at"]),
        }
        kept = {**values, "decision_id": decision["decision_id"], "is_too_little_data": decision["is_too_little_data"]}
        self.env["creditline.decision"]._keep(self, kept)
        # Messages may overtake each other.
        if self.creditline_decided_at and values["decided_at"] < self.creditline_decided_at:
            return {}
        self._creditline_write_standard_limit(values)
        return {f"creditline_{name}": value or False for name, value in values.items()}

    @api.model
    def _creditline_currency(self, limit):
        """The currency of an amount, also where nobody has activated it; none when Odoo does not know it."""
        code = (limit or {}).get("currency")
        return self.env["res.currency"].sudo().with_context(active_test=False).search([("name", "=", code)], limit=1)

    def _creditline_keep(self, values):
        """Writes only what changes: each write locks the partner, and its contacts are written along."""
        changed = {}
        for name, value in values.items():
            current = self[name].id if self._fields[name].type == "many2one" else self[name]
            if (current or False) != (value or False):
                changed[name] = value
        if set(changed) == {"creditline_seen_at"} and not self._creditline_is_seen_long_ago():
            return
        if changed:
            self.write(changed)

    def _creditline_is_seen_long_ago(self):
        seen = self.creditline_seen_at
        return not seen or seen < fields.Datetime.subtract(fields.Datetime.now(), minutes=10)

    def _creditline_write_standard_limit(self, values):
        """Sets Odoo's own credit limit where a company asked for it, so that its banner and other addons know it.

        Odoo takes 0 for "no limit", so a refused company gets the smallest amount of the currency instead.
        """
        companies = self.env["res.company"].sudo().search([("creditline_write_limit", "=", True)])
        currency = self.env["res.currency"].browse(values["currency_id"])
        for company in companies if currency else ():
            if self.company_id and self.company_id != company:
                continue
            target = company.currency_id
            amount = 0 if values["decision"] == "refuse" else values["limit"]
            amount = currency._convert(amount, target, company, fields.Date.context_today(self))
            one = self.with_company(company)
            amount = max(amount, target.rounding)
            if target.compare_amounts(one.credit_limit, amount):
                one.credit_limit = amount

    # ---- which company

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


DECIDED = [
    "creditline_score",
    "creditline_grade",
    "creditline_pd",
    "creditline_decision",
    "creditline_currency_id",
    "creditline_limit",
    "creditline_reasons",
    "creditline_decided_at",
    "creditline_expires_at",
]


def _decision_of_card(card, state):
    return {
        "decision_id": card["score_id"],
        "score": card["score"],
        "grade": card["grade"],
        "pd": card["probability_of_default"],
        "decision": card["decision"],
        "limit": card["proposed_limit"],
        "reasons": _reasons_text(card.get("reasons")),
        "is_too_little_data": state == "too_little_data",
        "decided_at": card["decided_at"],
        "expires_at": card["expires_at"],
    }


def _reasons_text(reasons):
    """One reason a line, with its direction as a sign."""
    signs = {"up": "+", "down": "−"}
    return "\n".join(f"{signs.get(one.get('direction'), '·')} {one.get('text', '')}" for one in reasons or [])


def _naive(text):
    """An instant such as 2026-11-22T07:00:00.123Z as Odoo stores it; all are in UTC."""
    return fields.Datetime.to_datetime(text[:19].replace("T", " ")) if text else None


def _iso(moment):
    return f"{moment.isoformat(timespec='seconds')}Z" if moment else None
