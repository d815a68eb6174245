import type { PackageFault } from './package-fault.ts';
import { prepareAddon, type AddonSource, type PreparedAddon, type PrepareOptions } from './prepare-addon.ts';

/** `x.y.z` of `SERIES.x.y.z`. */
const ownVersion = ({ manifest }: PreparedAddon): string | undefined => manifest?.version.split('.').slice(2).join('.');

const differentVersions = (addons: readonly PreparedAddon[]): readonly PackageFault[] =>
  addons
    .filter((addon) => ownVersion(addon) !== undefined && ownVersion(addon) !== ownVersion(addons[0]!))
    .map((addon) => ({
      file: `${addon.name}/__manifest__.py`,
      rule: 'addons of one package share their version',
      seen: addon.manifest?.version ?? '',
    }));

export type PreparedPackage = {
  /** `x.y.z`, of the first addon. */
  readonly version: string;
  readonly addons: readonly PreparedAddon[];
  readonly faults: readonly PackageFault[];
};

/** The addons that one zip holds. */
export const preparePackage = (sources: readonly AddonSource[], options: PrepareOptions): PreparedPackage => {
  const addons = sources.map((source) => prepareAddon(source, options));
  const faults = [...addons.flatMap((addon) => addon.faults), ...differentVersions(addons)];
  return { version: (addons[0] && ownVersion(addons[0])) ?? '', addons, faults };
};
