import type { Table } from './csv/table.ts';
import type { Lesson } from './learn.ts';
import type { Derivation, Kind, Preset } from './options.ts';
import { planFor, type Plan } from './plan.ts';
import { PRESET_PLANS, type PresetPlan } from './presets/preset-plan.ts';

export type NamedLesson = {
  /** Rows that stand for companies as they are; all, but for a preset that knows better. */
  readonly isOrdinary: (row: number) => boolean;
  readonly plan: Plan;
  readonly names: readonly string[];
  readonly lesson: Omit<Lesson, 'rows' | 'seed'>;
};

export type LessonOptions = { readonly kind: Kind; readonly derive: Derivation; readonly preset: Preset | undefined };

const generic = (table: Table, { kind, derive }: LessonOptions): NamedLesson => ({
  isOrdinary: () => true,
  plan: planFor(kind, derive, table.rows),
  names: table.names,
  lesson: {
    columns: table.columns,
    isAmount: table.names.map((name) => !Object.hasOwn(table.categories, name)),
    isControl: table.names.map(() => false),
    signs: new Int8Array(table.names.length),
    target: table.target,
  },
});

/** One column per feature of the preset. The table holds the columns that the preset reads, in its order. */
export const presetColumns = (preset: PresetPlan, table: Table): readonly Float64Array[] => {
  const columns = preset.features.map(() => new Float64Array(table.rows));
  for (let row = 0; row < table.rows; row += 1) {
    const values = preset.valuesOf(table.columns.map((column) => column[row]!));
    columns.forEach((column, at) => {
      column[row] = values[at]!;
    });
  }
  return columns;
};

/** The table as a lesson: its own columns, or the features of a preset with their signs. */
export const lessonOf = (table: Table, options: LessonOptions): NamedLesson => {
  if (options.preset === undefined) return generic(table, options);
  const preset = PRESET_PLANS[options.preset];
  const columns = presetColumns(preset, table);
  return {
    isOrdinary: (row) => preset.isOrdinary(columns.map((column) => column[row]!)),
    plan: { ...planFor(preset.plan.kind ?? options.kind, 'none', table.rows), ...preset.plan },
    names: preset.features.map(({ name }) => name),
    lesson: {
      columns,
      isAmount: preset.features.map(() => true),
      isControl: preset.features.map(({ isControl }) => isControl === true),
      signs: Int8Array.from(preset.features, ({ sign }) => sign),
      target: table.target,
    },
  };
};

/** What a preset reads of a file, as the columns that the file must have. */
export const readsOf = (preset: Preset | undefined): Pick<Table, 'names' | 'categories'> | undefined =>
  preset === undefined ? undefined : { names: PRESET_PLANS[preset].reads, categories: {} };
