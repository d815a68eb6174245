import type { CardViewInput } from './card-view-input.ts';
import type { CardState, RefreshButton, RefreshPart } from './card-view-shape.ts';
import { decidedOf, isSlow, type Speak } from './state-of.ts';

/** While every source's answer is fresh a new score costs nothing. */
const costOf = (freshUntil: string | null, { texts, formats }: Speak): { text: string; isFree: boolean } => {
  if (freshUntil === null || formats.isPast(freshUntil)) return { text: texts.refresh.oneUnit, isFree: false };
  const time = formats.timeToday(freshUntil);
  const text = time === undefined ? texts.refresh.free(formats.date(freshUntil)) : texts.refresh.freeToday(time);
  return { text, isFree: true };
};

const button = (label: string, cost: string | null, { force, texts }: Speak & { force: boolean }): RefreshButton => ({
  label,
  cost,
  spoken: cost === null ? label : texts.refresh.spoken(label, cost),
  force,
});

const buttonsOf = (input: CardViewInput, state: CardState, speak: Speak): readonly RefreshButton[] => {
  const { refresh } = speak.texts;
  const plain = { ...speak, force: false };
  const decided = decidedOf(input.card);
  if (input.connection !== 'online' || state === 'assessing') return [button(refresh.retry, null, plain)];
  if (state === 'failed') return [button(refresh.retry, refresh.oneUnit, plain)];
  if (decided === undefined) return [button(refresh.assess, refresh.oneUnit, plain)];
  const cost = costOf(decided.fresh_until, speak);
  const first = button(refresh.refresh, cost.text, plain);
  return cost.isFree ? [first, button(refresh.askAgain, refresh.oneUnit, { ...speak, force: true })] : [first];
};

/** What may be asked of the server now, with its price on the button. */
export const refreshPart = (input: CardViewInput, state: CardState, speak: Speak): RefreshPart | null => {
  const isWaiting = state === 'assessing' && !isSlow(input.card, input.now);
  const isPossible = state !== 'unsaved' && state !== 'choose_company' && !isWaiting;
  if (!input.canRefresh || !isPossible || input.connection === 'not_configured') return null;
  return { isEnabled: !input.isBusy || state === 'assessing', buttons: buttonsOf(input, state, speak) };
};
