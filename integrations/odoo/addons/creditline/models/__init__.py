from . import creditline_client
from . import creditline_decision
from . import creditline_inbox
from . import creditline_task
from . import res_company
from . import res_partner
from . import res_groups
