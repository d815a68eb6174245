import { Component, onWillDestroy, proxy, t, useEffect, useProps } from '@odoo/owl';
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

/** The credit decision in a form, for OWL 3 (Odoo 20): its props are a hook, and an effect finds out what it read. */
export class CreditCardField extends Component {
  static override template = 'creditline.CreditCardField';

  override props = useProps<StandardFieldProps & CardOptions>({
    ...standardFieldProps,
    cardField: t.string().optional(),
    overrideAction: t.string().optional(),
  });
  state: { known: KnownCard } = proxy({ known: unknownCard(browserClock.now()) });
  declare card: CreditCard;

  override setup(): void {
    this.card = createCreditCard({
      orm: useService('orm'),
      action: useService('action'),
      user,
      field: () => this.props,
      onChange: (known) => {
        this.state.known = known;
      },
    });
    useEffect(() => void this.card.recordChanged());
    onWillDestroy(() => this.card.stop());
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
  fieldDependencies: dependenciesOf,
  extractProps: optionsOf,
};

registry.category('fields').add('creditline_card', creditCardField);
