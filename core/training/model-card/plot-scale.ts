import type { CalibrationTenth } from '../training-report.ts';

export type PlotScale = {
  /** 0 at the low end of the axis, 1 at the high end; shares beyond an end stand at it. */
  readonly placeOf: (share: number) => number;
  readonly ticks: readonly number[];
};

const clamped = (place: number): number => Math.max(0, Math.min(1, place));

/** Shares that differ by more than this factor would crowd in the corner of a linear axis. */
const WIDE = 20;
const STEP = 0.1;

const logarithmic = (lowest: number): PlotScale => {
  const from = Math.floor(Math.log10(lowest));
  return {
    placeOf: (share) => (share <= 0 ? 0 : clamped((Math.log10(share) - from) / -from)),
    ticks: Array.from({ length: 1 - from }, (_, at) => 10 ** (from + at)),
  };
};

const linear = (lowest: number, highest: number): PlotScale => {
  const from = Math.floor(lowest / STEP - 1e-9);
  const to = Math.max(from + 1, Math.ceil(highest / STEP + 1e-9));
  return {
    placeOf: (share) => clamped((share / STEP - from) / (to - from)),
    ticks: Array.from({ length: to - from + 1 }, (_, at) => (from + at) * STEP),
  };
};

/** One scale for both axes, so that the right answer is the diagonal. */
export const plotScale = (tenths: readonly CalibrationTenth[]): PlotScale => {
  const shares = tenths.flatMap(({ predicted, observed }) => [predicted, observed]).filter((share) => share > 0);
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  return highest / lowest > WIDE ? logarithmic(lowest) : linear(lowest, highest);
};
