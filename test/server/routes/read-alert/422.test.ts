import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/alerts/a-1' });
testUnusableId({ method: 'GET', path: '/v1/alerts/ID' }, 'alertId');
