import { describe, expect, test } from 'vitest';
import { problemsEn } from '../../server/web/src/texts/problems-en.ts';
import { problemsEs } from '../../server/web/src/texts/problems-es.ts';
import { problemsFr } from '../../server/web/src/texts/problems-fr.ts';
import { problemsPt } from '../../server/web/src/texts/problems-pt.ts';
import { sayFault, sayProblem } from '../../server/web/src/texts/say-problem.ts';

const english = { title: 'In English', detail: 'The server says this.' };
const invalid = (code: string) => ({ code, ...english });

describe('a problem in the words of the person who meets it', () => {
  test.each([
    ['fr', problemsFr],
    ['es', problemsEs],
    ['pt', problemsPt],
  ])('every text has its own words in %s', (_language, texts) => {
    for (const [code, { title, detail }] of Object.entries(problemsEn.known)) {
      const said = sayProblem(invalid(code), texts);
      expect([code, said.title, said.detail]).not.toContain(title);
      expect([code, said.title, said.detail]).not.toContain(detail);
    }
    for (const [field, text] of Object.entries(problemsEn.fields)) {
      expect(sayFault(invalid('body_invalid'), { field, message: 'wrong' }, texts)).not.toBe(text);
    }
  });

  test('a code that the page does not know keeps the words of the server', () => {
    expect(sayProblem(invalid('brand_new'), problemsFr)).toEqual(english);
    expect(sayProblem(invalid('constructor'), problemsFr)).toEqual(english);
  });

  test.each(['http_502', 'http_503', 'http_504'])('%s of a proxy means that the server does not answer', (code) => {
    expect(sayProblem({ code, title: 'Bad Gateway', detail: '' }, problemsFr)).toBe(problemsFr.known.unreachable);
  });

  test.each([
    ['account.siren', problemsFr.fields.siren],
    ['company.vat', problemsFr.fields.vat],
    ['account.requested_amount', problemsFr.fields.amount],
    ['account.requested_amount.value', problemsFr.fields.amount],
    ['account.requested_amount.currency', problemsFr.fields.currency],
    ['account.payment_terms_days', problemsFr.fields.terms],
    ['account.lei', 'wrong'],
    ['event_id', 'wrong'],
  ])('a fault of %s is said by its field', (field, text) => {
    expect(sayFault(invalid('body_invalid'), { field, message: 'wrong' }, problemsFr)).toBe(text);
  });

  test('a number that no register knows is not called mistyped', () => {
    const fault = { field: 'company.siren', message: 'is not known to any source' };
    expect(sayFault(invalid('company_not_found'), fault, problemsFr)).toBe(problemsFr.known.company_not_found.title);
  });
});
