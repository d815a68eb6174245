"""What can go wrong between this database and the Creditline server."""


class CreditlineError(Exception):
    """Base of the two failures below."""


class ServerUnreachable(CreditlineError):
    """No usable answer came: nobody may conclude anything about the company from it.

    ``problem`` is one of not_configured, dns, refused, tls, timeout, network, address, server.
    """

    def __init__(self, message, problem="network", retry_after=None):
        super().__init__(message)
        self.problem = problem
        self.retry_after = retry_after


class ServerRefused(CreditlineError):
    """The server understood the request and said no.

    ``code`` is the stable code of its problem document, ``detail`` its sentence, ``status`` the HTTP status and
    ``errors`` the fields that are wrong, as [{field, message}].
    """

    def __init__(self, code, detail, status, errors=None):
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.status = status
        self.errors = errors or []
