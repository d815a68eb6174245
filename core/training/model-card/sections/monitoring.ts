import { bullet, paragraph } from '../markdown.ts';

/** How the model is watched, and replaced. */
export const monitoringSection = (): string =>
  [
    '## Monitoring and retraining',
    [
      bullet(`**Drift** ([drift.ts](core/src/monitoring/drift.ts)): population stability of the score, of the pattern of sources and of each
        figure, missing ones in a bin of their own, with a test that knows the size of the sample and says "cannot tell".`),
      bullet(`**Outcomes** ([close-cohorts.ts](core/src/monitoring/close-cohorts.ts)): cohorts close after 12 months, no label is used before
        its day, companies already in default are left out; then ranking, calibration and failures by grade.`),
      bullet(`**Challenger** ([challenge.ts](core/src/monitoring/challenge.ts)): a new scorecard decides the same cases in the shadow of
        the old one.`),
    ].join('\n'),
    paragraph(`Retrain or recalibrate when a closed cohort's calibration slope or mean leaves its interval, when drift is material, or after two
      years. A published version is never edited. The steps:`),
    [
      '```sh',
      'npm run train -- fit --data data/polish_5year_train.csv.gz --target class --preset accounts --out accounts.json',
      'npm run train -- fit --data data/sba_balanced_sample.csv.gz --target mis_status --positive CHGOFF --preset profile --out profile.json',
      'npm run train -- combine       # when both stand in core/src/scoring/scorecards',
      'npm run train -- model-card    # this file and its pictures',
      '```',
    ].join('\n'),
  ].join('\n\n');
