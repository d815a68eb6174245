import { binomialInterval } from '../../src/monitoring/binomial-interval.ts';
import type { ScorecardFile } from '../scorecard-file.ts';
import type { CalibrationTenth } from '../training-report.ts';
import { percent } from './markdown.ts';
import { plotScale, type PlotScale } from './plot-scale.ts';

const WIDTH = 420;
const FRAME = { left: 64, right: 28, top: 40, bottom: 56 };
const SIDE = WIDTH - FRAME.left - FRAME.right;
const HEIGHT = FRAME.top + SIDE + FRAME.bottom;

export const INTERVAL_LEVEL = 0.95;

/** Where the true share of a tenth lies, by its failures alone. */
export const observedInterval = ({ observed, rows }: CalibrationTenth): readonly [low: number, high: number] =>
  binomialInterval(Math.round(observed * rows), rows, INTERVAL_LEVEL);

const WORDS: Readonly<Record<string, string>> = {
  accounts: 'Accounts: failure within 12 months',
  profile: 'Profile (staff, sector): loan charged off',
};

type Point = {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly isNone: boolean;
};

const round = (value: number): string => value.toFixed(1);

const across = (scale: PlotScale, share: number): number => FRAME.left + scale.placeOf(share) * SIDE;
const up = (scale: PlotScale, share: number): number => FRAME.top + (1 - scale.placeOf(share)) * SIDE;

const pointOf = (scale: PlotScale, tenth: CalibrationTenth): Point => {
  const { predicted, observed } = tenth;
  const [low, high] = observedInterval(tenth);
  return {
    x: across(scale, predicted),
    y: up(scale, observed),
    low: up(scale, low),
    high: up(scale, high),
    isNone: observed === 0,
  };
};

const pointMarks = ({ x, y, low, high, isNone }: Point): string =>
  [
    `<path class="interval" d="M${round(x)} ${round(low)}V${round(high)}"/>`,
    `<circle class="${isNone ? 'none' : 'point'}" cx="${round(x)}" cy="${round(y)}" r="4"/>`,
  ].join('');

const ticksOf = (scale: PlotScale): readonly string[] =>
  scale.ticks.map((share) => {
    const [x, y] = [across(scale, share), up(scale, share)];
    const text = percent(share, share < 0.01 ? 1 : 0);
    return [
      `<path class="grid" d="M${FRAME.left} ${round(y)}H${FRAME.left + SIDE}M${round(x)} ${FRAME.top}V${FRAME.top + SIDE}"/>`,
      `<text x="${FRAME.left - 8}" y="${round(y + 4)}" text-anchor="end">${text}</text>`,
      `<text x="${round(x)}" y="${FRAME.top + SIDE + 18}" text-anchor="middle">${text}</text>`,
    ].join('');
  });

// Colours stand on a white ground of their own, so that the picture reads the same on a dark page.
const STYLE =
  'text{font:12px system-ui,sans-serif;fill:#333}.title{font-weight:600;font-size:13px}.grid{stroke:#e3e3e3;fill:none}' +
  '.right{stroke:#767676;stroke-dasharray:4 4;fill:none}.interval{stroke:#0b57a4;stroke-width:1.5}.point{fill:#0b57a4}' +
  '.none{fill:#fff;stroke:#0b57a4;stroke-width:1.5}';

/** What the picture shows, for who cannot see it. */
const description = (tenths: readonly CalibrationTenth[]): string =>
  tenths.map(({ predicted, observed }) => `${percent(predicted)} predicted, ${percent(observed)} observed`).join('; ');

/** Predicted against observed share of failures in tenths of the unseen rows, with exact intervals, as SVG. */
export const calibrationPlot = ({ id, report }: ScorecardFile): string => {
  const tenths = report.calibration;
  const scale = plotScale(tenths);
  const points = tenths.map((tenth) => pointOf(scale, tenth));
  const middle = FRAME.left + SIDE / 2;
  const bottom = FRAME.top + SIDE;
  const legend = points.some(({ isNone }) => isNone) ? ' (open: none failed)' : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title text">`,
    `<title id="title">${WORDS[id] ?? id}</title>`,
    `<desc id="text">${description(tenths)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text class="title" x="${FRAME.left}" y="24">${WORDS[id] ?? id}</text>`,
    ...ticksOf(scale),
    `<path class="right" d="M${FRAME.left} ${bottom}L${FRAME.left + SIDE} ${FRAME.top}"/>`,
    ...points.map(pointMarks),
    `<text x="${middle}" y="${HEIGHT - 14}" text-anchor="middle">predicted probability, tenths of unseen rows</text>`,
    `<text transform="translate(16 ${FRAME.top + SIDE / 2}) rotate(-90)" text-anchor="middle">observed share${legend}</text>`,
    '</svg>',
    '',
  ].join('\n');
};
