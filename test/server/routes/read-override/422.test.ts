import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/overrides/unknown' });
testUnusableId({ method: 'GET', path: '/v1/overrides/ID' }, 'override');
