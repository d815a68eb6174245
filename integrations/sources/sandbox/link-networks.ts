import type { CompanyNetwork, IsoDate, LinkHolder, LinkRole } from '@creditline/core';
import type { Calendar } from './calendar.ts';

const directs = (company: string, when: Pick<LinkRole, 'from' | 'until'> = {}): LinkRole => ({
  company,
  role: 'directorship',
  ...when,
});

const owns = (company: string, held: number): LinkRole => ({ company, role: 'shareholding', held });

const person = (id: string, roles: readonly LinkRole[]): LinkHolder => ({ id, subject: 'natural_person', roles });

const firm = (id: string, roles: readonly LinkRole[]): LinkHolder => ({ id, subject: 'legal_person', roles });

const sound = (key: string) => ({ key });
const failed = (key: string, failedOn: IsoDate) => ({ key, failedOn });

const solid = (company: string): CompanyNetwork => ({
  company,
  holders: [
    firm('FR:000001024', [owns(company, 0.8)]),
    person('person-1', [directs(company), directs('FR:000001008'), directs('FR:000001016')]),
  ],
  companies: [sound('FR:000001008'), sound('FR:000001016'), sound('FR:000001024')],
});

/** The second director lends an address to 60 companies, three of which failed: that says nothing about this one. */
const domiciled = (company: string, { monthsAgo }: Calendar): CompanyNetwork => ({
  company,
  holders: [
    person('person-2', [directs(company), directs('FR:000001032'), directs('FR:000001040')]),
    {
      ...person('person-3', [
        directs(company),
        directs('FR:000001057'),
        directs('FR:000001065'),
        directs('FR:000001073'),
      ]),
      mandates: 60,
    },
  ],
  companies: [
    sound('FR:000001032'),
    sound('FR:000001040'),
    failed('FR:000001057', monthsAgo(2)),
    failed('FR:000001065', monthsAgo(5)),
    failed('FR:000001073', monthsAgo(8)),
  ],
});

const SOUND_SUBSIDIARIES = [
  'FR:000000158',
  'FR:000001107',
  'FR:000001115',
  'FR:000001123',
  'FR:000001131',
  'FR:000001149',
];

const holding = (company: string, { monthsAgo }: Calendar): CompanyNetwork => ({
  company,
  holders: [
    firm(
      company,
      ['FR:000001081', 'FR:000001099', ...SOUND_SUBSIDIARIES].map((key) => owns(key, 1)),
    ),
  ],
  companies: [
    failed('FR:000001081', monthsAgo(4)),
    failed('FR:000001099', monthsAgo(9)),
    ...SOUND_SUBSIDIARIES.map(sound),
  ],
});

/** A founder who starts again: three companies went under before this one, and a fourth one lives. */
const restarted = (company: string, { monthsAgo }: Calendar): CompanyNetwork => ({
  company,
  holders: [
    person('person-4', [
      directs(company, { from: monthsAgo(3) }),
      directs('FR:000001156', { from: monthsAgo(40), until: monthsAgo(5) }),
      directs('FR:000001164', { from: monthsAgo(50), until: monthsAgo(14) }),
      directs('FR:000001172', { from: monthsAgo(60), until: monthsAgo(20) }),
      directs('FR:000001180', { from: monthsAgo(30) }),
    ]),
  ],
  companies: [
    failed('FR:000001156', monthsAgo(5)),
    failed('FR:000001164', monthsAgo(14)),
    failed('FR:000001172', monthsAgo(20)),
    sound('FR:000001180'),
  ],
});

/** The second company will be wound up in 20 days: on that day the failure counts, and not before. */
const beforeFailure = (company: string, { daysAgo }: Calendar): CompanyNetwork => ({
  company,
  holders: [person('person-5', [directs(company), directs('FR:000001198'), directs('FR:000001206')])],
  companies: [sound('FR:000001198'), failed('FR:000001206', daysAgo(-20))],
});

/** Directors and owners around a company, by its key. The companies around it are as fictitious as itself. */
export const linkNetworks: Readonly<Record<string, (company: string, calendar: Calendar) => CompanyNetwork>> = {
  'FR:000000018': solid,
  'FR:000000083': domiciled,
  'FR:000000141': holding,
  'FR:000000166': restarted,
  'FR:000000190': beforeFailure,
};
