import { daysBetween } from '../calendar.ts';
import type { IsoDate } from '../signal/signal.ts';
import type { CompanyNetwork, LinkHolder, LinkRole } from './company-network.ts';
import type { LinkRules } from './link-rules.ts';
import { OWN_END, roleTie, strongestOf, weightOf, type RoleTie } from './role-tie.ts';

/** A company at distance 1 with its strongest tie, in millionths; of a failed one also what counts of the failure. */
export type LinkedCompany = { readonly tie: number; readonly failure?: number };

type Scene = {
  readonly company: string;
  readonly today: IsoDate;
  readonly rules: LinkRules;
  /** Day of the failure that was known by `today`, or undefined for a sound company; unknown companies are no key. */
  readonly failedOn: ReadonlyMap<string, IsoDate | undefined>;
};

type Found = Map<string, LinkedCompany>;

const isBy = (date: IsoDate | undefined, day: IsoDate): boolean => date === undefined || daysBetween(date, day) >= 0;

const failuresBy = (network: CompanyNetwork, today: IsoDate): ReadonlyMap<string, IsoDate | undefined> => {
  const failedOn = new Map<string, IsoDate | undefined>();
  for (const { key, failedOn: date } of network.companies) {
    const known = date !== undefined && isBy(date, today) ? date : undefined;
    const before = failedOn.get(key);
    // Of two failures of one company the later one counts: the older one must not hide it.
    failedOn.set(key, before !== undefined && (known === undefined || known < before) ? before : known);
  }
  return failedOn;
};

/** One holder may stand in several answers: what they say is taken together. */
const joined = (id: string, entries: readonly LinkHolder[], today: IsoDate): LinkHolder => ({
  id,
  subject: entries.every(({ subject }) => subject === 'legal_person') ? 'legal_person' : 'natural_person',
  mandates: entries.reduce((most, { mandates = 0 }) => Math.max(most, mandates), 0),
  roles: entries.flatMap(({ roles }) => roles.filter(({ from }) => isBy(from, today))),
});

/** Ended mandates count as well: a liquidator is known by the hundred cases behind him. */
const isProfession = ({ mandates = 0, roles }: LinkHolder, { mostMandates }: LinkRules): boolean =>
  Math.max(mandates, new Set(roles.map(({ company }) => company)).size) > mostMandates;

/** Keeps the strongest tie to `key` over `ends`; the far end was seen on the day of the failure, if there is one. */
const offer = (scene: Scene, found: Found, { key, ends }: { key: string; ends: readonly [RoleTie, RoleTie] }): void => {
  const { failedOn, today, rules } = scene;
  const failed = failedOn.get(key);
  const before = found.get(key);
  const tie = Math.max(before?.tie ?? 0, weightOf(ends, 0, rules));
  if (tie === 0) return;
  if (failed === undefined) found.set(key, { tie });
  else {
    const failure = Math.max(before?.failure ?? 0, weightOf(ends, daysBetween(failed, today), rules));
    found.set(key, { tie, failure });
  }
};

/** Companies in which a holder has `roles`, seen from a company to which `nearEnd` ties that holder. */
const follow = (scene: Scene, found: Found, { roles, nearEnd }: { roles: readonly LinkRole[]; nearEnd: RoleTie }) => {
  for (const role of roles) {
    if (role.company === scene.company || !scene.failedOn.has(role.company)) continue;
    const failed = scene.failedOn.get(role.company);
    // Who came on the day of the judgement or later, came for what was left: that failure is not theirs.
    if (failed !== undefined && role.from !== undefined && daysBetween(role.from, failed) <= 0) continue;
    offer(scene, found, {
      key: role.company,
      ends: [nearEnd, roleTie(role, failed ?? scene.today, scene.rules)],
    });
  }
};

const visit = (scene: Scene, found: Found, holder: LinkHolder): void => {
  const profession = isProfession(holder, scene.rules);
  // Even an owner of many companies owns them; that somebody directs hundreds says nothing of any of them.
  const telling = profession ? holder.roles.filter(({ role }) => role === 'shareholding') : holder.roles;
  if (holder.id === scene.company) {
    follow(scene, found, { roles: telling, nearEnd: OWN_END });
    return;
  }
  const nearEnd = strongestOf(
    telling.filter(({ company }) => company === scene.company).map((role) => roleTie(role, scene.today, scene.rules)),
    scene.rules,
  );
  if (nearEnd === undefined) return;
  if (holder.subject === 'legal_person' && scene.failedOn.has(holder.id)) {
    offer(scene, found, { key: holder.id, ends: [nearEnd, OWN_END] });
  }
  if (!profession) follow(scene, found, { roles: telling, nearEnd });
};

/**
 * Companies at distance 1: its owners and subsidiaries, and those that share a director or an owner with it, each once
 * with its strongest tie. Goes once through the network: its cost grows with the number of roles.
 */
export const linkedCompanies = (
  network: CompanyNetwork,
  today: IsoDate,
  rules: LinkRules,
): ReadonlyMap<string, LinkedCompany> => {
  const scene: Scene = { company: network.company, today, rules, failedOn: failuresBy(network, today) };
  const found: Found = new Map();
  for (const [id, entries] of Map.groupBy(network.holders, (holder) => holder.id)) {
    visit(scene, found, joined(id, entries, today));
  }
  return found;
};
