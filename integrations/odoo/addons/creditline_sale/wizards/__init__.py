from . import creditline_override_decide
from . import creditline_override_request
