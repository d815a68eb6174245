import { testOtherMethods } from '../../../harness/route-suites.ts';

testOtherMethods('/v1/crms/odoo/connection', ['PUT', 'GET', 'HEAD', 'DELETE']);
