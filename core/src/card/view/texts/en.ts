import type { ViewTexts } from '../view-texts.ts';

export const EN_VIEW_TEXTS: ViewTexts = {
  label: 'Credit decision',
  situations: {
    unsaved: { headline: 'Not assessed yet', text: 'Save the record: its credit decision appears here right after.' },
    none: { headline: 'Not assessed yet', text: 'There is no credit decision for this company so far.' },
    assessing: { headline: 'Assessing…', text: 'Asking the sources and making the decision.' },
    slow: {
      headline: 'Still no decision',
      text: 'The assessment takes longer than usual. It goes on in the background; nothing is lost.',
    },
    choose_company: {
      headline: 'Which company is it?',
      text: 'Several companies match this record. Nothing is scored until one is chosen.',
    },
    no_company: {
      headline: 'Which company is it?',
      text: 'No company was found for this record. Add its registration or VAT number, or its exact legal name.',
    },
    failed: { headline: 'No decision could be made', text: 'The assessment failed. Try again in a moment.' },
    offline: {
      headline: 'Creditline cannot be reached',
      text: 'There is no decision from before to show. The record itself is not affected.',
    },
    not_configured: {
      headline: 'Creditline is not connected',
      text: 'An administrator enters the address of the server and the key in the settings.',
    },
    refused: {
      headline: 'Creditline refused the connection',
      text: 'The server does not accept the key of this database. An administrator can check it in the settings.',
    },
  },
  notices: {
    lastKnown: {
      offline: (date) => `Creditline cannot be reached. This is the last known decision, of ${date}.`,
      not_configured: (date) => `Creditline is not connected. This is the last known decision, of ${date}.`,
      refused: (date) => `Creditline refused the connection. This is the last known decision, of ${date}.`,
    },
    expired: (date) => `This decision expired on ${date}. Assess the company again before you rely on it.`,
    naturalPerson:
      'This business is a natural person. A human makes the decision; the person may ask for an explanation and contest it.',
  },
  score: {
    label: 'Score',
    outOf: (total) => `out of ${total}`,
    grade: (grade, band) => `Grade ${grade}: ${band}`,
    oneIn: (count) => `1 in ${count}`,
    chance: (probability) => `Default risk ${probability} within 12 months`,
    between: (low, high) => `likely between ${low} and ${high}`,
    confidence: (percent) => `Confidence ${percent}`,
  },
  delta: {
    since: (delta, date) => `${delta} since ${date}`,
    unchanged: (date) => `unchanged since ${date}`,
    rose: (points, date) => `The score rose by ${points} points since ${date}.`,
    fell: (points, date) => `The score fell by ${points} points since ${date}.`,
  },
  limit: {
    inForce: 'Credit limit',
    proposed: 'Proposed limit',
    proposedIs: (amount) => `Proposed: ${amount}`,
    terms: (days) => (days === 0 ? 'No payment terms' : `Payment terms: ${days} days`),
    parts: { open: 'Open invoices', ordered: 'On order', reserved: 'Reserved', free: 'Free' },
    used: (used, limit, free) => `${used} of ${limit} used, ${free} free`,
    over: (amount, limit) => `${amount} over the limit of ${limit}`,
  },
  reasons: {
    title: 'Why this score',
    known: 'What we do know',
    rule: 'rule',
    more: (count) => (count === 1 ? '1 more reason' : `${count} more reasons`),
    points: (points) => `${points} points`,
    start: 'Starting point',
    other: 'All other effects',
    sum: 'How the points add up',
    scaleEnds: 'Ends of the scale',
    total: 'Score',
  },
  whatIfs: {
    title: 'What would have changed it',
    hint: 'Each line is the same computation with that one fact different. It explains the decision and promises none.',
  },
  missing: {
    title: 'Missing',
    toGetAScore: 'A number would be a guess, so none is shown. To get a score, add:',
  },
  freshness: {
    title: 'Freshness of sources',
    decidedAgo: (age) => `Decided ${age}`,
    decidedOn: (date) => `Decided on ${date}`,
    validUntil: (date) => `Valid until ${date}`,
    expiredOn: (date) => `Expired on ${date}`,
  },
  match: {
    title: 'Companies that match',
    match: (percent) => `match ${percent}`,
    choose: 'Choose',
    chooseNamed: (name, details) => `Choose ${name}, ${details}`,
    statuses: { active: 'active', ceased: 'ceased' },
  },
  refresh: {
    refresh: 'Refresh',
    assess: 'Assess now',
    retry: 'Try again',
    askAgain: 'Ask the sources again',
    free: (date) => `free until ${date}`,
    freeToday: (time) => `free until ${time}`,
    oneUnit: 'costs 1 unit',
    spoken: (label, cost) => `${label}, ${cost}`,
  },
  actions: { history: 'History', override: 'Request an override', settings: 'Open the settings' },
};
