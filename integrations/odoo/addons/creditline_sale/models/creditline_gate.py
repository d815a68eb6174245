import logging

from odoo import fields, models
from odoo.tools import plaintext2html
from odoo.tools.misc import format_datetime, formatLang

from odoo.addons.creditline.creditline_errors import ServerRefused, ServerUnreachable

from .creditline_exposure import RateMissing

_logger = logging.getLogger(__name__)

CHECK_TIMEOUT_SECONDS = 5
MOST_NAMES = 3


class CreditlineGate(models.AbstractModel):
    """May an order go?

    A verdict is a dict: allowed, reason (as in the server's order check, or unreachable | no_rate), limit, over_by, amount, open,
    ordered, reserved (floats in ``currency``), decided_at, expires_at, problem (why the server was not asked), override.
    """

    _name = "creditline.gate"
    _description = "Check of orders against credit limits"

    # Turns: one order of a holder after the other

    def _take_turn(self, holder):
        """Waits until no other transaction checks an order of the holder.

        The lock alone would not do: this transaction reads the database as it was when it began. Writing the turn makes
        PostgreSQL refuse it when another one took a turn meanwhile, and Odoo then runs the request again.
        """
        self.env.cr.execute("SELECT id FROM res_partner WHERE id = %s FOR NO KEY UPDATE", [holder.id])
        self.env.cr.execute(
            "UPDATE res_partner SET creditline_turn = COALESCE(creditline_turn, 0) + 1 WHERE id = %s", [holder.id]
        )
        holder._creditline_forget_figures()

    def _take_turns(self, partners):
        """Turns of several holders, always in the same order, so that two batches never wait for each other."""
        holders = self.env["res.partner"].union(*(partner._creditline_holder() for partner in partners))
        for holder in holders.sorted("id"):
            self._take_turn(holder)

    def _turn(self, holder_id):
        self.env.cr.execute("SELECT creditline_turn FROM res_partner WHERE id = %s", [holder_id])
        row = self.env.cr.fetchone()
        return row and row[0]

    # Questions

    def _ask(self, order, amount, basis="ordered", reserve=True):
        """Why the order may not go, or False. ``amount`` is in the order's currency; what passes is reserved."""
        order = order.sudo()
        if amount <= 0 or (basis == "ordered" and reserve and order._creditline_is_prepaid()):
            return False
        holder = order.partner_invoice_id._creditline_holder().sudo()
        self._take_turn(holder)
        try:
            question = self._question(order, holder, amount, basis)
        except RateMissing as missing:
            return self._outcome(order, self._no_rate(order, amount, missing))
        if question["amount"] <= 0:
            return False
        verdict = self._verdict(question, reserve)
        return self._outcome(order, verdict)

    def _preview(self, order):
        """The verdict on a quotation without asking the server; None where there is nothing to check."""
        order = order.sudo()
        amount = order._creditline_remaining("asked")
        if amount <= 0 or order._creditline_is_prepaid():
            return None
        debtor = order.partner_invoice_id or order.partner_id
        try:
            question = self._question(order, debtor._creditline_holder().sudo(), amount, "ordered")
        except RateMissing as missing:
            return self._no_rate(order, amount, missing)
        return self._last_known(question) if question["amount"] > 0 else None

    def _question(self, order, holder, amount, basis):
        """Everything that the check needs, in the currency of the limit. A credit balance at the order's own company
        pays for a part of the order; it never makes room for more."""
        exposures = self.env["creditline.exposure"]
        company = order.company_id
        exclude = order._origin if basis == "ordered" else self.env["sale.order"]
        exposure = exposures._of(holder, company, exclude, basis)
        currency = exposure["currency"]
        converted = exposures._convert(amount, order.currency_id, currency, company)
        credit = exposure["credits"][company.id]
        return {
            "order": order,
            "holder": holder,
            "company": company,
            "currency": currency,
            "amount": currency.round(converted - credit),
            "open": exposure["open"] + exposure["drafts"],
            "ordered": exposure["ordered"],
            "reserved": holder._creditline_reserved(currency),
            "orders": exposure["orders"],
        }

    def _verdict(self, question, reserve):
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
        now = fields.Datetime.now()
        held = question["orders"].filtered(lambda order: (order.creditline_reserved_until or now) > now)
        return {
            "account": {"crm": "odoo", "id": str(question["holder"].id)},
            "order": {"id": question["order"]._creditline_reference()},
            "amount": self._money(question["amount"], currency),
            "exposure": {
                "open": self._money(question["open"], currency),
                "ordered": self._money(question["ordered"], currency),
                "orders": [order._creditline_reference() for order in held],
            },
            "reserve": reserve,
        }

    def _from_server(self, question, answer):
        """The server's answer as a verdict. Reserved money of other orders is kept for the figures that people see."""
        used, decision = answer.get("used") or {}, answer.get("decision") or {}
        value = lambda money: (money or {}).get("value") or 0.0  # noqa: E731
        limit = answer.get("limit")
        currency = self._currency_of(limit) or question["currency"]
        reserved = value(used.get("reserved"))
        question["holder"]._creditline_keep_reserved(reserved, currency)
        if answer["allowed"] and answer.get("reservation_id"):
            self._keep_reservation(question["order"], answer)
        return {
            **question,
            "currency": currency,
            "allowed": bool(answer["allowed"]),
            "reason": answer["reason"],
            "limit": value(limit) if limit else None,
            "over_by": value(answer.get("over_by")) if answer.get("over_by") else None,
            "amount": value(answer.get("amount")) or question["amount"],
            "open": value(used.get("open")),
            "ordered": value(used.get("ordered")),
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

    # What comes of it

    def _outcome(self, order, verdict):
        """The text that stops the order, or False with a note on the order where the settings only warn."""
        if verdict["allowed"]:
            if verdict["reason"] == "within_override":
                self._note(order, self._override_text(verdict))
            return False
        company = order.company_id
        policy = company.creditline_gate
        if policy == "block" and verdict["reason"] == "not_assessed":
            policy = company.creditline_gate_pending
        if policy == "block" and verdict["reason"] == "unreachable":
            policy = company.creditline_offline
        text = self._text(verdict)
        if policy == "block":
            return text
        if policy == "warn":
            self._note(order, text)
        return False

    def _note(self, order, text):
        root = self.env.ref("base.partner_root")
        order.sudo().message_post(body=plaintext2html(text), author_id=root.id, subtype_xmlid="mail.mt_note")

    def _releasers(self, company):
        """Names of those who may release an order of the company, at most three."""
        users = self.env["res.users"].sudo().search(
            [("share", "=", False), ("company_ids", "in", company.id), ("id", "!=", self.env.ref("base.user_root").id)],
            order="name",
        )
        return users.filtered(lambda user: user.has_group("creditline.group_credit_manager"))[:MOST_NAMES]

    def _amount_text(self, amount, currency):
        return formatLang(self.env, amount, currency_obj=currency)

    def _reason_text(self, verdict):
        texts = {
            "over_limit": self.env._("The order goes over the credit limit."),
            "refused": self.env._("Credit was refused to this customer."),
            "to_review": self.env._("The credit decision waits for a review."),
            "guarantee_needed": self.env._("The customer gets credit against a guarantee only."),
            "decision_expired": self.env._("The last credit decision is no longer valid."),
            "not_assessed": self.env._("The customer has no credit decision yet."),
            "unreachable": self.env._("Credit could not be checked, and the settings ask for a check."),
            "no_rate": verdict.get("problem") or "",
        }
        return texts.get(verdict["reason"], verdict["reason"])

    def _text(self, verdict):
        """Limit, used, ordered, over by, why, as of and who may release, one line each."""
        lines = [self._headline(verdict), *self._figures(verdict)]
        lines.append(self.env._("Why: %s", self._reason_text(verdict)))
        reasons = (verdict["holder"].creditline_reasons or "").strip().splitlines()
        lines += [f"- {reason.strip()}" for reason in reasons[:MOST_NAMES] if reason.strip()]
        if verdict["decided_at"]:
            lines.append(self.env._("As of: %s", self._dates_text(verdict)))
        if verdict["problem"] and verdict["reason"] != "no_rate":
            lines.append(self.env._("The Creditline server was not asked: %s", verdict["problem"]))
        names = ", ".join(self._releasers(verdict["company"]).mapped("name"))
        lines.append(
            self.env._("May release it: %s", names) if names else self.env._("Nobody is a credit manager of this company yet.")
        )
        return "\n".join(lines)

    def _headline(self, verdict):
        order = verdict["order"]
        if order.state == "sale":
            return self.env._(
                "%(order)s of %(customer)s is not covered by credit.",
                order=order.name,
                customer=verdict["holder"].display_name,
            )
        return self.env._(
            "%(order)s of %(customer)s is not covered by credit and stays a quotation.",
            order=order.name,
            customer=verdict["holder"].display_name,
        )

    def _figures(self, verdict):
        currency = verdict["currency"]
        lines = []
        if verdict["limit"] is not None:
            lines.append(self.env._("Limit: %s", self._amount_text(verdict["limit"], currency)))
        if verdict["open"] is not None:
            used = verdict["open"] + verdict["ordered"] + verdict["reserved"]
            lines.append(
                self.env._(
                    "Used: %(used)s (open %(open)s, ordered %(ordered)s, reserved %(reserved)s)",
                    used=self._amount_text(used, currency),
                    open=self._amount_text(verdict["open"], currency),
                    ordered=self._amount_text(verdict["ordered"], currency),
                    reserved=self._amount_text(verdict["reserved"], currency),
                )
            )
        lines.append(self.env._("This order: %s", self._amount_text(verdict["amount"], currency)))
        if verdict["over_by"]:
            lines.append(self.env._("Over by: %s", self._amount_text(verdict["over_by"], currency)))
        return lines

    def _dates_text(self, verdict):
        decided = format_datetime(self.env, verdict["decided_at"], dt_format="medium")
        if not verdict["expires_at"]:
            return decided
        return self.env._(
            "%(decided)s, valid until %(expires)s",
            decided=decided,
            expires=format_datetime(self.env, verdict["expires_at"], dt_format="medium"),
        )

    def _override_text(self, verdict):
        override = verdict["override"] or {}
        by = override.get("by")
        return self.env._(
            "Passed above the credit limit on the override of %(by)s, which ends on %(ends_on)s.",
            by=(by.get("name") if isinstance(by, dict) else by) or self.env._("a credit manager"),
            ends_on=override.get("ends_on") or "-",
        )
