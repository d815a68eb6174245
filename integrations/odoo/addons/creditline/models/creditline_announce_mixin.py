from odoo import fields, models

from ..series import registry_number


class CreditlineAnnounce(models.AbstractModel):
    _name = "creditline.announce.mixin"
    _description = "What the Creditline server is told of a partner"

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
