import { cardView, type CardViewInput } from '@creditline/core/card-view';
import { describe, expect, it } from 'vitest';
import { assessing, choose, credit, decided, failed, input, tooLittle } from './cards.ts';

const view = (change: Partial<CardViewInput> = {}) => cardView({ ...input, ...change });

describe('the other states', () => {
  it('too little data shows no number, what is missing, and what would add most', () => {
    const little = view({ card: tooLittle });
    expect(little.score).toBeNull();
    expect(little.delta).toBeNull();
    expect(little.missing).toMatchObject({
      title: 'A number would be a guess, so none is shown. To get a score, add:',
      most: 'Bank data would narrow the estimate most.',
    });
    expect(little.missing?.rows.map(({ label }) => label)).toEqual(['Annual accounts', 'Bank data']);
    expect(little.reasons).toMatchObject({ title: 'What we do know', sum: [] });
  });

  it('a tie asks which company it is, and nothing else', () => {
    const tie = view({ card: choose });
    expect(tie).toMatchObject({
      state: 'choose_company',
      headline: 'Which company is it?',
      score: null,
      refresh: null,
    });
    expect(tie.candidates?.rows.map(({ details, status, match, spoken }) => [details, status, match, spoken])).toEqual([
      ['44000 Nantes · 000000083', 'active', 'match 71%', 'Choose MARTIN FRERES, 44000 Nantes · 000000083'],
      ['FR', 'ceased', 'match 70%', 'Choose MARTIN FRERES, FR'],
    ]);
    expect(tie.announcement.startsWith('Which company is it? Several')).toBe(true);
  });

  it('no candidate at all asks for a number', () => {
    const none = view({ card: { ...choose, candidates: [] } });
    expect(none.candidates).toBeNull();
    expect(none.text).toContain('registration or VAT number');
  });

  it('assessing waits, and after fifteen seconds says that it takes long and offers to look again', () => {
    expect(view({ card: assessing })).toMatchObject({
      state: 'assessing',
      isBusy: true,
      headline: 'Assessing…',
      refresh: null,
    });
    const slow = view({ card: assessing, now: '2026-11-21T09:31:00.000Z' });
    expect(slow.headline).toBe('Still no decision');
    expect(slow.refresh?.buttons.map(({ label, cost }) => [label, cost])).toEqual([['Try again', null]]);
  });

  it('a first assessment that was asked for is shown as such', () => {
    expect(view({ card: null, isBusy: true }).state).toBe('assessing');
  });

  it('a decision stays while a new one is asked for', () => {
    expect(view({ isBusy: true })).toMatchObject({ state: 'decided', isBusy: true, announcement: 'Assessing…' });
  });

  it('a failure says what the server says of it', () => {
    expect(view({ card: failed })).toMatchObject({ state: 'failed', text: 'All registers are silent.' });
    expect(view({ card: failed }).refresh?.buttons[0]?.spoken).toBe('Try again, costs 1 unit');
  });

  it('no card yet offers an assessment with its price', () => {
    expect(view({ card: null })).toMatchObject({ state: 'none', refresh: { buttons: [{ label: 'Assess now' }] } });
  });

  it('a record that is being typed shows nothing of another', () => {
    const typed = view({ isSaved: false, credit });
    expect(typed).toMatchObject({ state: 'unsaved', score: null, limit: null, refresh: null, notices: [] });
  });
});

describe('without the server', () => {
  it.each(['offline', 'refused', 'not_configured'] as const)(
    '%s keeps the last known decision, and says so',
    (connection) => {
      const last = view({ connection, problem: 'Connection reset.' });
      expect(last.state).toBe('decided');
      expect(last.notices[0]?.text).toContain('last known decision, of 21 Nov 2026');
      expect(last.notices[1]).toMatchObject({ key: 'problem', text: 'Connection reset.' });
    },
  );

  it.each(['offline', 'refused', 'not_configured'] as const)(
    '%s without a decision is the headline itself',
    (connection) => {
      for (const card of [null, assessing, choose, failed]) {
        const none = view({ card, connection });
        expect(none).toMatchObject({ state: connection, candidates: null, notices: [] });
        expect(view({ card, connection, problem: 'The key ended.' }).text).toBe('The key ended.');
      }
    },
  );

  it('a try costs nothing while nobody answers, and is not offered where nothing is set up', () => {
    expect(view({ connection: 'offline' }).refresh?.buttons.map(({ label, cost }) => [label, cost])).toEqual([
      ['Try again', null],
    ]);
    expect(view({ connection: 'not_configured', card: null }).refresh).toBeNull();
  });

  it('a card that an older version kept shows what it has', () => {
    const members = new Set([
      'would_add_most',
      'reasons',
      'counterfactuals',
      'missing',
      'sources',
      'delta',
      'fresh_until',
    ]);
    const old = Object.fromEntries(Object.entries(decided).filter(([name]) => !members.has(name)));
    expect(view({ card: old as typeof decided })).toMatchObject({ state: 'decided', reasons: null, delta: null });
    const bare = [{ code: 'AGE', direction: 'up', points: 12, text: 'Founded long ago.', source: null }];
    const kept = { ...old, reasons: bare, decided_at: 'lately' } as unknown as typeof decided;
    expect(view({ card: kept }).reasons?.first[0]).toMatchObject({ source: null, points: '+12' });
  });
});
