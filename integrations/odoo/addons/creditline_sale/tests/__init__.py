from . import test_bypass
from . import test_exposure
from . import test_gate
from . import test_offline
from . import test_online_orders
from . import test_override
from . import test_override_server
from . import test_two_users
