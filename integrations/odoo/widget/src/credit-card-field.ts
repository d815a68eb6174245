import { Component, onWillDestroy, useEffect, useState } from '@odoo/owl';
import type { CardCandidate, CardView } from '@creditline/core/card-view';
import { _t } from '@web/core/l10n/translation';
import { registry } from '@web/core/registry';
import { user } from '@web/core/user';
import { useService } from '@web/core/utils/hooks';
import { standardFieldProps, type StandardFieldProps } from '@web/views/fields/standard_field_props';
import { browserClock } from './clock.ts';
import { createCreditCard, type CardOptions, type CreditCard } from './credit-card.ts';
import { dependenciesOf, optionsOf } from './credit-card-options.ts';
import { focusHeadline } from './focus-headline.ts';
import { unknownCard, type KnownCard } from './follow-card.ts';

const optionalWord = { type: String, optional: true };

/** The credit decision in a form, for OWL 2 (Odoo 18 and 19). */
export class CreditCardField extends Component<StandardFieldProps & CardOptions> {
  static override template = 'creditline.CreditCardField';
  static override props = {
    ...standardFieldProps,
    cardField: optionalWord,
    overrideAction: optionalWord,
  };

  declare state: { known: KnownCard };
  declare card: CreditCard;

  override setup(): void {
    this.state = useState({ known: unknownCard(browserClock.now()) });
    this.card = createCreditCard({
      orm: useService('orm'),
      action: useService('action'),
      user,
      field: () => this.props,
      onChange: (known) => {
        this.state.known = known;
      },
    });
    useEffect(
      () => void this.card.recordChanged(),
      () => [this.props.record.resId, this.props.record.data[this.props.name], this.cardText],
    );
    onWillDestroy(() => this.card.stop());
  }

  get cardText(): unknown {
    const { record, cardField } = this.props;
    return cardField === undefined ? undefined : record.data[cardField];
  }

  get view(): CardView | undefined {
    return this.card.view(this.state.known);
  }

  choose(candidate: CardCandidate, event: Event): Promise<void> {
    focusHeadline(event);
    return this.card.choose(candidate);
  }
}

export const creditCardField = {
  component: CreditCardField,
  displayName: _t('Credit decision'),
  supportedTypes: ['selection'],
  supportedOptions: [
    { label: _t('Field with the card'), name: 'card_field', type: 'string' },
    { label: _t('Action that requests an override'), name: 'override_action', type: 'string' },
  ],
  fieldDependencies: dependenciesOf,
  extractProps: optionsOf,
};

registry.category('fields').add('creditline_card', creditCardField);
