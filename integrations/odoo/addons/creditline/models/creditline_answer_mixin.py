from odoo import api, fields, models

from ..creditline_errors import ServerUnreachable

# Members of a card that another language changes, or time alone.
KEY_MEMBERS = ("state", "score_id", "candidates", "fresh_until", "delta", "since")

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


class CreditlineAnswer(models.AbstractModel):
    _name = "creditline.answer.mixin"
    _description = "Decisions on a partner: how cards and messages of the server are kept"

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
