from odoo import models
from odoo.tools.misc import format_datetime, formatLang

MOST_REASONS = 3


class CreditlineVerdictText(models.AbstractModel):
    """A verdict in the words that a salesperson reads."""

    _name = "creditline.verdict.text"
    _description = "Texts of a check of credit"

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
        lines += [reason.strip() for reason in reasons[:MOST_REASONS] if reason.strip()]
        if verdict["decided_at"]:
            lines.append(self.env._("As of: %s", self._dates_text(verdict)))
        if verdict["problem"] and verdict["reason"] != "no_rate":
            lines.append(self.env._("The Creditline server was not asked: %s", verdict["problem"]))
        names = ", ".join(self.env["creditline.gate"]._releasers(verdict["company"]).mapped("name"))
        if names:
            lines.append(self.env._("May release it: %s", names))
        else:
            lines.append(self.env._("Nobody is a credit manager of this company yet."))
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
