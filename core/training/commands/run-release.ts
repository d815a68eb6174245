import type { Combined } from '../combine/combine.ts';
import type { CardFileState } from '../model-card/card-files.ts';
import type { Progress } from '../options.ts';
import type { Answer } from './answer.ts';
import type { ParsedCommand } from './parse-command.ts';
import type { Release } from './release.ts';
import { scorecardText } from './scorecard-text.ts';
import { writeWhole } from './write-answer.ts';

/** Drawing, fitting, and a check at each of three correlations. */
const STEPS = 5;

const combinedText = ({ baseRate, combiners, report }: Combined, out: string): string =>
  [
    `${combiners.length} patterns of groups, at a base rate of ${(100 * baseRate).toFixed(1)} %`,
    'mean probability / observed, lowest and highest over the patterns',
    ...report.ratios.map(
      ({ correlation, lowest, highest }) =>
        `  groups correlated ${correlation.toFixed(1)}   ${lowest.toFixed(3)} to ${highest.toFixed(3)}`,
    ),
    `written to ${out}`,
    '',
  ].join('\n');

type Asked<C extends ParsedCommand['command']> = Extract<ParsedCommand, { readonly command: C }>;

/** Puts the sub-scores together and writes the combiners. */
export const runCombine = async (
  asked: Asked<'combine'>,
  onProgress: (progress: Progress) => void,
  { combine, combinersFile }: Release,
): Promise<Answer> => {
  const out = asked.out ?? combinersFile;
  let done = 0;
  const combined = await combine((step) => {
    onProgress({ step, done, total: STEPS });
    done += 1;
  });
  await writeWhole(out, scorecardText(combined));
  const { baseRate, combiners, report } = combined;
  return {
    json: { base_rate: baseRate, patterns: combiners.length, ...report, out },
    text: combinedText(combined, out),
  };
};

const ADVICE = 'write them with npm run train -- model-card';

const cardText = (files: readonly CardFileState[], isCheck: boolean, isWrong: boolean): string =>
  [
    ...files.map(({ path, state }) => `${(isCheck ? state : 'written').padEnd(7)}  ${path}`),
    ...(isWrong ? [`not what the reports say: ${ADVICE}`] : []),
    '',
  ].join('\n');

/** Writes the model card, or says whether it is what the reports say. */
export const runModelCard = async ({ check }: Asked<'model-card'>, { modelCard }: Release): Promise<Answer> => {
  const files = await modelCard(check ? 'check' : 'write');
  const isWrong = files.some(({ state }) => state !== 'current');
  return {
    json: { up_to_date: !isWrong, files },
    text: cardText(files, check, isWrong),
    isWrong,
  };
};
