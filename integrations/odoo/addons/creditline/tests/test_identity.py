from unittest import skipUnless

from odoo.tests import tagged

from ..models.creditline_announce_mixin import is_lei, registry_scheme
from ..series import IS_19, registry_field
from .common import CreditlineCase


@tagged("post_install", "-at_install")
class TestIdentity(CreditlineCase):
    def identity(self, **values):
        return self.customer(**values)._creditline_identity()

    def test_every_identifier_is_sent(self):
        """VAT number without spaces, country, and the register's number with its scheme."""
        self.assertEqual(
            self.identity(vat="FR59552032534", company_registry="552 032 534"),
            {"country": "FR", "vat": "FR59552032534", "registry": {"scheme": "siren", "value": "552 032 534"}},
        )

    def test_schemes_by_country_and_shape(self):
        """SIREN, SIRET, UK company numbers and LEI are told apart; everything else is sent as other."""
        for number, country, scheme in (
            ("552032534", "FR", "siren"),
            ("55203253400646", "FR", "siret"),
            ("552 032 534 00646", "RE", "siret"),
            ("00214436", "GB", "company_number"),
            ("SC095000", "GB", "company_number"),
            ("969500KMUQ2B6CBAF162", "FR", "lei"),
            ("12345", "FR", "other"),
            ("0477.472.701", "BE", "other"),
        ):
            with self.subTest(number=number):
                self.assertEqual(registry_scheme(number, country), scheme)

    def test_an_lei_is_known_by_its_check_digits(self):
        """Twenty characters alone make no LEI."""
        self.assertTrue(is_lei("969500KMUQ2B6CBAF162"))
        self.assertFalse(is_lei("969500KMUQ2B6CBAF163"))
        self.assertFalse(is_lei("12345678901234567890X"))

    def test_a_slash_is_no_vat_number(self):
        """What people write for "none" is not sent."""
        partner = self.customer()
        partner.sudo().vat = "/"
        self.assertEqual(partner._creditline_identity(), {"country": "FR"})

    def test_the_country_of_the_vat_number_stands_in(self):
        """Without a country the letters of the VAT number tell it, those of Greece and Northern Ireland too."""
        for vat, country in (("FR59552032534", "FR"), ("EL123456783", "GR"), ("XI925901618", "GB")):
            with self.subTest(vat=vat):
                partner = self.customer(country_id=False)
                self.env.cr.execute("UPDATE res_partner SET vat = %s WHERE id = %s", (vat, partner.id))
                partner.invalidate_recordset(["vat"])
                self.assertEqual(partner._creditline_identity()["country"], country)

    @skipUnless(IS_19, "19.0 keeps the SIRET in company_registry")
    def test_series_19_reads_the_registry(self):
        """On 19.0 there is one field for the register's number."""
        self.assertEqual(registry_field(self.Partner), "company_registry")

    @skipUnless(not IS_19, "18.0 keeps the SIRET in a field of l10n_fr")
    def test_series_18_prefers_the_siret_of_l10n_fr(self):
        """On 18.0 the SIRET has a field of its own where l10n_fr is installed."""
        expected = "siret" if "siret" in self.Partner._fields else "company_registry"
        self.assertEqual(registry_field(self.Partner), expected)

    def test_event_holds_what_the_connector_takes(self):
        """Owner, payment terms, city and postcode go along; nothing empty does."""
        partner = self.customer(
            city="Paris",
            zip="75009",
            user_id=self.reader.id,
            property_payment_term_id=self.env.ref("account.account_payment_term_45days").id,
        )
        account = partner._creditline_event()["account"]
        self.assertEqual((account["owner"], account["payment_terms_days"]), ("cl_reader", 45))
        self.assertEqual((account["city"], account["postcode"]), ("Paris", "75009"))
        bare = self.customer("Bare")._creditline_event()["account"]
        self.assertLessEqual(set(bare), {"id", "name", "country", "language", "payment_terms_days"})
        self.assertTrue(all(value not in ("", None, False) for value in bare.values()))

    def test_control_characters_and_length_are_cut(self):
        """A pasted line feed or an endless name does not make the server refuse the company."""
        account = self.customer("Al\npha\t" + "x" * 300)._creditline_event()["account"]
        self.assertTrue(account["name"].startswith("Al pha x"))
        self.assertEqual(len(account["name"]), 200)
