import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompanyCandidate } from '../../../core/src/company/company.ts';
import { normaliseName } from '../../../core/src/company/company-name.ts';
import { jaroWinkler } from '../../../core/src/company/jaro-winkler.ts';
import { matchCompany } from '../../../core/src/company/match-company.ts';
import { nameSimilarity } from '../../../core/src/company/name-similarity.ts';

const candidate = (number: number, name: string, changes: Partial<CompanyCandidate> = {}): CompanyCandidate => ({
  identity: { key: `FR:${number}`, country: 'FR' },
  name,
  source: 'registry',
  ...changes,
});

const matchedKey = (...parameters: Parameters<typeof matchCompany>): string => {
  const answer = matchCompany(...parameters);
  return answer.kind === 'matched' ? answer.candidate.identity.key : answer.kind;
};

const confidenceFor = (...parameters: Parameters<typeof matchCompany>): number => {
  const answer = matchCompany(...parameters);
  if (answer.kind === 'none') return 0;
  return answer.kind === 'matched' ? answer.confidence : (answer.candidates[0]?.confidence ?? 0);
};

const word = fc.constantFrom(
  'Dupont',
  'Électricité',
  'Müller',
  "L'Oréal",
  'Transports',
  'Nord',
  'Océan',
  'Fils',
  'ACME',
  '2000',
);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const place = fc.record(
  { postcode: fc.constantFrom('75001', '69003', '59000'), city: fc.constantFrom('Paris', 'Lyon', 'Lille') },
  { requiredKeys: [] },
);
const candidates = fc
  .array(
    fc
      .tuple(name, place, fc.constantFrom('active', 'ceased'))
      .map(([text, where, status]) => ({ text, where, status }) as const),
    { maxLength: 8 },
  )
  .map((list) => list.map(({ text, where, status }, place_) => candidate(place_ + 1, text, { ...where, status })));

describe('a name to compare', () => {
  test.each([
    ['Établissements Dupont & Fils S.A.S.', 'etablissements dupont fils'],
    ['ETABLISSEMENTS DUPONT ET FILS', 'etablissements dupont fils'],
    ['SARL Dupont', 'dupont'],
    ['Société à responsabilité limitée Dupont', 'dupont'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Smith and Sons Ltd.', 'smith sons'],
    ['Smith & Sons Limited', 'smith sons'],
    ['Construcciones García, S.L.', 'construcciones garcia'],
    ['Silva, Lda', 'silva'],
    ['Jansen B.V.', 'jansen'],
    ['Rossi S.p.A.', 'rossi'],
    ['Kowalski Sp. z o.o.', 'kowalski'],
    ['A.B.C. Transport', 'abc transport'],
    ['Œuvre', 'oeuvre'],
    ['SAS', 'sas'],
    ['!!!', ''],
  ])('%s is %j', (text, plain) => {
    expect(normaliseName(text)).toBe(plain);
  });

  test('is the same after a second normalisation', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('S', 'A', 'SA', 'et', '&', 'Ltd', 'co.', 'Dupont', 'société anonyme', 'z', 'O.'))
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(normaliseName(normaliseName(typed))).toBe(normaliseName(typed));
      }),
    );
  });
});

describe('the likeness of two strings', () => {
  // Winkler's published examples.
  test.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
    ['', '', 1],
    ['A', '', 0],
  ])('%s and %s', (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 3);
  });

  test('lies between 0 and 1, is symmetric, and is 1 for equals', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(jaroWinkler(one, other)).toBeGreaterThanOrEqual(0);
        expect(jaroWinkler(one, other)).toBeLessThanOrEqual(1);
        expect(jaroWinkler(one, other)).toBe(jaroWinkler(other, one));
        expect(jaroWinkler(one, one)).toBe(1);
      }),
    );
  });

  test('of two names lies between 0 and 1, is symmetric, and reaches 1 only for the same name', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const similarity = nameSimilarity(one, other);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBe(nameSimilarity(other, one));
        expect(similarity === 1).toBe(normaliseName(one) === normaliseName(other));
      }),
    );
  });
});

