export const COMMANDS = ['evaluate', 'fit', 'apply', 'patterns', 'combine', 'model-card'] as const;
export type CommandName = (typeof COMMANDS)[number];

const READING = `  --data FILE            .csv or .csv.gz with a header; separated by comma, semicolon or tab; an empty cell is a
                         missing value`;

const TARGET = `  --target COLUMN        the outcome, 0 or 1 in every row
  --positive TEXT        the text of the target that counts as 1, for a target in words
  --drop-unlabelled      leaves rows with an empty target out`;

const COLUMNS = `  --exclude A,B          columns that are not learned from; a name with a comma is quoted: '"a,b",c'
  --categorical A,B      columns whose text is a level, not a number`;

const REPEATING = `  --folds N              parts of the file, each predicted by a model of the others (default 10)
  --seed N               the same seed gives the same result on every machine (default 7)
  --workers N            threads (default: one per processor); the result does not depend on it`;

const LEARNING = `  --kind KIND            pairs (default): single columns and pairs of columns; additive: single columns
  --preset PRESET        accounts or profile: columns, signs and settings of a shipped sub-score
  --derive auto|none     whether ratios and differences of columns are added (default auto)
${REPEATING}`;

const ANSWERING = `  --json - | FILE        JSON instead of a table, on stdout or into a file
  --quiet                no progress and no notes on stderr
  --help                 this text`;

const CLOSING = `Progress and notes go to stderr. Exit code: 0 done, 1 the file cannot be used (column and row are named; with
--json - also as {"error":{"code","message","column","row"}} on stdout), 2 the command was typed wrongly.
npm prints two lines of its own on stdout; npm run -s leaves them out.
`;

export const HELP = `npm run train -- evaluate | fit | apply | patterns | combine | model-card [options]

  evaluate   how good a model of a file would be: learned in folds, or measured on a test file
  fit        learns a scorecard from a file and writes it
  apply      scores a file with a scorecard
  patterns   how calibrated probabilities stay when groups of columns are absent
  combine    puts the sub-scores of the shipped scorecard together
  model-card writes MODEL_CARD.md from the reports of the training

npm run train -- COMMAND --help says more.
`;

const EVALUATE = `npm run train -- evaluate --data FILE --target COLUMN [options]

Says how good a model of the file would be on companies it has not seen. No row is predicted by a model that learned
from it.

${READING}
${TARGET}
  --test FILE            learns on --data and measures on this file, instead of in folds
${COLUMNS}
${LEARNING}
  --calibration KIND     platt (default): a line through the log-odds; isotonic: rising steps, for files with thousands
                         of rows of both outcomes
${ANSWERING}

Examples
  npm run train -- evaluate --data polish_3year.csv.gz --target class
  npm run train -- evaluate --data companies.csv --target failed --test companies-2014.csv --exclude "name,siren" --kind additive
  npm run -s train -- evaluate --data loans.csv --target MIS_Status --positive CHGOFF --drop-unlabelled \\
    --categorical "State,LowDoc" --exclude "ChgOffDate,ChgOffPrinGr,Term" --json -

${CLOSING}`;

const FIT = `npm run train -- fit --data FILE --target COLUMN --out FILE [options]

Learns a scorecard and writes it, as data, with the report of its training inside.

${READING}
${TARGET}
  --out FILE             the scorecard, JSON
  --id ID                its name (default: the name of the file)
  --version TEXT         its version (default 1)
${COLUMNS}
${LEARNING}
${ANSWERING}

Probabilities are calibrated by a line through the log-odds (Platt), which leaves the scorecard a sum of tables.

Example
  npm run train -- fit --data polish_5year_train.csv.gz --target class --preset accounts --out accounts.json

${CLOSING}`;

const APPLY = `npm run train -- apply --scorecard accounts | profile | FILE --data FILE [options]

Scores every row of a file. With a target, says how good the scores are.

  --scorecard NAME|FILE  accounts or profile of the shipped scorecard, or a file that fit wrote
${READING}
${TARGET}
  --base-rate R          moves the probabilities from the share of outcomes in the file that the scorecard was learned on
                         to R, such as 0.02 (default: they stay); ranks do not change
  --out FILE             the scores as CSV: row, score, probability_of_default (and target); JSON then has no scores
${ANSWERING}

Examples
  npm run -s train -- apply --scorecard accounts --data polish_3year.csv.gz --target class --json -
  npm run train -- apply --scorecard my-card.json --data companies.csv --out scores.csv

${CLOSING}`;

const PATTERNS = `npm run train -- patterns --data FILE --target COLUMN --groups "NAME=A,B;NAME=C" [options]

Says how calibrated probabilities stay when sources are missing, on real rows that hold all of them. Each group of
columns gets a model of its own (single columns), each set of groups a small logistic regression over those models, as
the shipped scorecard is built. Mean probability / observed share: 1 is right, above 1 cautious.

${READING}
${TARGET}
  --groups GROUPS        2 to 6 groups of columns, each with a name; no column stands in two. Other columns are not read
  --test FILE            learns on --data and measures on this file, instead of in folds
  --exclude A,B          columns that are left out of their groups
  --categorical A,B      columns whose text is a level, not a number
${REPEATING}
${ANSWERING}

Example
  npm run train -- patterns --data companies.csv --target failed --folds 5 \\
    --groups "balance=equity,debts;result=sales,profit;market=market_value"

${CLOSING}`;

const RELEASE_CLOSING = `Progress goes to stderr. Exit code: 0 done, 1 failed (said on stderr, with --json - also as {"error":{...}} on
stdout), 2 the command was typed wrongly. npm prints two lines of its own on stdout; npm run -s leaves them out.
`;

const COMBINE = `npm run train -- combine [options]

Puts the sub-scores of the shipped scorecard together: draws companies with the evidence of all groups of facts, fits
one combiner for each pattern of groups, and checks the mean probability against the observed share on fresh companies.
To be run after fit wrote a new accounts.json or profile.json into core/src/scoring/scorecards. Takes about half a minute.

  --out FILE             the combiners, JSON (default: those of the shipped scorecard)
${ANSWERING}

Example
  npm run train -- combine

${RELEASE_CLOSING}`;

const MODEL_CARD = `npm run train -- model-card [options]

Writes MODEL_CARD.md and docs/model/*.svg from the reports inside the shipped scorecard, the combiners, the base rates
and the figures in core/training/figures.

  --check                writes nothing; exit code 1 when a file is not what the reports say
${ANSWERING}

Examples
  npm run train -- model-card
  npm run train -- model-card --check

${RELEASE_CLOSING}`;

export const COMMAND_HELP: Readonly<Record<CommandName, string>> = {
  evaluate: EVALUATE,
  fit: FIT,
  apply: APPLY,
  patterns: PATTERNS,
  combine: COMBINE,
  'model-card': MODEL_CARD,
};
