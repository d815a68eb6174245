import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCard, REPOSITORY, writeCard } from '../../../../core/training/model-card/card-files.ts';
import { readCardSources } from '../../../../core/training/model-card/card-sources.ts';
import {
  FIGURE_RUNS,
  PATTERN_RUNS,
  readFigures,
  readPatterns,
} from '../../../../core/training/model-card/figure-runs.ts';
import { modelCard } from '../../../../core/training/model-card/model-card.ts';
import { citedFigures, knownFigures } from './known-figures.ts';

const sources = await readCardSources();
const files = modelCard(sources);
const card = files[0]!.text;

/** The hand-written list of what was tried is the one part whose figures no file holds. */
const withoutTried = card.replace(/\n## What was tried\n[^]*?(?=\n## )/, '\n');

const folderOf = (entries: Readonly<Record<string, string>>): URL => {
  const folder = mkdtempSync(join(tmpdir(), 'creditline-card-'));
  for (const [name, text] of Object.entries(entries)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
};

describe('MODEL_CARD.md', () => {
  it('and its pictures are what the reports say (else: npm run train -- model-card)', async () => {
    const states = await checkCard(files, REPOSITORY);
    expect(states.map(({ state, path }) => `${state} ${path}`)).toEqual(files.map(({ path }) => `current ${path}`));
  });

  it('is the same to the byte when it is made again', async () => {
    expect(modelCard(await readCardSources())).toEqual(files);
  });

  it('shows no figure that is none', () => {
    for (const { text } of files) expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
  });

  it('cites no figure that its sources do not hold', () => {
    const known = knownFigures(sources);
    const cited = citedFigures(withoutTried);
    expect(cited.length).toBeGreaterThan(150);
    expect(cited.filter((figure) => !known.has(figure))).toEqual([]);
    const typed = citedFigures('AUC 0.98761 on 77,777 rows, 98.761 % of them');
    expect(typed).toHaveLength(3);
    expect(typed.filter((figure) => known.has(figure))).toEqual([]);
  });

  it('is not longer than somebody reads', () => {
    expect(card.split('\n').length).toBeLessThan(300);
    const loose = card.split('\n').filter((line) => line.length > 120 && !/^(?:\||!\[|npm |zcat )/.test(line));
    expect(loose).toEqual([]);
  });

  it('links to files and headings that are there', () => {
    const anchorOf = (text: string): string =>
      `#${text
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-')}`;
    const headings = new Set([...card.matchAll(/^#+ (.+)$/gm)].map(([, text]) => anchorOf(text!)));
    const links = [...card.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!);
    expect(links.length).toBeGreaterThan(8);
    const broken = links.filter((target) =>
      target.startsWith('#') ? !headings.has(target) : !existsSync(new URL(target, REPOSITORY)),
    );
    expect(broken).toEqual([]);
  });

  it('names every figure that the learned parts read, and every fact with expert points', () => {
    for (const file of [sources.accounts, sources.profile])
      expect(card).toContain(file.report.data.sha256.slice(0, 12));
    const rows = sources.scorecard.subScores.flatMap(({ tables }) =>
      tables.filter(({ evidence }) => evidence.kind === 'expert'),
    );
    for (const { evidence } of rows) expect(card).toContain(evidence.kind === 'expert' ? evidence.source : '');
  });
});

describe('a changed report changes the card', () => {
  const { report } = sources.accounts;
  const withReport = (changed: Partial<typeof report>): string =>
    modelCard({ ...sources, accounts: { ...sources.accounts, report: { ...report, ...changed } } })[0]!.text;

  it('in the figures', () => {
    const text = withReport({ figures: { ...report.figures, auc: 0.12345 } });
    for (const shown of ['12.3 % of', '(AUC 0.123)', '| 0.123 (']) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(shown);
      expect(card).not.toContain(shown);
    }
  });

  it('in the calibration, and in its picture', () => {
    const calibration = report.calibration.map((tenth, at) => (at === 9 ? { ...tenth, observed: 0.4321 } : tenth));
    const changed = { ...sources, accounts: { ...sources.accounts, report: { ...report, calibration } } };
    const [text, picture] = modelCard(changed).map((file) => file.text);
    expect(text).toContain('43.2 %');
    expect(picture).toContain('43.2 % observed');
    expect(picture).not.toBe(files[1]!.text);
  });

  it('and a figure that is no number makes no card', () => {
    expect(() => withReport({ figures: { ...report.figures, calibrationSlope: Number.NaN } })).toThrow(RangeError);
  });

  it('and a free shape that nobody defends makes no card', () => {
    const [first, ...tables] = sources.accounts.tables;
    const accounts = {
      ...sources.accounts,
      tables: [{ ...first!, feature: 'net_margin', monotone: 'none' as const }, ...tables],
    };
    expect(() => modelCard({ ...sources, accounts })).toThrow('why the shape of net_margin is free');
  });
});

describe('figures on public files', () => {
  const answer = { auc: 0.98765, pr_auc: 0.5, calibration_slope: 1.04, rows: 1234, positives: 321 };

  it('stand with their command, and as "not measured" without an answer', async () => {
    const empty = folderOf({});
    const unmeasured = { ...sources, figures: await readFigures(empty), patterns: await readPatterns(empty) };
    const none = modelCard(unmeasured)[0]!.text;
    const runs = [...FIGURE_RUNS, ...PATTERN_RUNS];
    expect(none.match(/\| not measured \|/g)).toHaveLength(runs.length);
    for (const [at, { command }] of runs.entries()) expect(none).toContain(`${command}  # ${at + 1}\n`);
    const figures = await readFigures(folderOf({ 'polish_3year.json': JSON.stringify(answer) }));
    const one = modelCard({ ...unmeasured, figures })[0]!.text;
    expect(one).toMatch(/\| 1\. [^|]+\| 1,234 \/ 321 \| \*\*0\.988\*\* \| 0\.500 \| 1\.04 \| 0\.935: reached \|/);
    expect(one.match(/\| not measured \|/g)).toHaveLength(runs.length - 1);
  });

  it('say so when a goal is missed, by rank or by calibration', async () => {
    const shown = async (changed: object): Promise<string> => {
      const text = JSON.stringify({ ...answer, ...changed });
      const figures = await readFigures(folderOf({ 'polish_5year_train_accounts.json': text }));
      return /\| 3\. .*/.exec(modelCard({ ...sources, figures })[0]!.text)![0];
    };
    expect(await shown({})).toContain('slope 0.9 to 1.1: reached');
    expect(await shown({ auc: 0.9299 })).toContain('missed');
    expect(await shown({ calibration_slope: 1.2 })).toContain('missed');
  });

  it('of absent groups on real rows stand beside those of drawn companies, with their goal', async () => {
    const pattern = { groups: ['market'], auc: 0.7, calibration_slope: 1, rows: 4321, positives: 65 };
    const patternsAnswer = { patterns: [pattern, pattern, pattern], lowest: 0.974, highest: 0.995 };
    const shown = async (changed: object): Promise<string> => {
      const text = JSON.stringify({ ...patternsAnswer, ...changed });
      const patterns = await readPatterns(folderOf({ 'american_patterns.json': text }));
      const card8 = modelCard({ ...sources, patterns })[0]!.text;
      return /\| measured on real rows that hold all groups: 8\. .*/.exec(card8)![0];
    };
    expect(await shown({})).toMatch(/\(4,321 rows, 65 failed\) \| 3 \| 0\.97 to 0\.99 \| 0\.80 to 1\.25: reached \|$/);
    expect(await shown({ lowest: 0.79 })).toContain('0.79 to 0.99 | 0.80 to 1.25: missed');
    expect(await shown({ highest: 1.26 })).toContain('0.97 to 1.26 | 0.80 to 1.25: missed');
    const wrong: readonly object[] = [{ lowest: null }, { patterns: [] }, { patterns: [{ rows: 1 }] }, { patterns: 7 }];
    for (const changed of wrong) await expect(shown(changed)).rejects.toThrow('is not what patterns answers');
  });

  it('are refused when they are no answer of evaluate or apply', async () => {
    const without = JSON.stringify({ ...answer, auc: null });
    await expect(readFigures(folderOf({ 'polish_3year.json': without }))).rejects.toThrow('is not what evaluate');
  });

  it('that are kept belong to a command of the card, and name no place of one machine', async () => {
    const folder = new URL('core/training/figures/', REPOSITORY);
    const kept = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const names = new Set([...FIGURE_RUNS, ...PATTERN_RUNS].map(({ name }) => `${name}.json`));
    expect(kept.filter((name) => !names.has(name))).toEqual([]);
    for (const name of kept)
      expect(await readFile(new URL(name, folder), 'utf8')).not.toMatch(/"(?:data|test|out)": ?"\//);
  });
});

describe('the check', () => {
  it('tells what is missing, stale and current', async () => {
    const root = folderOf({});
    const states = async () => (await checkCard(files, root)).map(({ state }) => state);
    expect(await states()).toEqual(['missing', 'missing', 'missing']);
    await writeCard(files, root);
    expect(await states()).toEqual(['current', 'current', 'current']);
    writeFileSync(new URL('MODEL_CARD.md', root), `${card} `);
    expect(await states()).toEqual(['stale', 'current', 'current']);
  });
});
