import type { CardOptions } from './credit-card.ts';

type Options = Readonly<Record<string, unknown>>;
type FieldNode = { readonly options?: Options };

const wordIn = (options: Options | undefined, name: string): string | undefined => {
  const value = options?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The node's `options`, as props: `card_field` and `override_action`. */
export const optionsOf = ({ options }: FieldNode): CardOptions => ({
  cardField: wordIn(options, 'card_field'),
  overrideAction: wordIn(options, 'override_action'),
});

/** What a form has to read besides the field itself. */
export const dependenciesOf = ({ options }: FieldNode): readonly { readonly name: string; readonly type: string }[] => {
  const cardField = wordIn(options, 'card_field');
  return cardField === undefined ? [] : [{ name: cardField, type: 'text' }];
};
