from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from .creditline_decision import OUTCOMES

READERS = "creditline.group_user"

STATES = [
    ("none", "Not assessed"),
    ("pending", "Waiting"),
    ("assessing", "Being assessed"),
    ("decided", "Decided"),
    ("too_little_data", "Too little data"),
    ("choose_company", "Which company?"),
    ("failed", "Failed"),
]

# Shown on contacts of the company too.
SHARED = [
    "creditline_state",
    "creditline_score",
    "creditline_grade",
    "creditline_pd",
    "creditline_decision",
    "creditline_currency_id",
    "creditline_limit",
    "creditline_reasons",
    "creditline_decided_at",
    "creditline_expires_at",
    "creditline_limit_holder_id",
]

# Only the server's answers change these; who shares whose limit is for people to say.
PROTECTED = {
    *SHARED,
    "creditline_card",
    "creditline_seen_at",
    "creditline_event_id",
    "creditline_event_type",
    "creditline_retry_at",
    "creditline_attempts",
} - {"creditline_limit_holder_id"}

# Odoo's own merging writes fields under the user. An object cannot be sent in the context of a call from outside.
MERGING = object()


class ResPartner(models.Model):
    _name = "res.partner"
    _inherit = [
        "res.partner",
        "creditline.announce.mixin",
        "creditline.answer.mixin",
        "creditline.card.mixin",
        "creditline.change.mixin",
        "creditline.exposure.mixin",
        "creditline.holder.mixin",
        "creditline.retry.mixin",
    ]

    creditline_state = fields.Selection(STATES, string="Credit", default="none", copy=False, groups=READERS)
    creditline_score = fields.Integer("Credit score", copy=False, groups=READERS, aggregator="avg")
    creditline_grade = fields.Char("Credit grade", copy=False, groups=READERS)
    creditline_pd = fields.Float(
        "Probability of default", digits=(12, 6), copy=False, groups=READERS, aggregator="avg"
    )
    creditline_decision = fields.Selection(OUTCOMES, string="Credit decision", copy=False, groups=READERS)
    creditline_currency_id = fields.Many2one("res.currency", "Currency of the limit", copy=False, groups=READERS)
    creditline_limit = fields.Monetary(
        "Proposed credit limit", currency_field="creditline_currency_id", copy=False, groups=READERS
    )
    creditline_reasons = fields.Text("Credit reasons", copy=False, groups=READERS)
    creditline_decided_at = fields.Datetime("Credit decided on", copy=False, groups=READERS)
    creditline_expires_at = fields.Datetime("Credit decision valid until", copy=False, groups=READERS)
    creditline_is_stale = fields.Boolean(
        "Credit decision is out of date",
        compute="_compute_creditline_is_stale",
        search="_search_creditline_is_stale",
        groups=READERS,
    )
    creditline_history_ids = fields.One2many(
        "creditline.decision", "partner_id", "Credit decisions", copy=False, groups=READERS
    )
    creditline_limit_holder_id = fields.Many2one(
        "res.partner",
        "Shares the limit of",
        domain=[("is_company", "=", True)],
        copy=False,
        groups=READERS,
        index="btree_not_null",
        help="A company of the same group whose credit limit covers this one too: their orders and debts count together.",
    )
    # The card as it was last seen: it is shown with its date while the server cannot be reached.
    creditline_card = fields.Json("Credit card as last seen", copy=False, groups=READERS)
    creditline_seen_at = fields.Datetime("Credit card seen on", copy=False, groups=READERS)

    # What the server has yet to be told, or asked; the id stays the same for every attempt.
    creditline_event_id = fields.Char(copy=False, groups="base.group_system", index="btree_not_null")
    creditline_event_type = fields.Char(copy=False, groups="base.group_system")
    creditline_retry_at = fields.Datetime(copy=False, groups="base.group_system", index="btree_not_null")
    creditline_attempts = fields.Integer(copy=False, groups="base.group_system")

    @api.depends("creditline_expires_at")
    def _compute_creditline_is_stale(self):
        now = fields.Datetime.now()
        for partner in self:
            partner.creditline_is_stale = bool(partner.creditline_expires_at) and partner.creditline_expires_at <= now

    def _search_creditline_is_stale(self, operator, value):
        values = value if isinstance(value, list | tuple | set | frozenset) else [value]
        wanted = any(values) if operator in ("=", "in") else not any(values)
        # Among companies with a decision; the others are neither fresh nor stale.
        return [("creditline_expires_at", "<=" if wanted else ">", fields.Datetime.now())]

    @api.constrains("creditline_limit_holder_id")
    def _check_creditline_limit_holder(self):
        for partner in self.sudo():
            holder = partner.creditline_limit_holder_id
            if not holder or partner.commercial_partner_id != partner:
                continue
            if holder.commercial_partner_id == partner:
                raise ValidationError(self.env._("A company cannot share its own limit."))
            if holder.commercial_partner_id.creditline_limit_holder_id:
                raise ValidationError(
                    self.env._("%(name)s shares the limit of another company itself.", name=holder.name)
                )

    @api.model
    def _commercial_fields(self):
        return super()._commercial_fields() + SHARED

    # Odoo copies shared fields while somebody imports contacts, and reads them as that person, who may not see ours.
    # What is copied is the same whoever reads it; the first name of the method is that of 19.0, the second of 18.0.

    def _convert_fields_to_values(self, field_names):
        others, ours = self._creditline_split(field_names)
        return {**super()._convert_fields_to_values(others), **ours}

    def _update_fields_values(self, fields):
        others, ours = self._creditline_split(fields)
        return {**super()._update_fields_values(others), **ours}

    def _creditline_split(self, names):
        """The names that are not ours, and the values of those that are."""
        one = self.sudo()
        ours = {}
        for name in SHARED:
            if name in names:
                value = one[name]
                ours[name] = value.id if one._fields[name].type == "many2one" else value
        return [name for name in names if name not in ours], ours

    @api.model_create_multi
    def create(self, vals_list):
        # What a default gives, of the context or of a user, was given by nobody else.
        defaults = self.default_get(sorted(PROTECTED))
        for vals in vals_list:
            self._creditline_guard({**defaults, **vals})
        partners = super().create(vals_list)
        partners._creditline_guard_new_holder()
        partners._creditline_after_create()
        return partners

    def write(self, vals):
        self._creditline_guard(vals)
        self._creditline_guard_holder(vals)
        stakes, contacts = self._creditline_stakes(vals), self._creditline_contacts(vals)
        before = self._creditline_before_write(vals)
        result = super().write(vals)
        self._creditline_guard_stakes(stakes)
        contacts._creditline_begin_anew(vals, SHARED)
        self._creditline_after_write(before)
        return result

    def _increase_rank(self, field, n=1):
        # 18.0 writes the rank below write().
        before = self._creditline_before_write({field: n})
        result = super()._increase_rank(field, n)
        self._creditline_after_write(before)
        return result

    def web_save(self, vals, specification, next_id=None):
        # From a form the widget asks by itself: the cron leaves it a head start.
        return super(ResPartner, self.with_context(creditline_widget=True)).web_save(vals, specification, next_id)

    @api.model
    def _creditline_guard(self, vals):
        """Nobody gives themselves a credit limit: not in a form, not by an import, not over the API."""
        if self.env.su or self.env.context.get("creditline_merging") is MERGING:
            return
        names = sorted(PROTECTED & vals.keys())
        # The default of a new record is sent along by forms.
        if names == ["creditline_state"] and vals["creditline_state"] == "none":
            return
        if names:
            raise AccessError(
                self.env._(
                    "Only the Creditline server decides on credit; these are not yours to set: %(names)s",
                    names=", ".join(names),
                )
            )

    def _creditline_holder(self):
        """The partner that holds the limit: the commercial partner, or the one that it shares a limit with.

        None for a company that a form is only about to make: it has no id yet, and nothing is owed by it.
        """
        self.ensure_one()
        commercial = self.sudo().commercial_partner_id
        holder = commercial.creditline_limit_holder_id.commercial_partner_id or commercial
        return holder._origin.sudo(self.env.su)

    def _creditline_members(self):
        """Every commercial partner that lives on the limit of this one's holder, archived ones too."""
        holder = self._creditline_holder().sudo()
        if not holder:
            return holder.sudo(self.env.su)
        sharing = holder.with_context(active_test=False).search([("creditline_limit_holder_id", "=", holder.id)])
        return (holder + sharing.filtered(lambda one: one.commercial_partner_id == one)).sudo(self.env.su)
