import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'DELETE', path: '/v1/sources/bridge/references/u-1' });
testUnusableId({ method: 'DELETE', path: '/v1/sources/bridge/references/ID' }, 'reference');
