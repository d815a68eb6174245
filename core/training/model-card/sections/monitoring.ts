import { bullet, paragraph } from '../markdown.ts';

/** How the model is watched, and replaced. */
export const monitoringSection = (): string =>
  [
    '## Monitoring and retraining',
    [
      bullet(`**Drift** ([drift.ts](core/src/monitoring/drift.ts)): stability of the score, of the sources that answered and of each figure;
        knows the size of the sample and says "cannot tell".`),
      bullet(`**Outcomes** ([close-cohorts.ts](core/src/monitoring/close-cohorts.ts)): ranking, calibration and failures by grade for cohorts
        whose 12 months have passed; no label is used before its day, companies already in default are left out.`),
      bullet(`**Challenger** ([challenge.ts](core/src/monitoring/challenge.ts)): a new scorecard decides the same cases in the old one's
        shadow.`),
    ].join('\n'),
    paragraph(`Retrain or recalibrate when a closed cohort contradicts the probabilities or drift is material: \`npm run train -- fit\` for each
      learned part, \`combine\`, \`model-card\` ([docs/training.md](docs/training.md) has the lines). A published version is never edited.`),
  ].join('\n\n');