describe('a company is matched', () => {
  test('by its trade name in brackets', () => {
    // nom_complet of recherche-entreprises has the shape "NAME (TRADE NAME)".
    const offered = [candidate(1, 'EXEMPLE ENERGIES (SOLARSUD)'), candidate(2, 'EXEMPLE ENTREPRISE')];
    expect(matchedKey({ name: 'Solarsud' }, offered)).toBe('FR:1');
    expect(matchedKey({ name: 'Exemple énergie' }, offered)).toBe('FR:1');
  });

  test('in spite of legal form, accents, word order and a typing error', () => {
    const offered = [candidate(1, 'TRANSPORTS LEFEVRE SARL'), candidate(2, 'BOULANGERIE MARTIN')];
    for (const text of ['Transports Lefèvre', 'Lefevre Transports SAS', 'Transport Lefevre', 'TRANSPORTS LEFEBVRE']) {
      expect(matchedKey({ name: text }, offered)).toBe('FR:1');
    }
  });

  test('by postcode or city where the name is not enough', () => {
    const offered = [
      candidate(1, 'DUPONT', { city: 'LYON 3', postcode: '69003' }),
      candidate(2, 'DUPONT', { city: 'PARIS' }),
    ];
    expect(matchedKey({ name: 'Dupont' }, offered)).toBe('ambiguous');
    expect(matchedKey({ name: 'Dupont', city: 'Paris 15e' }, offered)).toBe('FR:2');
    expect(matchedKey({ name: 'Dupont', postcode: '69003' }, offered)).toBe('FR:1');
    expect(
      matchedKey({ name: 'Dupont', city: 'Saint-Étienne' }, [candidate(1, 'DUPONT', { city: 'ST ETIENNE CEDEX 2' })]),
    ).toBe('FR:1');
  });

  test('not at all when nothing is alike, and not in another country', () => {
    expect(matchCompany({ name: 'Dupont' }, [])).toEqual({ kind: 'none' });
    expect(matchCompany({ name: 'Dupont' }, [candidate(1, 'BOULANGERIE MARTIN')])).toEqual({ kind: 'none' });
    expect(matchCompany({ name: 'Dupont', country: 'DE' }, [candidate(1, 'DUPONT')])).toEqual({ kind: 'none' });
    expect(matchCompany({ name: '???' }, [candidate(1, '!!!')])).toEqual({ kind: 'none' });
  });

  test('by a person when the only candidate is half alike', () => {
    expect(matchCompany({ name: 'Dupont Nord' }, [candidate(1, 'DUPONT NORD EUROPE')]).kind).toBe('ambiguous');
  });

  test('with the active one of two namesakes', () => {
    const offered = [candidate(1, 'DUPONT', { status: 'ceased' }), candidate(2, 'DUPONT', { status: 'active' })];
    expect(matchedKey({ name: 'Dupont' }, offered)).toBe('FR:2');
  });

  test('once when two sources offer it', () => {
    const offered = [candidate(1, 'DUPONT'), candidate(1, 'DUPONT SA', { source: 'other' })];
    expect(matchedKey({ name: 'Dupont' }, offered)).toBe('FR:1');
  });

  test('and at most ten are offered to choose from', () => {
    const offered = Array.from({ length: 30 }, (_, number) => candidate(number, 'DUPONT'));
    const answer = matchCompany({ name: 'Dupont' }, offered);
    expect(answer.kind === 'ambiguous' && answer.candidates.length).toBe(10);
  });
});

describe('for any company and any candidates', () => {
  test('the order of the candidates changes nothing', () => {
    const shuffled = candidates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(name, place, shuffled, (text, where, [list, other]) => {
        expect(matchCompany({ name: text, ...where }, other)).toEqual(matchCompany({ name: text, ...where }, list));
      }),
    );
  });

  test('the same name is matched with a confidence of .95 or more, and never certain', () => {
    fc.assert(
      fc.property(name, (text) => {
        const confidence = confidenceFor({ name: `${text} SAS` }, [candidate(1, text.toUpperCase())]);
        expect(confidence).toBeGreaterThanOrEqual(0.95);
        expect(confidence).toBeLessThan(1);
      }),
    );
  });

  test('a place that agrees never lowers the confidence, one that differs and a ceased company never raise it', () => {
    fc.assert(
      fc.property(name, name, (text, offered) => {
        const here = candidate(1, offered, { city: 'Lyon' });
        const plain = confidenceFor({ name: text }, [here]);
        expect(confidenceFor({ name: text, city: 'LYON' }, [here])).toBeGreaterThanOrEqual(plain);
        expect(confidenceFor({ name: text, city: 'Lille' }, [here])).toBeLessThanOrEqual(plain);
        expect(confidenceFor({ name: text }, [{ ...here, status: 'ceased' }])).toBeLessThanOrEqual(plain);
      }),
    );
  });

  test('no other name beats the same name', () => {
    fc.assert(
      fc.property(name, name, (text, other) => {
        expect(nameSimilarity(text, other)).toBeLessThanOrEqual(nameSimilarity(text, text));
      }),
    );
  });

  test('those to choose from come best first, and a match is one of the candidates', () => {
    fc.assert(
      fc.property(name, place, candidates, (text, where, list) => {
        const answer = matchCompany({ name: text, ...where }, list);
        const ranked = answer.kind === 'ambiguous' ? answer.candidates : [];
        expect(ranked.map(({ confidence }) => confidence)).toEqual(
          ranked.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
        );
        expect(answer.kind === 'matched' ? list : [undefined]).toContain(
          answer.kind === 'matched' ? answer.candidate : undefined,
        );
      }),
    );
  });
});
