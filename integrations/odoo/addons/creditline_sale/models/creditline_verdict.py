import logging

from odoo import fields, models

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable

_logger = logging.getLogger(__name__)

CHECK_TIMEOUT_SECONDS = 5
# As many orders as the server takes with one check.
MOST_NAMED = 2000


class CreditlineVerdict(models.AbstractModel):
    """What the check of one order says, as a dict.

    allowed, reason (as in the server's order check, or unreachable | no_rate), limit, over_by, amount, open, ordered
    and reserved (floats in ``currency``), decided_at, expires_at, problem (why the server was not asked), override, order,
    holder, company.
    """

    _name = "creditline.verdict"
    _description = "What a check of credit says"

    def _reach(self, question, reserve):
        """The verdict of the server, or what holds while it cannot be asked."""
        try:
            answer = self.env["creditline.client"]._call(
                "POST", "/v1/orders/check", self._body(question, reserve), timeout=CHECK_TIMEOUT_SECONDS
            )
        except ServerUnreachable as error:
            return self._offline(question, str(error))
        except ServerRefused as error:
            _logger.warning("The order check was refused: %s (%s)", error.code, error.status)
            return self._offline(question, error.detail or error.code)
        return self._with_own_overrides(question, self._from_server(question, answer))

    def _money(self, amount, currency):
        # Odoo rounds to a multiple of 0.01, which binary fractions may show as 1.1500000000000001.
        return {"value": round(amount, currency.decimal_places), "currency": currency.name}

    def _body(self, question, reserve):
        currency = question["currency"]
        return {
            "account": {"crm": "odoo", "id": str(question["holder"].id)},
            "order": {"id": question["order"]._creditline_reference()},
            "amount": self._money(question["amount"], currency),
            "exposure": {
                "open": self._money(question["open"], currency),
                "ordered": self._money(question["ordered"], currency),
                "orders": [order._creditline_reference() for order in self._held(question)],
            },
            "reserve": reserve,
        }

    def _held(self, question):
        """Confirmed orders of the customer that the server may still hold a reservation for. What is invoiced of them is
        owed, so the reservation of a fully invoiced one would count a second time."""
        members = question["holder"]._creditline_members()
        companies = self.env["creditline.exposure"]._companies(question["company"])
        return (
            self.env["sale.order"]
            .sudo()
            .search(
                [
                    ("state", "=", "sale"),
                    ("id", "!=", question["order"]._origin.id),
                    ("partner_invoice_id.commercial_partner_id", "in", members.ids),
                    ("company_id", "in", companies.ids),
                    ("creditline_reserved_until", ">", fields.Datetime.now()),
                ],
                order="creditline_reserved_until desc",
                limit=MOST_NAMED,
            )
        )

    def _from_server(self, question, answer):
        """The server's answer as a verdict. Reserved money of other orders is kept for the figures that people see."""
        used, decision = answer.get("used") or {}, answer.get("decision") or {}
        limit = answer.get("limit")
        currency = self._currency_of(limit) or question["currency"]
        reserved = _value(used.get("reserved"))
        question["holder"]._creditline_keep_reserved(reserved, currency)
        if answer["allowed"] and answer.get("reservation_id"):
            self._keep_reservation(question["order"], answer)
        return {
            **question,
            "currency": currency,
            "allowed": bool(answer["allowed"]),
            "reason": answer["reason"],
            "limit": _value(limit) if limit else None,
            "over_by": _value(answer.get("over_by")) if answer.get("over_by") else None,
            "amount": _value(answer.get("amount")) or question["amount"],
            "open": _value(used.get("open")),
            "ordered": _value(used.get("ordered")),
            "reserved": reserved,
            "decided_at": self._instant(decision.get("decided_at")),
            "expires_at": self._instant(decision.get("expires_at")),
            "override": answer.get("override"),
            "problem": None,
        }

    def _currency_of(self, money):
        if not money:
            return None
        currencies = self.env["res.currency"].sudo().with_context(active_test=False)
        return currencies.search([("name", "=", money["currency"])], limit=1)

    def _instant(self, text):
        """An ISO instant of the server as Odoo keeps it: UTC without a zone, whole seconds."""
        return fields.Datetime.to_datetime(text[:19].replace("T", " ")) if text else None

    def _keep_reservation(self, order, answer):
        order.sudo().write(
            {
                "creditline_reservation_id": answer["reservation_id"],
                "creditline_reserved_until": self._instant(answer.get("reserved_until")),
            }
        )

    def _end_reservations(self, orders):
        """Ends what cancelled orders hold; where the server does not answer, the reservation ends by itself."""
        now = fields.Datetime.now()
        for order in orders.sudo().filtered("creditline_reservation_id"):
            if order.creditline_reserved_until and order.creditline_reserved_until > now:
                path = f"/v1/orders/reservations/{order.creditline_reservation_id}"
                try:
                    self.env["creditline.client"]._call("DELETE", path, timeout=CHECK_TIMEOUT_SECONDS)
                except (ServerUnreachable, ServerRefused) as error:
                    _logger.info("A reservation was left to expire: %s", error)
            order.write({"creditline_reservation_id": False, "creditline_reserved_until": False})

    # What is known here

    def _offline(self, question, problem):
        verdict = {**self._last_known(question), "problem": problem}
        if question["company"].creditline_offline == "last_known":
            return verdict
        return {**verdict, "allowed": False, "reason": "unreachable"}

    def _barred_by(self, holder):
        """Why the customer gets nothing on its own limit; the same rule as the server's."""
        if not holder.creditline_decision:
            return "not_assessed"
        if holder.creditline_decision == "refuse":
            return "refused"
        if not holder.creditline_expires_at or holder.creditline_expires_at <= fields.Datetime.now():
            return "decision_expired"
        if holder.creditline_decision == "refer":
            return "to_review"
        if holder.creditline_decision == "request_guarantee" and holder.creditline_limit <= 0:
            return "guarantee_needed"
        return None

    def _last_known(self, question):
        """The verdict by the last decision, the overrides and the exposure that this database knows."""
        holder = question["holder"]
        barred = self._barred_by(holder)
        verdict = {
            **question,
            "limit": holder.creditline_limit if holder.creditline_decision else None,
            "decided_at": holder.creditline_decided_at,
            "expires_at": holder.creditline_expires_at,
            "override": None,
            "problem": None,
        }
        over_by = None
        if not barred:
            over_by = self._over_by(question, holder.creditline_limit)
            if over_by <= 0:
                return {**verdict, "allowed": True, "reason": "within_limit", "over_by": None}
        denied = {**verdict, "allowed": False, "reason": barred or "over_limit", "over_by": over_by}
        return self._with_own_overrides(question, denied, unsynced=False)

    def _over_by(self, question, limit):
        used = question["open"] + question["ordered"] + question["reserved"]
        return question["currency"].round(used + question["amount"] - limit)

    def _with_own_overrides(self, question, verdict, unsynced=True):
        """Lets an order pass on an override that is approved here. With ``unsynced`` only on those that the server has
        not heard of: of all others its own word counts."""
        if verdict["allowed"]:
            return verdict
        overrides = self.env["creditline.override"].sudo()._in_force(question["holder"], question["order"])
        if unsynced:
            overrides = overrides.filtered("pending_steps")
        if verdict["reason"] == "refused":
            overrides = overrides.filtered("covers_refusal")
        for override in overrides:
            amount = self.env["creditline.exposure"]._convert(
                override.amount, override.currency_id, question["currency"], override.company_id
            )
            fits = question["amount"] <= amount if override.order_id else self._over_by(question, amount) <= 0
            if fits:
                known = {"id": override.server_id, "by": override.decided_by_name, "ends_on": override.ends_on}
                return {**verdict, "allowed": True, "reason": "within_override", "over_by": None, "override": known}
        return verdict

    def _no_rate(self, order, amount, missing):
        return {
            "order": order,
            "holder": order.partner_invoice_id._creditline_holder().sudo(),
            "company": order.company_id,
            "currency": order.currency_id,
            "amount": amount,
            "open": None,
            "allowed": False,
            "reason": "no_rate",
            "limit": None,
            "over_by": None,
            "decided_at": None,
            "expires_at": None,
            "problem": str(missing),
        }


def _value(money):
    """The number of an amount of the server, 0 where there is none."""
    return (money or {}).get("value") or 0.0
