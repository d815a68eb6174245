import logging
import socket
import ssl
import time
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests

from odoo import api, fields, models

from ..creditline_errors import ServerRefused, ServerUnreachable
from ..series import VERSION

_logger = logging.getLogger(__name__)

# To connect, and again for the answer. An assessment asks registers, so callers give it more.
ANSWER_SECONDS = 6

LOOPBACK = ("localhost", "127.0.0.1", "::1")

# Answers that say nothing about the request: the same request may be taken later.
PASSING = (408, 425, 429, 500, 502, 503, 504)


def _causes(error):
    """The error and everything that it wraps: requests and urllib3 bury the cause in each other's attributes."""
    seen, waiting = [], [error]
    while waiting:
        cause = waiting.pop()
        if not isinstance(cause, BaseException) or cause in seen:
            continue
        seen.append(cause)
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    return seen


def problem_of(error):
    """Which of the problems of ServerUnreachable an exception of requests is."""
    causes = _causes(error)
    if any(isinstance(cause, requests.exceptions.SSLError | ssl.SSLError) for cause in causes):
        return "tls"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "dns"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "refused"
    if isinstance(error, requests.exceptions.Timeout):
        return "timeout"
    return "network"


class CreditlineClient(models.AbstractModel):
    _name = "creditline.client"
    _description = "Calls to the Creditline server"

    @api.model
    def _is_configured(self):
        parameters = self.env["ir.config_parameter"].sudo()
        return bool(parameters.get_param("creditline.url") and parameters.get_param("creditline.key"))

    @api.model
    def _database_uuid(self):
        return self.env["ir.config_parameter"].sudo().get_param("database.uuid")

    @api.model
    def _last_contact(self):
        """When the server was last heard of, from what it left here: a stamp of its own would make every call write."""
        stamps = [self.env["ir.config_parameter"].sudo().get_param("creditline.last_contact")]
        newest = self.env["creditline.inbox"].sudo().search([], limit=1)
        stamps.append(newest.create_date)
        seen = self.env["res.partner"].sudo()._read_group([], [], ["creditline_seen_at:max"])
        stamps.append(seen[0][0])
        return max((fields.Datetime.to_datetime(stamp) for stamp in stamps if stamp), default=False)

    @api.model
    def _call(self, method, path, body=None, timeout=None, idempotency_key=None):
        """One call with this database's key -> the JSON of the answer as a dict ({} without a body).

        ``timeout``: seconds to wait for the answer. Raises ServerUnreachable when nothing can be concluded, and
        ServerRefused when the server said no. Nothing is tried twice here: whoever calls knows when to try again.
        """
        self._stop_copies()
        response = self._send(method, path, body, timeout, idempotency_key)
        if response.status_code in PASSING:
            raise ServerUnreachable(self._busy_text(response), "server", _retry_after(response))
        if not 200 <= response.status_code < 300:
            raise self._refusal_of(response)
        if not response.content:
            return {}
        answer = _json_of(response)
        if not isinstance(answer, dict):
            raise ServerUnreachable(self._problem_text("address"), "address")
        return answer

    @api.model
    def _send(self, method, path, body=None, timeout=None, idempotency_key=None, with_key=True):
        """The raw response; raises ServerUnreachable when there is none."""
        url = self._url()
        try:
            response = requests.request(
                method,
                url + path,
                json=body,
                headers=self._headers(idempotency_key, with_key),
                timeout=timeout or ANSWER_SECONDS,
                # A redirect would carry the key to wherever it points.
                allow_redirects=False,
            )
        except requests.exceptions.RequestException as error:
            problem = problem_of(error)
            # Of the error only its kind: some of them quote the whole request.
            _logger.info("Creditline server not reached: %s %s: %s", method, path, problem)
            raise ServerUnreachable(self._problem_text(problem), problem) from None
        return response

    @api.model
    def _headers(self, idempotency_key, with_key):
        headers = {
            "Accept": "application/json",
            "Accept-Language": (self.env.lang or "en_US").split("@")[0].replace("_", "-"),
            "User-Agent": f"creditline-odoo/{VERSION}",
            "X-Creditline-Database": self._database_uuid() or "",
        }
        if idempotency_key:
            headers["Idempotency-Key"] = idempotency_key
        if with_key:
            key = self.env["ir.config_parameter"].sudo().get_param("creditline.key")
            if not key:
                raise ServerUnreachable(self._problem_text("not_configured"), "not_configured")
            headers["Authorization"] = f"Bearer {key}"
        return headers

    @api.model
    def _url(self):
        """The address of the server without a slash at its end; the key never travels in clear beyond this machine."""
        parameters = self.env["ir.config_parameter"].sudo()
        url = (parameters.get_param("creditline.url") or "").strip().rstrip("/")
        if not url:
            raise ServerUnreachable(self._problem_text("not_configured"), "not_configured")
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError:
            host = None
        if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or parts.username:
            raise ServerUnreachable(self._problem_text("address"), "address")
        # Inside one private network, such as that of containers, an administrator may allow it.
        if parts.scheme == "http" and host not in LOOPBACK and not parameters.get_param("creditline.allow_http"):
            raise ServerUnreachable(self._problem_text("clear"), "tls")
        return url

    @api.model
    def _stop_copies(self):
        """A copy of a connected database must not speak for it."""
        parameters = self.env["ir.config_parameter"].sudo()
        uuid = self._database_uuid()
        paired = parameters.get_param("creditline.paired_uuid")
        if (paired and paired != uuid) or parameters.get_param("creditline.copied_uuid") == uuid:
            raise ServerRefused("connection_copied", self._problem_text("copied"), 409)

    @api.model
    def _refusal_of(self, response):
        answer = _json_of(response)
        if not isinstance(answer, dict) or not isinstance(answer.get("code"), str):
            # Whatever answered, it was not Creditline: a proxy, a login page, another program.
            return ServerUnreachable(self._problem_text("address"), "address")
        if answer["code"] == "connection_copied":
            self.env["ir.config_parameter"].sudo().set_param("creditline.copied_uuid", self._database_uuid())
        detail = answer.get("detail") or answer.get("title") or answer["code"]
        errors = [error for error in answer.get("errors") or [] if isinstance(error, dict)]
        return ServerRefused(answer["code"], str(detail), response.status_code, errors)

    @api.model
    def _busy_text(self, response):
        if response.status_code == 429:
            return self.env._("The Creditline server asks to slow down.")
        return self.env._("The Creditline server answered with an error (%(status)s).", status=response.status_code)

    @api.model
    def _problem_text(self, problem):
        """What a person can do about it, in one sentence."""
        url = self.env["ir.config_parameter"].sudo().get_param("creditline.url") or ""
        host = url.split("://")[-1].split("/")[0].split("@")[-1]
        texts = {
            "not_configured": self.env._("No Creditline server is connected yet."),
            "dns": self.env._("The name %(host)s is not known (DNS). Check the server address.", host=host),
            "refused": self.env._(
                "Nothing listens at %(host)s: the connection was refused. Check the port, and that the server runs.",
                host=host,
            ),
            "tls": self.env._(
                "The certificate of %(host)s is not trusted, has expired, or this machine's clock is wrong (TLS).",
                host=host,
            ),
            "clear": self.env._(
                "The address must begin with https://, or the key would travel in clear. http:// is accepted for"
                " this machine only."
            ),
            "timeout": self.env._("%(host)s did not answer in time. Check the network and the firewall.", host=host),
            "network": self.env._("The connection to %(host)s broke off.", host=host),
            "address": self.env._("%(host)s answers, but not as a Creditline server. Check the address.", host=host),
            "copied": self.env._(
                "This database is a copy of the one that is connected. Connect it anew if it should have its own"
                " connection."
            ),
        }
        return texts[problem]

    @api.model
    def _clock_skew_seconds(self, response):
        """By how much this machine's clock is ahead of the server's; 0 when the server does not say its time."""
        try:
            theirs = parsedate_to_datetime(response.headers.get("Date", ""))
        except (TypeError, ValueError):
            return 0
        if theirs.tzinfo is None:
            theirs = theirs.replace(tzinfo=timezone.utc)
        return (datetime.fromtimestamp(time.time(), timezone.utc) - theirs).total_seconds()


def _json_of(response):
    try:
        return response.json()
    except ValueError:
        return None


def _retry_after(response):
    """Seconds; None unless the server named a number of them."""
    value = response.headers.get("Retry-After", "")
    return min(int(value), 3600) if value.isdigit() else None
