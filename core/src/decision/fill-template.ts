import type { Language } from '../language.ts';
import type { ReasonValue } from './decision.ts';
import { formatValue, type ValueForm } from './format-value.ts';

/**
 * A text with room for one value:
 * `{value}` is the value in the reader's language; `{value:form}` asks for another form (see `ValueForm`);
 * `[with]` is left out when there is no value; `[with|without]` has a wording for both cases.
 * Segments do not nest, and `{value}` stands inside a segment only, so that no text is ever left with a hole.
 */
export type Template = string;

const SEGMENT = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]/g;
const PLACE = /\{value(?::([a-z_]+))?\}/g;

export const fillTemplate = (template: Template, value: ReasonValue | undefined, language: Language): string =>
  template.replace(SEGMENT, (_, withValue: string, withoutValue: string | undefined) =>
    value === undefined
      ? (withoutValue ?? '')
      : withValue.replace(PLACE, (_place, form: ValueForm | undefined) => formatValue(value, language, form)),
  );
