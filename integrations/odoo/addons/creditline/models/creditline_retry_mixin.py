import logging
import random
from datetime import timedelta

from psycopg2 import errors as pg_errors

from odoo import api, fields, models
from odoo.tools import SQL

from ..creditline_errors import ServerRefused, ServerUnreachable
from ..series import commit_progress

_logger = logging.getLogger(__name__)

FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 6 * 3600
BATCH = 200

# Answers that concern the connection and not the one company: nothing else would fare better now.
CONNECTION_STATUSES = (401, 403, 409)


class CreditlineRetry(models.AbstractModel):
    _name = "creditline.retry.mixin"
    _description = "Steps of a partner that wait for the Creditline server"

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
    def _creditline_trigger(self, at):
        cron = self.env.ref("creditline.ir_cron_pending", raise_if_not_found=False)
        if cron:
            cron.sudo()._trigger(at)

    @api.model
    def _creditline_come_back(self):
        following = self.sudo().with_context(active_test=False)
        following = following.search([("creditline_retry_at", "!=", False)], limit=1, order="creditline_retry_at")
        if following:
            self._creditline_trigger(max(following.creditline_retry_at, fields.Datetime.now()))
