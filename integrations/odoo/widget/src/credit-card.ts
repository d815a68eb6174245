import { cardView, type CardCandidate, type CardView } from '@creditline/core/card-view';
import type { FieldRecord } from '@web/views/fields/standard_field_props';
import { cardInput } from './card-input.ts';
import { browserClock, type Clock } from './clock.ts';
import type { CardPort } from './card-port.ts';
import { createFieldPort } from './field-port.ts';
import { followCard, type KnownCard } from './follow-card.ts';
import { createOrmPort } from './orm-port.ts';

type Orm = {
  readonly silent: Orm;
  call(model: string, method: string, args?: readonly unknown[], kwargs?: object): Promise<unknown>;
};
type ActionOptions = { readonly additionalContext?: object; readonly onClose?: () => void };
type Action = { doAction(action: unknown, options?: ActionOptions): Promise<unknown> };

/** What the view's author says in `options`. */
export type CardOptions = {
  /** A text field that holds the card, where there are no methods to call. */
  readonly cardField?: string | undefined;
  /** The action (its XML id) with which a person asks for more than the limit; it finds the company as `active_id`. */
  readonly overrideAction?: string | undefined;
};

export type CreditCardParts = {
  readonly orm: Orm;
  readonly action: Action;
  readonly user: { readonly lang: string; readonly tz: string | undefined; readonly isSystem: boolean };
  /** The props of now: Odoo gives a field another record without making it anew. */
  readonly field: () => { readonly name: string; readonly record: FieldRecord } & CardOptions;
  readonly onChange: (known: KnownCard) => void;
  readonly clock?: Clock;
};

const HISTORY_ACTION = 'creditline.action_creditline_decision';
const SETTINGS_ACTION = {
  type: 'ir.actions.act_window',
  res_model: 'res.config.settings',
  views: [[false, 'form']],
  target: 'current',
  context: { module: 'creditline' },
};

/** What a new form shows of its record is already in the database, or it is not saved and there is nothing to ask. */
const savedId = ({ resId }: FieldRecord): number | undefined => (typeof resId === 'number' ? resId : undefined);

/** Which of the card's actions the user is offered. */
const offersOf = (view: CardView, { overrideAction, cardField }: CardOptions, isSystem: boolean) => {
  const isDecided = view.state === 'decided' || view.state === 'too_little_data';
  const isUnconnected = view.state === 'not_configured' || view.state === 'refused';
  return {
    history: isDecided && cardField === undefined,
    override: isDecided && overrideAction !== undefined,
    settings: isUnconnected && isSystem && cardField === undefined,
  };
};

/** Everything that the card on a form does, whichever OWL draws it. */
export const createCreditCard = ({ orm, action, user, field, onChange, clock = browserClock }: CreditCardParts) => {
  let shownId: number | undefined;

  const reload = async (): Promise<void> => {
    const { record, cardField } = field();
    // Somebody may be typing: their words matter more than the other fields' new values.
    if (cardField === undefined && !(await record.isDirty())) await record.load();
  };
  const follower = followCard({ clock, onChange, onSettled: () => void reload() });

  const portOf = (resId: number): CardPort => {
    const { record, cardField } = field();
    return cardField === undefined
      ? createOrmPort(orm.silent, { resModel: record.resModel, resId })
      : createFieldPort(() => field().record.data[cardField], user.lang);
  };
  const whenSaved = async (act: (port: CardPort) => Promise<void>): Promise<void> => {
    const resId = savedId(field().record);
    if (resId !== undefined) await act(portOf(resId));
  };
  const read = (): Promise<void> => whenSaved((port) => follower.read(port.read));
  /** A contact shows the decision of its company, whose id is the account's. */
  const companyId = (): number => Number(follower.known().answer?.card?.account_id ?? field().record.resId);

  /** Undefined until the first answer. */
  const viewOf = (known: KnownCard): CardView | undefined => {
    const isSaved = savedId(field().record) !== undefined;
    return known.isLoading && isSaved ? undefined : cardView(cardInput(known, { user, isSaved }));
  };

  return {
    /** The form shows a record, or its state changed: after a save the score of a new partner is asked for at once. */
    recordChanged: async (): Promise<void> => {
      const { name, record, cardField } = field();
      const resId = savedId(record);
      if (resId !== shownId) follower.forget();
      shownId = resId;
      const isPending = record.data[name] === 'pending' && cardField === undefined;
      if (isPending) return whenSaved((port) => follower.ask(() => port.refresh(false), port.read));
      // The form was loaded again because of what this very card told it.
      const isKnown = follower.known().answer?.card?.state === record.data[name] && cardField === undefined;
      if (!isKnown) await read();
    },
    refresh: async (force: boolean): Promise<void> => {
      const isEnabled = viewOf(follower.known())?.refresh?.isEnabled === true;
      if (isEnabled) await whenSaved((port) => follower.ask(() => port.refresh(force), port.read));
    },
    choose: (candidate: CardCandidate): Promise<void> =>
      whenSaved((port) => follower.ask(() => port.choose(candidate), port.read)),
    openHistory: async (): Promise<void> => {
      const additionalContext = { search_default_partner_id: companyId() };
      await action.doAction(HISTORY_ACTION, { additionalContext });
    },
    requestOverride: async (): Promise<void> => {
      const { record, overrideAction } = field();
      const active_id = companyId();
      const additionalContext = { active_id, active_ids: [active_id], active_model: record.resModel };
      if (overrideAction !== undefined)
        await action.doAction(overrideAction, { additionalContext, onClose: () => void read() });
    },
    openSettings: async (): Promise<void> => void (await action.doAction(SETTINGS_ACTION)),
    stop: (): void => follower.stop(),
    view: viewOf,
    offers: (view: CardView) => offersOf(view, field(), user.isSystem),
  };
};

export type CreditCard = ReturnType<typeof createCreditCard>;
